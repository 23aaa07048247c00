import { describe, expect, it } from 'vitest';
import { tablesUnder } from '../support/document-tables.ts';
import { invokersOf, type Statement, spell, statementsOf } from './policy-statements.ts';
import { allStages, type Resource, synthesizedStacks } from './synthesized.ts';

const templates = allStages.flatMap((stage) =>
  [...synthesizedStacks(stage)].map(([name, { resources }]) => ({
    name,
    resources,
    statements: statementsOf(resources),
  })),
);
const RECEIVE = [
  'ReceiveMessage',
  'DeleteMessage',
  'ChangeMessageVisibility',
  'GetQueueUrl',
  'GetQueueAttributes',
];

const rowsUnder = (heading: string) => tablesUnder('rights.md', heading)[0] ?? [];
const cell = (row: Readonly<Record<string, string>>, column: string) =>
  (row[column] ?? '').replaceAll('`', '');

/** One action on one resource: `split: s3:GetObject BucketsIntake/incoming/*`. */
function rightsIn(statements: readonly Statement[]): string[] {
  const rights = statements.flatMap(({ owner, actions, resources, conditions }) =>
    actions.flatMap((action) =>
      resources.map((resource) => [`${owner}: ${action} ${resource}`, ...conditions].join(' if ')),
    ),
  );
  return [...new Set(rights)].sort();
}

const documentedRights = rowsUnder('What functions may do').flatMap((row) => {
  const actions = cell(row, 'may')
    .split(', ')
    .flatMap((action) => (action === 'receive' ? RECEIVE.map((one) => `sqs:${one}`) : [action]));
  const condition = cell(row, 'only if') && ` if ${cell(row, 'only if')}`;
  return actions.map((action) => `${cell(row, 'function')}: ${action} ${cell(row, 'on')}${condition}`);
});

/** A role that no function has; docs/rights.md names who may take it on. */
const isOfService = ({ kind, principals }: Statement) =>
  kind === 'trust' && principals.join() !== 'lambda.amazonaws.com';
const inRoles = ({ kind }: Statement) => kind === 'role';
const isCommon = ({ actions }: Statement) => actions.every((action) => /^(logs|kms|xray):/.test(action));
const ownersOf = (rights: readonly string[]) => new Set(rights.map((right) => right.split(':')[0]));

describe.each(templates)('rights in the template of $name', ({ resources, statements }) => {
  it('are exactly those that docs/rights.md writes down for their functions', () => {
    const rights = rightsIn(statements.filter((one) => inRoles(one) && !isCommon(one)));
    const owners = ownersOf(rights);
    expect(rights).toEqual(documentedRights.filter((right) => owners.has(right.split(':')[0])).sort());
  });

  it('are for every function of ours its own log, the key and traces, and nothing else of these', () => {
    const common = rowsUnder('Every function').map((row) => [cell(row, 'on'), cell(row, 'may').split(', ')]);
    for (const [id, { Properties }] of functionsOf(resources)) {
      const name = Properties.Environment?.Variables.POWERTOOLS_SERVICE_NAME;
      if (!name) continue;
      const ownLog = spell(Properties.LoggingConfig.LogGroup);
      const found = statements
        .filter((one) => one.owner === name && inRoles(one) && isCommon(one))
        .map((one) => [one.resources.join().replace(ownLog, 'its own log'), one.actions]);
      expect(found, id).toEqual(common);
    }
  });

  it('are of one role for each function, which Lambda alone may take on', () => {
    const functions = functionsOf(resources);
    const roles = functions.map(([, { Properties }]) => spell(Properties.Role));
    expect(new Set(roles).size).toBe(roles.length);
    const trusted = statements.filter((one) => one.kind === 'trust' && !isOfService(one));
    expect(trusted).toHaveLength(functions.length);
    for (const { owner, principals, actions } of trusted)
      expect([owner, principals, actions]).toEqual([owner, ['lambda.amazonaws.com'], ['sts:AssumeRole']]);
  });

  it('are given to a function only by its own role: each is invoked by a gateway or a clock of this stack', () => {
    for (const { principal, source } of invokersOf(resources)) {
      expect(principal).toMatch(/^(apigateway|events)\.amazonaws\.com$/);
      expect(source).toMatch(/^(arn:execute-api:REGION:ACCOUNT:(HttpApi|LiveAlertsLiveApi)\/|\w+$)/);
    }
  });

  it('let nobody in who is not named, and no other account', () => {
    for (const { owner, principals } of statements.filter(({ effect }) => effect === 'Allow')) {
      for (const principal of principals)
        expect(`${owner}: ${principal}`).toMatch(
          /: (arn:iam::ACCOUNT:root|[a-z0-9.]+\.amazonaws\.com|logs\.REGION\.SUFFIX)$/,
        );
    }
  });

  it('let services in for what this account asks of them alone', () => {
    const fromServices = statements.filter(
      ({ kind, effect, principals }) =>
        kind === 'resource' && effect === 'Allow' && !principals.includes('arn:iam::ACCOUNT:root'),
    );
    for (const { owner, conditions } of fromServices)
      expect(`${owner}: ${conditions.join()}`).toMatch(
        /(aws:Source(Account|Arn)|EncryptionContext:aws:logs:arn) /i,
      );
  });

  it('refuse whoever comes to a bucket, a queue or a topic without TLS', () => {
    const guarded = Object.entries(resources).filter(([, { Type }]) =>
      ['AWS::S3::Bucket', 'AWS::SQS::Queue', 'AWS::SNS::Topic'].includes(Type),
    );
    for (const [id] of guarded) {
      const refusals = statements.filter(
        ({ owner, effect, principals }) =>
          owner === spell({ Ref: id }) && effect === 'Deny' && principals.join() === '*',
      );
      expect(
        refusals.flatMap(({ conditions }) => conditions),
        id,
      ).toContain('aws:SecureTransport Bool false');
    }
  });

  it('leave nothing without an own key that rotates, but what docs/rights.md names', () => {
    const named = rowsUnder('What has a key of AWS instead').map((row) => cell(row, 'what'));
    const unsealed = Object.entries(resources).filter(([, { Type, Properties }]) => {
      const key = sealOf[Type]?.(Properties);
      return sealOf[Type] && !rotates(key, resources);
    });
    const names = unsealed.map(([id]) => spell({ Ref: id })).filter((name) => !isOfTheDeployment(name));
    expect(names.filter((name) => !named.includes(name))).toEqual([]);
  });
});

