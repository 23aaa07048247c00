import * as z from 'zod';
import { readProperties } from '../read-properties.ts';
import type { Located, Resolver } from '../resolve-intrinsics.ts';

/** Whose tokens a route asks for. */
export interface JwtRules {
  readonly issuer: string;
  readonly audience: readonly string[];
}

/** Which browser origins may do what; empty lists allow nothing. */
export type CorsRules = z.infer<typeof corsSchema>;

export interface HttpRoute {
  /** `GET /pets/{id}`, or `$default`. */
  readonly routeKey: string;
  /** Name, ARN or qualified ARN. */
  readonly functionReference: string;
  readonly timeoutMs: number;
  readonly jwt: JwtRules | undefined;
  /** Of these, a token must carry one; empty where any token will do. */
  readonly scopes: readonly string[];
}

/** The template's HTTP API, ready to be served. */
export interface HttpApi {
  readonly id: string;
  readonly cors: CorsRules | undefined;
  readonly routes: readonly HttpRoute[];
}

const corsSchema = z.object({
  AllowCredentials: z.boolean().default(false),
  AllowHeaders: z.array(z.string()).default([]),
  AllowMethods: z.array(z.string()).default([]),
  AllowOrigins: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]),
  MaxAge: z.number().optional(),
});
const apiSchema = z.object({ CorsConfiguration: corsSchema.optional() });
const routeSchema = z.object({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string().startsWith('integrations/'),
  AuthorizationType: z.enum(['NONE', 'JWT'], 'only JWT authorizers run locally').default('NONE'),
  AuthorizationScopes: z.array(z.string()).default([]),
  AuthorizerId: z.string().optional(),
});
const integrationSchema = z.object({
  IntegrationType: z.literal('AWS_PROXY', 'only functions answer routes locally'),
  IntegrationUri: z.string().includes(':lambda:'),
  PayloadFormatVersion: z.literal('2.0', 'only payload format 2.0 runs locally'),
  RequestParameters: z.undefined('parameter mappings do not run locally').optional(),
  TimeoutInMillis: z.number().default(30_000),
});
const authorizerSchema = z.object({
  AuthorizerType: z.literal('JWT', 'only JWT authorizers run locally'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.object({ Audience: z.array(z.string()), Issuer: z.url() }),
});
const stageSchema = z.object({
  ApiId: z.string(),
  StageName: z.literal('$default', 'HTTP APIs run locally in the stage $default only'),
});

/** Reads the HTTP API of all stacks, if there is one. Throws on a second one and on what does not run locally. */
export function readHttpApi(resolver: Resolver): HttpApi | undefined {
  const [api, ...others] = apisOf(resolver, 'HTTP');
  if (others.length > 0) throw new Error('one HTTP API runs locally, the assembly has more');
  if (!api) return undefined;
  const id = idOf(resolver, api);
  const stages = resolver
    .resourcesOf('AWS::ApiGatewayV2::Stage')
    .filter((stage) => belongsTo(resolver, stage, id));
  for (const stage of stages) readProperties(resolver, stage, stageSchema);
  return {
    id,
    cors: readProperties(resolver, api, apiSchema).CorsConfiguration,
    routes: resolver
      .resourcesOf('AWS::ApiGatewayV2::Route')
      .filter((route) => belongsTo(resolver, route, id))
      .map((route) => readRoute(resolver, route)),
  };
}

/** The APIs of one protocol over all stacks. */
export function apisOf(resolver: Resolver, protocol: 'HTTP' | 'WEBSOCKET'): Located[] {
  return resolver
    .resourcesOf('AWS::ApiGatewayV2::Api')
    .filter(({ resource }) => resource.Properties['ProtocolType'] === protocol);
}

/** Whether a route or a stage is part of the API with this id. */
export function belongsTo(resolver: Resolver, part: Located, apiId: string): boolean {
  return readProperties(resolver, part, z.object({ ApiId: z.string() })).ApiId === apiId;
}

function readRoute(resolver: Resolver, located: Located): HttpRoute {
  const route = readProperties(resolver, located, routeSchema);
  const integrationId = route.Target.slice('integrations/'.length);
  const integration = readProperties(
    resolver,
    partNamed(resolver, 'Integration', integrationId),
    integrationSchema,
  );
  return {
    routeKey: route.RouteKey,
    functionReference: integration.IntegrationUri,
    timeoutMs: integration.TimeoutInMillis,
    jwt: route.AuthorizationType === 'JWT' ? readAuthorizer(resolver, route.AuthorizerId) : undefined,
    scopes: route.AuthorizationScopes,
  };
}

function readAuthorizer(resolver: Resolver, id = ''): JwtRules {
  const authorizer = readProperties(resolver, partNamed(resolver, 'Authorizer', id), authorizerSchema);
  return { issuer: authorizer.JwtConfiguration.Issuer, audience: authorizer.JwtConfiguration.Audience };
}

/** The integration or authorizer of that id. Throws when no stack has it. */
export function partNamed(resolver: Resolver, kind: 'Integration' | 'Authorizer', id: string): Located {
  const found = resolver
    .resourcesOf(`AWS::ApiGatewayV2::${kind}`)
    .find((part) => idOf(resolver, part) === id);
  if (!found) throw new Error(`no stack has an AWS::ApiGatewayV2::${kind} ${id}`);
  return found;
}

function idOf(resolver: Resolver, located: Located): string {
  return resolver.attributes(located)['Ref'] ?? '';
}
