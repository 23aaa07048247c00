import type { Resource } from './synthesized.ts';

type Resources = Readonly<Record<string, Resource>>;

/** One statement of a template, with names instead of references. */
export interface Statement {
  /** The function whose role has it, or the resource that it is the policy of. */
  readonly owner: string;
  readonly kind: 'role' | 'trust' | 'resource';
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Who may, where the statement stands at the resource. */
  readonly principals: readonly string[];
  /** Such as `s3:prefix StringLike lists/*`. */
  readonly conditions: readonly string[];
}

/** What kinds of policy there are, and in which property each names its resource. */
const RESOURCE_POLICIES: Readonly<Record<string, readonly [document: string, of: string | null]>> = {
  'AWS::KMS::Key': ['KeyPolicy', null],
  'AWS::S3::BucketPolicy': ['PolicyDocument', 'Bucket'],
  'AWS::SQS::QueuePolicy': ['PolicyDocument', 'Queues'],
  'AWS::SNS::TopicPolicy': ['PolicyDocument', 'Topics'],
  'AWS::SecretsManager::ResourcePolicy': ['ResourcePolicy', 'SecretId'],
  'AWS::Logs::ResourcePolicy': ['PolicyDocument', null],
};

/** Every statement of every policy in a template, but for the permissions of functions (`invokersOf`). */
export function statementsOf(resources: Resources): Statement[] {
  return Object.entries(resources).flatMap(([id, { Type, Properties }]) => {
    if (Type === 'AWS::IAM::Policy' || Type === 'AWS::IAM::ManagedPolicy') {
      const owners: string[] = (Properties.Roles ?? []).map((role: { Ref: string }) =>
        ownerOf(role.Ref, resources),
      );
      return owners.flatMap((owner) => read(Properties.PolicyDocument, owner, 'role'));
    }
    if (Type === 'AWS::IAM::Role') return ofRole(id, Properties, resources);
    const [document, of] = RESOURCE_POLICIES[Type] ?? [];
    if (!document) return [];
    const owners = of ? [Properties[of]].flat().map(spell) : [withoutHash(id)];
    return owners.flatMap((owner) => read(parsed(Properties[document]), owner, 'resource'));
  });
}

function ofRole(id: string, properties: Resource['Properties'], resources: Resources): Statement[] {
  const owner = ownerOf(id, resources);
  const managed = (properties.ManagedPolicyArns ?? []).map(spell);
  return [
    ...read(properties.AssumeRolePolicyDocument, owner, 'trust'),
    ...(properties.Policies ?? []).flatMap((inline: Resource['Properties']) =>
      read(inline.PolicyDocument, owner, 'role'),
    ),
    ...managed.map((arn: string) => ({
      owner,
      kind: 'role' as const,
      effect: 'Allow' as const,
      actions: [arn.replace(/^.*:policy\//, 'policy ')],
      resources: ['*'],
      principals: [],
      conditions: [],
    })),
  ];
}

/** Who may invoke which function, on whose behalf: `apigateway.amazonaws.com query arn:…`. */
export function invokersOf(resources: Resources): { principal: string; function: string; source: string }[] {
  return Object.values(resources)
    .filter(({ Type }) => Type === 'AWS::Lambda::Permission')
    .map(({ Properties }) => ({
      principal: Properties.Principal,
      function: spell(Properties.FunctionName),
      source: Properties.SourceArn === undefined ? '' : spell(Properties.SourceArn),
    }));
}

/** By what people call it: the function's folder, or what aws-cdk-lib calls its own; else the role itself. */
function ownerOf(roleId: string, resources: Resources): string {
  const found = Object.entries(resources).find(
    ([, { Type, Properties }]) =>
      Type === 'AWS::Lambda::Function' && Properties.Role?.['Fn::GetAtt']?.[0] === roleId,
  );
  if (!found) return withoutHash(roleId);
  const [id, { Properties }] = found;
  return Properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME ?? id.replace(/[0-9a-fA-F]{32,}$/, '');
}

function read(document: Resource['Properties'], owner: string, kind: Statement['kind']): Statement[] {
  return document.Statement.map((statement: Resource['Properties']) => {
    if (statement.NotAction || statement.NotResource || statement.NotPrincipal)
      throw new Error(`${owner}: a statement by exclusion is not to be read: ${JSON.stringify(statement)}`);
    return {
      owner,
      kind,
      effect: statement.Effect,
      actions: [statement.Action].flat(),
      resources: [statement.Resource ?? []].flat().map(spell),
      principals: principalsOf(statement.Principal),
      conditions: conditionsOf(statement.Condition),
    };
  });
}

function principalsOf(principal: unknown): string[] {
  if (principal === undefined) return [];
  if (typeof principal === 'string') return [principal];
  return Object.values(principal as Record<string, unknown>).flatMap((one) => [one].flat().map(spell));
}

function conditionsOf(condition: Record<string, Record<string, unknown>> = {}): string[] {
  return Object.entries(condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => `${key} ${operator} ${[value].flat().map(spell).join(' ')}`),
  );
}

/** An expression of a template in words: names of resources without their hashes, no partition, no region. */
export function spell(expression: unknown): string {
  return tidy(spelt(expression));
}

function spelt(expression: unknown): string {
  if (typeof expression !== 'object' || expression === null) return String(expression);
  const [[name = '', argument] = []] = Object.entries(expression);
  if (name === 'Ref') return withoutHash(String(argument));
  if (name === 'Fn::GetAtt') {
    const [id = '', attribute] = argument as string[];
    return withoutHash(id) + (attribute === 'Arn' ? '' : `.${attribute}`);
  }
  if (name === 'Fn::Join') return (argument as [string, unknown[]])[1].map(spelt).join('');
  if (name === 'Fn::Sub') return String(argument).replace(/\$\{(.*?)\}/g, '$1');
  throw new Error(`unread expression ${JSON.stringify(expression)}`);
}

function tidy(text: string): string {
  return text
    .replace(/^arn:(aws(-cn)?|AWS::Partition):/, 'arn:')
    .replaceAll('AWS::AccountId', 'ACCOUNT')
    .replaceAll('AWS::StackName', 'STACK')
    .replaceAll('AWS::URLSuffix', 'SUFFIX')
    .replace(/\b(cn|ap|us|eu)-[a-z]+-\d\b/g, 'REGION');
}

function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

/** Such policies may come as text. */
function parsed(document: unknown): Resource['Properties'] {
  return typeof document === 'string' ? JSON.parse(document) : document;
}
