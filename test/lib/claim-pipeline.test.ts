import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { resourcesOf, synthesized } from './synthesized.ts';

const steps = ['split', 'enrol', 'audit', 'close', 'summarise', 'notify'] as const;
const handlers = resourcesOf('AWS::Lambda::Function').filter(([, { Properties }]) => Properties.Environment);

function handlerOf(step: string) {
  const found = handlers.find(
    ([, { Properties }]) => variablesOf(Properties)['POWERTOOLS_SERVICE_NAME'] === step,
  );
  if (!found) throw new Error(`no handler for ${step}`);
  return { id: found[0], ...found[1].Properties };
}

function variablesOf(properties: { Environment: { Variables: Record<string, unknown> } }) {
  return properties.Environment.Variables;
}

function sourceOf(step: string) {
  const { id } = handlerOf(step);
  const sources = resourcesOf('AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties);
  return sources.filter(({ FunctionName }) => FunctionName.Ref === id);
}

/** What a step's role may do, as `action resource`, without its own queue, log and the key. */
function rightsOf(step: string): string[] {
  const role = handlerOf(step).Role['Fn::GetAtt'][0];
  return resourcesOf('AWS::IAM::Policy')
    .filter(([, { Properties }]) => Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === role))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
    .flatMap(({ Action, Resource }) =>
      [Action].flat().flatMap((action) => [Resource].flat().map((r) => [action, r])),
    )
    .map(([action, resource]) => `${action} ${spell(resource)}`)
    .filter((right) => !/^(logs|kms):/.test(right) && !/^sqs:(?!SendMessage)/.test(right))
    .sort();
}

function spell(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const { Ref: reference } = resource as { Ref?: string };
  const { 'Fn::GetAtt': attribute, 'Fn::Join': join } = resource as Record<string, [string, unknown[]]>;
  const named = reference ?? attribute?.[0];
  if (named) return named.replace(/[0-9A-F]{8}$/, '');
  if (join) return join[1].map(spell).join('');
  throw new Error(`unread resource ${JSON.stringify(resource)}`);
}

const onTable = (...operations: string[]) => operations.map((operation) => `dynamodb:${operation} Table`);
const readsWork = ['s3:GetObject BucketsWork/work/*', 's3:ListBucket BucketsWork'];
const writesWork = ['s3:AbortMultipartUpload BucketsWork/work/*', 's3:PutObject BucketsWork/work/*'];
const readsKnowledge = [
  's3:GetObject KnowledgeBucket/activations/*',
  's3:GetObject KnowledgeBucket/region-rules/*',
  's3:GetObject KnowledgeBucket/schemes/*',
];
const sendsTo = (queue: string) => `sqs:SendMessage Pipeline${queue}`;

const rights: Readonly<Record<(typeof steps)[number], readonly string[]>> = {
  split: [
    's3:GetObject BucketsIntake/incoming/*',
    's3:GetObjectVersion BucketsIntake/incoming/*',
    's3:ListBucket BucketsIntake',
    's3:GetObject KnowledgeBucket/activations.json',
    's3:ListBucket KnowledgeBucket',
    ...readsWork,
    ...writesWork,
    ...onTable('GetItem', 'PutItem', 'UpdateItem'),

    sendsTo('SplitMessagesQueue'),
    sendsTo('EnrolMessagesQueue'),
    sendsTo('CloseMessagesQueue'),
  ],
  enrol: [
    ...readsWork,
    ...writesWork,
    ...readsKnowledge,
    ...onTable('GetItem', 'Query', 'UpdateItem', 'BatchWriteItem'),
    sendsTo('EnrolMessagesQueue'),
    sendsTo('AuditMessagesQueue'),
  ],
  audit: [
    ...readsWork,
    ...writesWork,
    's3:PutObject BucketsReceipts/lists/*',
    ...readsKnowledge,
    ...onTable('GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'),

    sendsTo('AuditMessagesQueue'),
    sendsTo('CloseMessagesQueue'),
    sendsTo('NotifyMessagesQueue'),
  ],
  close: [
    ...readsWork,
    ...writesWork,
    's3:DeleteObject BucketsWork/work/*',
    's3:AbortMultipartUpload BucketsReceipts/receipts/*',
    's3:PutObject BucketsReceipts/receipts/*',
    ...onTable('GetItem', 'UpdateItem', 'BatchWriteItem'),
    sendsTo('CloseMessagesQueue'),
    sendsTo('SummariseMessagesQueue'),
  ],
  summarise: [
    ...onTable('GetItem', 'Query', 'PutItem', 'UpdateItem', 'BatchWriteItem'),
    sendsTo('SummariseMessagesQueue'),
  ],
  notify: [
    ...onTable('GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'),
    'dynamodb:Query Table/index/gsi1',
    sendsTo('AlertsQueue'),
    sendsTo('NotifyMessagesQueue'),
    'sns:Publish AlertTopic',
    'execute-api:ManageConnections arn:AWS::Partition:execute-api:cn-northwest-1:AWS::AccountId:LiveAlertsLiveApi/live/POST/@connections/*',
  ],
};

