import * as z from 'zod';
import { readProperties } from '../read-properties.ts';
import type { Resolver } from '../resolve-intrinsics.ts';
import { apisOf, belongsTo, partNamed } from './read-http-api.ts';

/** The template's WebSocket API, ready to be served. */
export interface LiveApi {
  readonly id: string;
  /** The path of its URL, without a slash. */
  readonly stage: string;
  /** Asked whether a connection may be made. */
  readonly connectFunction: string;
  /** Told when one has ended. */
  readonly disconnectFunction: string | undefined;
}

const routeSchema = z.object({
  RouteKey: z.enum(['$connect', '$disconnect'], 'only $connect and $disconnect run locally'),
  Target: z.string().startsWith('integrations/'),
  AuthorizationType: z.literal('NONE', 'authorizers of WebSocket APIs do not run locally').default('NONE'),
});
const integrationSchema = z.object({
  IntegrationType: z.literal('AWS_PROXY', 'only functions answer routes locally'),
  IntegrationUri: z.templateLiteral([z.string(), '/functions/', z.string(), '/invocations']),
});
const stageSchema = z.object({ StageName: z.string() });

/** Reads the WebSocket API of all stacks, if there is one. Throws on a second one and on what does not run locally. */
export function readLiveApi(resolver: Resolver): LiveApi | undefined {
  const [api, ...others] = apisOf(resolver, 'WEBSOCKET');
  if (others.length > 0) throw new Error('one WebSocket API runs locally, the assembly has more');
  if (!api) return undefined;
  const id = resolver.attributes(api)['Ref'] ?? '';
  const parts = (type: string) => resolver.resourcesOf(type).filter((part) => belongsTo(resolver, part, id));
  const [stage, ...otherStages] = parts('AWS::ApiGatewayV2::Stage');
  if (!stage || otherStages.length > 0) throw new Error('a WebSocket API runs locally in one stage');
  const functions = new Map(
    parts('AWS::ApiGatewayV2::Route').map((located) => {
      const { RouteKey, Target } = readProperties(resolver, located, routeSchema);
      return [RouteKey, functionOf(resolver, Target.slice('integrations/'.length))];
    }),
  );
  const connectFunction = functions.get('$connect');
  if (connectFunction === undefined) throw new Error('a WebSocket API runs locally with a route $connect');
  return {
    id,
    stage: readProperties(resolver, stage, stageSchema).StageName,
    connectFunction,
    disconnectFunction: functions.get('$disconnect'),
  };
}

function functionOf(resolver: Resolver, integrationId: string): string {
  const integration = partNamed(resolver, 'Integration', integrationId);
  const { IntegrationUri } = readProperties(resolver, integration, integrationSchema);
  return IntegrationUri.split('/functions/')[1]?.slice(0, -'/invocations'.length) ?? '';
}