describe('docs/rights.md', () => {
  const statements = templates.flatMap((template) => template.statements);

  it('names no right that no template gives', () => {
    const given = new Set(rightsIn(statements.filter(inRoles)));
    expect(documentedRights.filter((right) => !given.has(right))).toEqual([]);
  });

  it('has a reason for each wildcard, and no reason for one that is not there', () => {
    const found = statements
      .filter(({ kind, effect }) => kind !== 'trust' && effect === 'Allow')
      .flatMap(({ kind, owner, actions, resources }) =>
        [...actions, ...(kind === 'role' ? resources : [])]
          .filter((one) => one.includes('*'))
          .map((wildcard) => ({ owner, wildcard })),
      );
    const reasons = rowsUnder('Wildcards').map((row) => ({
      owner: cell(row, 'function'),
      wildcard: cell(row, 'wildcard'),
      why: cell(row, 'why it stays'),
    }));
    const explains = (reason: (typeof reasons)[number], one: (typeof found)[number]) =>
      reason.wildcard === one.wildcard && ['any', one.owner].includes(reason.owner) && reason.why !== '';
    expect(found.filter((one) => !reasons.some((reason) => explains(reason, one)))).toEqual([]);
    expect(reasons.filter((reason) => !found.some((one) => explains(reason, one)))).toEqual([]);
  });

  it('tells of everything that resources let in, and of nothing else', () => {
    const found = statements
      .filter((one) => (one.kind === 'resource' && one.effect === 'Allow') || isOfService(one))
      .map(({ owner, principals, actions, resources, conditions }) => {
        const at = resources.filter((resource) => ![owner, '*'].includes(resource));
        const may = actions.join(', ') + at.map((one) => ` on ${one}`).join('');
        return [owner, principals.join(' '), may, conditions.join('; ')];
      });
    const told = rowsUnder('What resources let in').map((row) =>
      ['resource', 'who', 'may', 'only if'].map((column) => cell(row, column)),
    );
    const distinct = [...new Set(found.map((one) => JSON.stringify(one)))].sort();
    expect(distinct).toEqual(told.map((one) => JSON.stringify(one)).sort());
  });

  it('excuses nothing from an own key that has one, or is not there', () => {
    const named = rowsUnder('What has a key of AWS instead').map((row) => cell(row, 'what'));
    const unsealed = templates.flatMap(({ resources }) =>
      Object.entries(resources)
        .filter(([, { Type, Properties }]) => sealOf[Type] && !rotates(sealOf[Type](Properties), resources))
        .map(([id]) => spell({ Ref: id })),
    );
    expect(named.filter((name) => !unsealed.includes(name))).toEqual([]);
  });
});

function functionsOf(resources: Readonly<Record<string, Resource>>): [string, Resource][] {
  return Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::Lambda::Function');
}

/** By which property each kind of resource that keeps something names its key. */
const sealOf: Readonly<Record<string, (properties: Resource['Properties']) => unknown>> = {
  'AWS::S3::Bucket': ({ BucketEncryption }) =>
    BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.KMSMasterKeyID,
  'AWS::SQS::Queue': ({ KmsMasterKeyId }) => KmsMasterKeyId,
  'AWS::SNS::Topic': ({ KmsMasterKeyId }) => KmsMasterKeyId,
  'AWS::DynamoDB::GlobalTable': ({ Replicas, SSESpecification }) =>
    SSESpecification.SSEEnabled && Replicas[0].SSESpecification.KMSMasterKeyId,
  'AWS::SecretsManager::Secret': ({ KmsKeyId }) => KmsKeyId,
  'AWS::Logs::LogGroup': ({ KmsKeyId }) => KmsKeyId,
  'AWS::Lambda::Function': ({ KmsKeyArn }) => KmsKeyArn,
  'AWS::Backup::BackupVault': ({ EncryptionKeyArn }) => EncryptionKeyArn,
};

function rotates(key: unknown, resources: Readonly<Record<string, Resource>>): boolean {
  const [id] = (key as { 'Fn::GetAtt'?: [string] } | undefined)?.['Fn::GetAtt'] ?? [];
  return id !== undefined && resources[id]?.Properties.EnableKeyRotation === true;
}

/** Functions of aws-cdk-lib have environments without secrets, and no logs of their own. */
function isOfTheDeployment(name: string): boolean {
  return /^(BucketNotificationsHandler|CustomCDKBucketDeployment)/.test(name);
}
