import { describe, expect, it } from 'vitest';
import { onlyOf, type Resource, resourcesOf, synthesized } from './synthesized.ts';

const dev = synthesized('dev');
const prod = synthesized('prod');

const only = (type: string, from = dev) => onlyOf(type, from);

/** A text of the template, with the names of what it refers to in place of the references. */
function spelt(expression: unknown): string {
  if (typeof expression === 'string') return expression;
  const [[name = '', argument] = []] = Object.entries(expression as Record<string, unknown>);
  if (name === 'Fn::Join') return (argument as [string, unknown[]])[1].map(spelt).join('');
  if (name === 'Fn::Select') return `part ${(argument as unknown[])[0]}`;
  return `<${[argument].flat().join('.')}>`;
}

function intakeRules({ template, resources }: typeof dev): unknown {
  const { Ref: intake } = template.findOutputs('IntakeBucket')['IntakeBucket']?.['Value'] ?? {};
  return resources[intake]?.Properties.CorsConfiguration.CorsRules;
}

const config = () => only('AWS::CloudFront::Distribution').DistributionConfig;
const security = () =>
  only('AWS::CloudFront::ResponseHeadersPolicy').ResponseHeadersPolicyConfig.SecurityHeadersConfig;
const directivesOf = (policy: unknown) =>
  Object.fromEntries(
    spelt(policy)
      .split('; ')
      .map((directive) => {
        const [name, ...sources] = directive.split(' ');
        return [name, sources];
      }),
  );

describe('the portal by CloudFront', () => {
  it('lets pages run what comes from their own origin, and talk to it, to sign-in, live alerts and the intake bucket alone', () => {
    expect(directivesOf(security().ContentSecurityPolicy.ContentSecurityPolicy)).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'"],
      'connect-src': [
        "'self'",
        ...['part', '0//part', '2'],
        expect.stringMatching(
          /^wss:\/\/<LiveAlerts\w+>\.execute-api\.ap-southeast-1\.<AWS::URLSuffix>\/live$/,
        ),
        expect.stringMatching(/^https:\/\/s3\.ap-southeast-1\.<AWS::URLSuffix>\/<BucketsIntake\w+>\/$/),
      ],
      'form-action': ["'self'", ...['part', '0//part', '2']],
      'frame-ancestors': ["'none'"],
      'base-uri': ["'none'"],
    });
  });

  it('is answered with headers that no origin can weaken, on every path', () => {
    expect(security()).toMatchObject({
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: 'DENY', Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'same-origin', Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63072000, Override: true },
    });
    const { CacheBehaviors, DefaultCacheBehavior } = config();
    for (const behavior of [...CacheBehaviors, DefaultCacheBehavior]) {
      expect(behavior.ResponseHeadersPolicyId.Ref).toMatch(/^PortalHeaders/);
      expect(behavior.ViewerProtocolPolicy).toBe('redirect-to-https');
    }
  });

  it('hands what is for the API to it, token and all, and keeps no answer', () => {
    const { CacheBehaviors, Origins } = config();
    expect(CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern)).toEqual([
      '/api/*',
      '/nhsa/*',
      '/cds-services*',
      '/openapi.json',
    ]);
    const api = Origins.find(({ CustomOriginConfig }: Resource['Properties']) => CustomOriginConfig);
    expect(api.CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    });
    for (const behavior of CacheBehaviors) {
      expect(behavior).toMatchObject({
        TargetOriginId: api.Id,
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad', // CachingDisabled
        OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac', // AllViewerExceptHostHeader
      });
      expect(behavior.AllowedMethods).toContain('POST');
      expect(behavior.FunctionAssociations).toBeUndefined();
    }
  });

  it("leaves the API's errors as they are: no page stands in for them", () => {
    expect(config().CustomErrorResponses).toBeUndefined();
  });

  it('reads its bucket signed, as the one distribution that may', () => {
    expect(only('AWS::CloudFront::OriginAccessControl').OriginAccessControlConfig).toMatchObject({
      SigningBehavior: 'always',
      SigningProtocol: 'sigv4',
    });
    const allowed = resourcesOf('AWS::S3::BucketPolicy', dev)
      .filter(([, { Properties }]) => Properties.Bucket.Ref.startsWith('PortalFiles'))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
      .filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toEqual([
      expect.objectContaining({
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Action: 's3:GetObject',
        Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() } },
      }),
    ]);
  });

  it('keeps files named by their content for a year, and asks for the others each time', () => {
    const deployments = resourcesOf('Custom::CDKBucketDeployment', dev).map(
      ([, { Properties }]) => Properties,
    );
    const kept = deployments.map(({ SystemMetadata, Exclude, Include, Prune }) => [
      SystemMetadata['cache-control'],
      { Exclude, Include, Prune },
    ]);
    expect(Object.fromEntries(kept)).toEqual({
      // Pages that are open still find the files of their day.
      'public,max-age=31536000,immutable': { Exclude: ['*'], Include: ['assets/*'], Prune: false },
      'no-cache': { Exclude: ['assets/*'], Include: undefined, Prune: true },
    });
  });

  it('writes down who came, for as long as its stage says', () => {
    const log = config().Logging.Bucket['Fn::GetAtt'][0];
    expect(dev.resources[log]?.Properties.LifecycleConfiguration.Rules[0].ExpirationInDays).toBe(30);
  });

  it('lets its pages, and those that the stage lists, put parts of files into the intake bucket', () => {
    expect(intakeRules(dev)).toEqual([
      {
        AllowedMethods: ['PUT'],
        AllowedOrigins: ['https://*.cloudfront.net', '*'],
        AllowedHeaders: ['Content-Type', 'x-amz-*'],
        ExposedHeaders: ['ETag'],
        MaxAge: 3600,
      },
    ]);
  });
});

