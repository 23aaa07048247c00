import type { Assembly } from './read-assembly.ts';

/** Types the local cloud makes real. */
const RUN = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::Events::Rule',
  'AWS::Lambda::Alias',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Version',
  'AWS::S3::Bucket',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::SecretsManager::Secret',
  'Custom::CDKBucketDeployment',
  'Custom::S3BucketNotifications',
]);

/**
 * Types that change who may do what, what is recorded or who is woken at night, but not what the system computes.
 * A name ending in `::` stands for the whole service.
 */
const WITHOUT_EFFECT = [
  'AWS::ApplicationAutoScaling::',
  'AWS::Athena::',
  'AWS::Backup::',
  'AWS::Budgets::',
  'AWS::CDK::Metadata',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudTrail::',
  'AWS::CloudWatch::',
  'AWS::Glue::',
  'AWS::IAM::',
  'AWS::KMS::',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::Logs::QueryDefinition',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::SSM::Parameter',
  'AWS::SecretsManager::ResourcePolicy',
  'AWS::WAFv2::',
  'Custom::LogRetention',
  'Custom::S3AutoDeleteObjects',
];

/** True for a type that may be left out locally without changing what comes out. */
export function isWithoutEffect(type: string): boolean {
  return WITHOUT_EFFECT.some((known) => (known.endsWith('::') ? type.startsWith(known) : type === known));
}

/** Throws, naming every resource whose type is neither run nor known to be without effect locally. */
export function assertSupported(assembly: Assembly): void {
  const unknown = assembly.stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources)
      .filter(([, { Type }]) => !RUN.has(Type) && !isWithoutEffect(Type))
      .map(([logicalId, { Type }]) => `  ${Type} ${logicalId} (stack ${name})`),
  );
  if (unknown.length === 0) return;
  throw new Error(
    `The local cloud cannot run these resources:\n${unknown.join('\n')}\n` +
      'Teach it (local/) or, if they change nothing a handler sees, list the type in local/resource-support.ts.',
  );
}