const names: Readonly<Record<(typeof steps)[number], readonly string[]>> = {
  split: [
    'TABLE',
    'INTAKE_BUCKET',
    'WORK_BUCKET',
    'KNOWLEDGE_BUCKET',
    'INTAKE_QUEUE_URL',
    'ENROL_QUEUE_URL',
    'CLOSE_QUEUE_URL',
    'INTAKE_LIMITS',
  ],
  enrol: [
    'TABLE',
    'WORK_BUCKET',
    'KNOWLEDGE_BUCKET',
    'ENROL_QUEUE_URL',
    'AUDIT_QUEUE_URL',
    'PERSON_KEY_SECRET',
  ],
  audit: [
    'TABLE',
    'WORK_BUCKET',
    'RECEIPTS_BUCKET',
    'KNOWLEDGE_BUCKET',
    'AUDIT_QUEUE_URL',
    'CLOSE_QUEUE_URL',
    'NOTICES_QUEUE_URL',
  ],
  close: ['TABLE', 'WORK_BUCKET', 'RECEIPTS_BUCKET', 'CLOSE_QUEUE_URL', 'SUMMARISE_QUEUE_URL'],
  summarise: ['TABLE', 'SUMMARISE_QUEUE_URL', 'GATHER_SECONDS'],
  notify: [
    'TABLE',
    'ALERTS_QUEUE_URL',
    'NOTICES_QUEUE_URL',
    'ALERT_TOPIC_ARN',
    'LIVE_ENDPOINT',
    'SEND_LIMITS',
    'WEBHOOK_REACH',
  ],
};