describe('the portal by the HTTP API, as in China', () => {
  const handler = () =>
    resourcesOf('AWS::Lambda::Function', prod)
      .map(([, { Properties }]) => Properties)
      .find(({ Environment }) => Environment?.Variables.POWERTOOLS_SERVICE_NAME === 'portal');

  it('has nothing of CloudFront', () => {
    const types = Object.values(prod.resources).map(({ Type }) => Type);
    expect(types.filter((type) => type.startsWith('AWS::CloudFront'))).toEqual([]);
  });

  it('is told the same policy', () => {
    const policy = directivesOf(handler()?.Environment.Variables.CONTENT_SECURITY_POLICY);
    expect(policy).toMatchObject({ 'default-src': ["'none'"], 'script-src': ["'self'"] });
    expect(policy['connect-src']).toHaveLength(6);
  });

  it('takes what no other route takes, and asks for no token', () => {
    const routes = resourcesOf('AWS::ApiGatewayV2::Route', prod).map(([, { Properties }]) => Properties);
    const open = routes.filter(({ AuthorizationType }) => AuthorizationType === 'NONE');
    expect(open.map(({ RouteKey }) => RouteKey)).toEqual(expect.arrayContaining(['GET /', 'GET /{path+}']));
  });

  it('may read its files and nothing else', () => {
    const [, role] =
      resourcesOf('AWS::IAM::Policy', prod).find(([id]) => id.startsWith('PortalHandlerRole')) ?? [];
    const onBuckets = role?.Properties.PolicyDocument.Statement.filter(
      ({ Action }: { Action: string | string[] }) =>
        [Action].flat().some((action) => action.startsWith('s3:')),
    );
    expect(onBuckets.map(({ Action }: { Action: string }) => Action)).toEqual([
      's3:GetObject',
      's3:ListBucket',
    ]);
    for (const { Resource: resource } of onBuckets) expect(JSON.stringify(resource)).toContain('PortalFiles');
  });

  it('names its own origin to the intake bucket', () => {
    const own = { 'Fn::GetAtt': [expect.stringMatching(/^HttpApi/), 'ApiEndpoint'] };
    expect(intakeRules(prod)).toEqual([expect.objectContaining({ AllowedOrigins: [own] })]);
  });
});
