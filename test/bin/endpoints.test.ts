import { writeFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { openStack } from '../../bin/endpoints.ts';
import { runSentinel, workFolder } from './run-sentinel.ts';

const folder = workFolder();
afterAll(folder.remove);

const outputs = {
  ApiUrl: 'https://abc.execute-api.cn-northwest-1.amazonaws.com.cn',
  IntakeBucket: 'prod-intake',
  WorkBucket: 'prod-work',
  ReceiptsBucket: 'prod-receipts',
  KnowledgeBucket: 'prod-knowledge',
  AnalysisBucket: 'prod-analysis',
  TrailBucket: 'prod-trail',
  LiveUrl: 'wss://def.execute-api.cn-northwest-1.amazonaws.com.cn/live',
  TableName: 'prod-table',
  AlertsQueueUrl: 'https://sqs.cn-northwest-1.amazonaws.com.cn/123456789012/alerts',
  AuditQueueUrl: 'https://sqs.cn-northwest-1.amazonaws.com.cn/123456789012/audit',
  DryRunQueueUrl: 'https://sqs.cn-northwest-1.amazonaws.com.cn/123456789012/dry-run',
  PublishOutputRefAlertTopic3B8349F7E3D54051: 'arn:aws-cn:sns:cn-northwest-1:123456789012:topic',
};

/** What `aws cloudformation describe-stacks` answers. */
function described(given: Readonly<Record<string, string>>): string {
  const Outputs = Object.entries(given).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
  const StackId = 'arn:aws-cn:cloudformation:cn-northwest-1:123456789012:stack/DrgSentinel-prod/1';
  return JSON.stringify({ Stacks: [{ StackId, StackName: 'DrgSentinel-prod', Outputs }] });
}

it('tells the other commands where a deployed stack answers', async () => {
  const { exitCode, stdout } = await runSentinel('endpoints', folder.write('stack.json', described(outputs)));
  expect(exitCode).toBe(0);
  const file = folder.at('prod.json');
  writeFileSync(file, stdout);
  const { intakeBucket, queues, clients } = openStack(file);
  expect(intakeBucket).toBe('prod-intake');
  expect(queues).toEqual({
    alerts: outputs.AlertsQueueUrl,
    audit: outputs.AuditQueueUrl,
    'dry-run': outputs.DryRunQueueUrl,
  });
  expect(await clients.sqs.config.region()).toBe('cn-northwest-1');
});

it.each([
  ['another stack', described({ ApiUrl: 'https://abc' }), /IntakeBucket[\s\S]*TableName/],
  ['no JSON', 'Stack with id DrgSentinel-prod does not exist', /describe-stacks/],
])('of %s it says what is missing', async (_, content, missing) => {
  const { exitCode, stderr, stdout } = await runSentinel('endpoints', folder.write('wrong.json', content));
  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(missing);
  expect(stderr).toContain('应答');
});

it.each([
  [
    'no JSON',
    '{"aws": {',
    /^sentinel: .*broken\.json: 1 处错误 mistakes\nbroken\.json:1: 第\d+个字符处不是 JSON no JSON/,
  ],
  ['something else', '{"aws": {}}', /broken\.json:1: aws\.region: .*[\u4e00-\u9fff]/],
])('an endpoints file that is %s is told by its name, in both languages', async (_, content, told) => {
  const file = folder.write('broken.json', content);
  const { exitCode, stderr } = await runSentinel('status', 'B1', '--endpoints', file);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(told);
});

it('a folder is no endpoints file, and is told by its name', async () => {
  const { exitCode, stderr } = await runSentinel('status', 'B1', '--endpoints', folder.at(''));
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`sentinel: ${folder.at('')}: `);
});
