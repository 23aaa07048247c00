import * as z from 'zod';
import { readProperties } from '../read-properties.ts';
import type { Located, Resolver } from '../resolve-intrinsics.ts';
import { type EdgeFunction, edgeFunction } from './edge-function.ts';
import { type HeadersPolicy, readHeadersPolicy } from './headers-policy.ts';
import { managedCachePolicies, managedOriginRequestPolicies } from './managed-policies.ts';

/** Where a distribution fetches what it is asked for. */
export type Origin =
  | { readonly kind: 'bucket'; readonly bucket: string }
  /** Host and port. */
  | { readonly kind: 'http'; readonly host: string };

/** What is done with the requests of some paths. */
export interface Behavior {
  /** `*` stands for any signs, `?` for one. */
  readonly pathPattern: string;
  readonly origin: Origin;
  readonly methods: readonly string[];
  readonly forwardsAllHeaders: boolean;
  readonly compresses: boolean;
  readonly onViewerRequest: EdgeFunction | undefined;
  readonly headers: HeadersPolicy | undefined;
}

/** The template's CloudFront distribution, ready to be served. */
export interface Distribution {
  readonly defaultRootObject: string;
  /** In the order in which they are tried; the last one takes everything. */
  readonly behaviors: readonly Behavior[];
}

const behaviorSchema = z.object({
  PathPattern: z.string().default('*'),
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  CachePolicyId: z.enum(managedCachePolicies, 'only managed cache policies run locally'),
  OriginRequestPolicyId: z
    .enum(managedOriginRequestPolicies, 'only AllViewerExceptHostHeader runs locally')
    .optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  Compress: z.boolean().default(false),
  FunctionAssociations: z
    .array(
      z.object({
        EventType: z.literal('viewer-request', 'functions run locally on viewer-request only'),
        FunctionARN: z.string(),
      }),
    )
    .max(1)
    .default([]),
  LambdaFunctionAssociations: z.undefined('Lambda@Edge does not run locally').optional(),
});
const originSchema = z.object({
  Id: z.string(),
  DomainName: z.string(),
  OriginPath: z.undefined('origin paths do not run locally').optional(),
  S3OriginConfig: z.object({}).optional(),
});
const distributionSchema = z.object({
  DistributionConfig: z.object({
    DefaultRootObject: z.string().default(''),
    Origins: z.array(originSchema),
    CacheBehaviors: z.array(behaviorSchema).default([]),
    DefaultCacheBehavior: behaviorSchema,
    CustomErrorResponses: z.undefined('custom error responses do not run locally').optional(),
  }),
});

/** Reads the distribution of all stacks, if there is one. Throws on a second one and on what does not run locally. */
export function readDistribution(resolver: Resolver): Distribution | undefined {
  const [located, ...others] = resolver.resourcesOf('AWS::CloudFront::Distribution');
  if (others.length > 0) throw new Error('one distribution runs locally, the assembly has more');
  if (!located) return undefined;
  const { DistributionConfig: config } = readProperties(resolver, located, distributionSchema);
  const origins = new Map(config.Origins.map((origin) => [origin.Id, originOf(resolver, origin)]));
  return {
    defaultRootObject: config.DefaultRootObject,
    behaviors: [...config.CacheBehaviors, config.DefaultCacheBehavior].map((behavior) => {
      const origin = origins.get(behavior.TargetOriginId);
      if (!origin) throw new Error(`the distribution has no origin ${behavior.TargetOriginId}`);
      return behaviorOf(resolver, behavior, origin);
    }),
  };
}

function behaviorOf(resolver: Resolver, read: z.infer<typeof behaviorSchema>, origin: Origin): Behavior {
  const [association] = read.FunctionAssociations;
  const policy = read.ResponseHeadersPolicyId;
  return {
    pathPattern: read.PathPattern,
    origin,
    methods: read.AllowedMethods,
    forwardsAllHeaders: read.OriginRequestPolicyId !== undefined,
    compresses: read.Compress && read.CachePolicyId === managedCachePolicies.CachingOptimized,
    onViewerRequest:
      association && edgeFunction(resolver, partNamed(resolver, 'Function', association.FunctionARN)),
    headers:
      policy === undefined
        ? undefined
        : readHeadersPolicy(resolver, partNamed(resolver, 'ResponseHeadersPolicy', policy)),
  };
}

function originOf(resolver: Resolver, { DomainName, S3OriginConfig }: z.infer<typeof originSchema>): Origin {
  if (!S3OriginConfig) return { kind: 'http', host: DomainName };
  const bucket = resolver
    .resourcesOf('AWS::S3::Bucket')
    .map((located) => resolver.attributes(located))
    .find(({ RegionalDomainName }) => RegionalDomainName === DomainName);
  if (!bucket) throw new Error(`no stack has a bucket at ${DomainName}`);
  return { kind: 'bucket', bucket: bucket['Ref'] ?? '' };
}

function partNamed(resolver: Resolver, kind: 'Function' | 'ResponseHeadersPolicy', id: string): Located {
  const found = resolver
    .resourcesOf(`AWS::CloudFront::${kind}`)
    .find((part) => Object.values(resolver.attributes(part)).includes(id));
  if (!found) throw new Error(`no stack has an AWS::CloudFront::${kind} ${id}`);
  return found;
}
