import putIn from './emulator/put-in.json' with { type: 'json' };
import { type Names, resolveTemplate, unknown } from './resolve-template.ts';

interface TemplateResource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** Which properties of a template are held against what the service itself tells. */
const readBack: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGatewayV2::Authorizer': ['AuthorizerType', 'IdentitySource', 'JwtConfiguration'],
  'AWS::ApiGatewayV2::Route': ['RouteKey', 'AuthorizationType', 'AuthorizerId'],
  'AWS::ApiGatewayV2::Stage': ['AutoDeploy', 'DefaultRouteSettings', 'AccessLogSettings'],
  'AWS::CloudWatch::Alarm': [
    'AlarmActions',
    'ComparisonOperator',
    'EvaluationPeriods',
    'ExtendedStatistic',
    'MetricName',
    'Namespace',
    'Period',
    'Statistic',
    'Threshold',
    'TreatMissingData',
  ],
  'AWS::DynamoDB::GlobalTable': [
    'BillingMode',
    'GlobalSecondaryIndexes',
    'KeySchema',
    'Replicas',
    'SSESpecification',
    'TimeToLiveSpecification',
  ],
  'AWS::Events::Rule': ['ScheduleExpression', 'State', 'Targets'],
  'AWS::IAM::Policy': ['PolicyDocument'],
  'AWS::IAM::Role': ['AssumeRolePolicyDocument'],
  'AWS::KMS::Key': ['EnableKeyRotation', 'KeyPolicy'],
  'AWS::Lambda::Alias': ['ProvisionedConcurrencyConfig'],
  'AWS::Lambda::EventSourceMapping': [
    'BatchSize',
    'EventSourceArn',
    'FunctionResponseTypes',
    'ScalingConfig',
  ],
  'AWS::Lambda::Function': [
    'Architectures',
    'Environment',
    'Handler',
    'KmsKeyArn',
    'MemorySize',
    'Role',
    'Runtime',
    'Timeout',
  ],
  'AWS::Logs::LogGroup': ['RetentionInDays'],
  'AWS::S3::Bucket': [
    'BucketEncryption',
    'CorsConfiguration',
    'LifecycleConfiguration',
    'LoggingConfiguration',
    'ObjectLockEnabled',
    'PublicAccessBlockConfiguration',
    'VersioningConfiguration',
  ],
  'AWS::S3::BucketPolicy': ['PolicyDocument'],
  'AWS::SNS::Topic': ['KmsMasterKeyId'],
  'AWS::SQS::Queue': ['KmsMasterKeyId', 'MessageRetentionPeriod', 'RedrivePolicy', 'VisibilityTimeout'],
  'AWS::SecretsManager::Secret': ['KmsKeyId'],
};

export interface Comparison {
  /** How many resources of a type were asked about. */
  readonly resources: ReadonlyMap<string, number>;
  /** How many single values the emulator itself took from the template. */
  readonly kept: number;
  /** How many it drops, and emulator/start.py put in: that they are equal proves nothing but that they can be told. */
  readonly putIn: number;
  /** How many only the deployment itself knows, such as the domain of an API. */
  readonly unknown: number;
  /** Each with resource, path, what was to be and what is. */
  readonly differences: readonly string[];
}

/** Holds every setting of a template that can be asked for against what was deployed: none may be dropped in silence. */
export function compareSettings(
  template: { readonly Resources: Readonly<Record<string, TemplateResource>> },
  names: Names,
): Comparison {
  const resources = new Map<string, number>();
  const tally: Tally = { kept: 0, putIn: 0, unknown: 0, differences: [] };
  for (const [name, { Type, Properties = {} }] of Object.entries(template.Resources)) {
    const wanted = readBack[Type];
    if (!wanted) continue;
    resources.set(Type, (resources.get(Type) ?? 0) + 1);
    const settings = names.resources[name]?.settings ?? { unreadable: 'not deployed' };
    if ('unreadable' in settings) tally.differences.push(`${name}: ${settings['unreadable']}`);
    for (const property of wanted.filter((key) => key in Properties && !('unreadable' in settings)))
      compare(
        resolveTemplate(Properties[property], names),
        settings[property],
        { type: Type, name, path: property },
        tally,
      );
  }
  return { resources, ...tally };
}

type Tally = { kept: number; putIn: number; unknown: number; differences: string[] };

/** Of one value: type and name of its resource, and its path among the properties. */
interface Place {
  readonly type: string;
  readonly name: string;
  readonly path: string;
}

const inside = (place: Place, step: string): Place => ({ ...place, path: `${place.path}${step}` });

const listed: Readonly<Record<string, readonly string[]>> = putIn;

function isPutIn({ type, path }: Place): boolean {
  const plain = path.replaceAll(/\[\d+\]/g, '');
  return (listed[type] ?? []).some((one) => plain === one || plain.startsWith(`${one}.`));
}

/** Everything that is expected must be there; services add values of their own. */
function compare(expected: unknown, actual: unknown, place: Place, tally: Tally): void {
  if (expected === unknown) expectSome(actual, place, tally);
  else if (Array.isArray(expected) || Array.isArray(actual))
    compareLists([expected].flat(), [actual].flat(), place, tally);
  else if (typeof expected === 'object' && expected !== null) {
    const found = typeof actual === 'string' ? JSON.parse(actual) : (actual ?? {});
    for (const [key, part] of Object.entries(expected))
      compare(part, found[key], inside(place, `.${key}`), tally);
  } else if (String(expected) === String(actual)) tally[isPutIn(place) ? 'putIn' : 'kept'] += 1;
  else differ(tally, place, expected, actual);
}

/** A value that only the deployment knows has to be there, and no reference may be left in it. */
function expectSome(actual: unknown, place: Place, tally: Tally): void {
  const isLeft = typeof actual === 'string' && actual.includes('{{resolve:');
  if (isLeft || actual === undefined || actual === null) differ(tally, place, 'a value', actual);
  else tally.unknown += 1;
}

function compareLists(
  expected: readonly unknown[],
  actual: readonly unknown[],
  place: Place,
  tally: Tally,
): void {
  const found = inOrder(actual);
  if (expected.length !== found.length) differ(tally, place, expected, actual);
  else
    for (const [at, item] of inOrder(expected).entries())
      compare(item, found[at], inside(place, `[${at}]`), tally);
}

const inOrder = (list: readonly unknown[]) =>
  list.every((item) => typeof item === 'string') ? [...list].sort() : list;

function differ(tally: Tally, { name, path }: Place, expected: unknown, actual: unknown): void {
  tally.differences.push(`${name}.${path}: ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`);
}