describe('ClaimPipeline', () => {
  it.each(steps)('%s may do exactly what its work takes', (step) => {
    const parksItself = `sqs:SendMessage Pipeline${step.charAt(0).toUpperCase()}${step.slice(1)}MessagesParked`;
    expect(rightsOf(step)).toEqual([...rights[step], parksItself].sort());
  });

  it.each(steps)('%s is told the names of exactly what it may use', (step) => {
    const always = [
      'POWERTOOLS_SERVICE_NAME',
      'POWERTOOLS_METRICS_NAMESPACE',
      'LOG_LEVEL',
      'NODE_OPTIONS',
      // What every handler is told that is fed from a queue.
      'PARKED_QUEUE_URL',
      'MOST_RECEIVES',
    ];
    expect(Object.keys(variablesOf(handlerOf(step))).sort()).toEqual([...always, ...names[step]].sort());
  });

  it.each(steps)('%s asks its environment for exactly the names it is given', (step) => {
    const source = readFileSync(join('functions', step, 'handler.ts'), 'utf8');
    const asked = [...source.matchAll(/\b([A-Z_]+): required\b/g)].map(([, name]) => name);
    expect(asked.sort()).toEqual([...names[step]].sort());
  });

  it.each(steps)(
    '%s runs on Node 24, arm64, under a role of its own, with an encrypted environment',
    (step) => {
      const { Runtime, Architectures, Role, KmsKeyArn } = handlerOf(step);
      expect([Runtime, Architectures]).toEqual(['nodejs24.x', ['arm64']]);
      expect(
        handlers.filter(([, other]) => other.Properties.Role['Fn::GetAtt'][0] === Role['Fn::GetAtt'][0]),
      ).toHaveLength(1);
      expect(KmsKeyArn['Fn::GetAtt'][0]).toContain('DataKey');
    },
  );

  it.each([
    { step: 'split', memoryMb: 1024, timeoutSeconds: 900, batchSize: 1 },
    { step: 'enrol', memoryMb: 1769, timeoutSeconds: 300, batchSize: 1 },
    { step: 'audit', memoryMb: 1769, timeoutSeconds: 300, batchSize: 1 },
    { step: 'close', memoryMb: 1769, timeoutSeconds: 900, batchSize: 1 },
    { step: 'summarise', memoryMb: 1769, timeoutSeconds: 300, batchSize: 1 },
    { step: 'notify', memoryMb: 256, timeoutSeconds: 60, batchSize: 10 },
  ])('$step gets $memoryMb MB, $timeoutSeconds s and $batchSize at a time', (expected) => {
    const { MemorySize, Timeout } = handlerOf(expected.step);
    expect([MemorySize, Timeout]).toEqual([expected.memoryMb, expected.timeoutSeconds]);
    expect(sourceOf(expected.step).map(({ BatchSize }) => BatchSize)).toEqual([expected.batchSize]);
  });

  it.each(steps)('%s answers for each message of a batch, and runs no wider than its stage says', (step) => {
    expect(sourceOf(step)).toMatchObject([
      {
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: stageNamed('prod').maxConcurrency[step] },
      },
    ]);
  });

  it.each(steps)("%s's messages stay hidden for six times its timeout", (step) => {
    const [source] = sourceOf(step);
    const queue = synthesized().resources[source.EventSourceArn['Fn::GetAtt'][0]];
    expect(queue?.Properties.VisibilityTimeout).toBe(handlerOf(step).Timeout * 6);
  });

  it('gives no role an action or a resource with a wildcard but the prefixes of the buckets and the open connections', () => {
    const statements = resourcesOf('AWS::IAM::Policy')
      // Of aws-cdk-lib's own Lambda, which copies the portal's files while the stack is deployed.
      .filter(([id]) => !id.startsWith('PortalFilesRole'))
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
    for (const { Action, Resource } of statements) {
      expect([Action].flat().filter((action) => action.includes('*'))).toEqual([]);
      const wild = [Resource]
        .flat()
        .map(spell)
        .filter((resource) => resource.includes('*'));
      for (const resource of wild)
        expect(resource).toMatch(
          /^(BucketsIntake\/incoming|BucketsWork\/work|BucketsReceipts\/(lists|receipts|reports)|KnowledgeBucket\/(activations|dry-run-requests|dry-runs|region-rules|rules-dry-run-requests|rules-dry-runs|schemes)|PortalFilesBucket|.*LiveAlertsLiveApi\/live\/POST\/@connections)\/\*$/,
        );
    }
  });

  it('hands enrol the person key by reference: the template holds no secret', () => {
    const { template } = synthesized();
    const [secretId] = Object.keys(template.findResources('AWS::SecretsManager::Secret'));
    expect(variablesOf(handlerOf('enrol'))['PERSON_KEY_SECRET']).toEqual({
      'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: secretId }, ':SecretString:::}}']],
    });
    template.hasResourceProperties('AWS::SecretsManager::Secret', {
      GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
    });
  });

  it('keeps the logs of every handler, and of the API, for as long as its stage says', () => {
    expect(resourcesOf('AWS::Logs::LogGroup')).toHaveLength(handlers.length + 1);
    for (const [, { Properties }] of resourcesOf('AWS::Logs::LogGroup')) {
      expect(Properties.RetentionInDays).toBe(stageNamed('prod').logRetentionDays);
    }
  });
});
