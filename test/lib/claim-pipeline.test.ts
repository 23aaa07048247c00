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
  summarise: ['TABLE', 'ANALYSIS_BUCKET', 'SUMMARISE_QUEUE_URL', 'GATHER_SECONDS'],
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
