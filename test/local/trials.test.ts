import { PutObjectCommand } from '@aws-sdk/client-s3';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSequencer } from '../../local/s3-notifications.ts';
import { type LocalCloud, startLocalCloud } from '../../local/start-local-cloud.ts';
import { fixtureAssembly, removeTemporaryDirs, temporaryDir } from './fixtures/assembly.ts';
import { clientsOf } from './fixtures/clients.ts';

const IDLE = { timeoutMs: 50_000 };

describe('a local cloud on trial', () => {
  let cloud: LocalCloud;
  let aws: ReturnType<typeof clientsOf>;
  beforeAll(async () => {
    cloud = await startLocalCloud({
      assemblyDir: fixtureAssembly(),
      dataDir: temporaryDir(),
      trials: { haste: 300, now: () => 5000, environmentOf: () => ({ SALT: 'given' }) },
    });
    aws = clientsOf(cloud);
  });
  afterAll(async () => {
    await cloud.stop();
    removeTemporaryDirs();
  });

  const order = (id: string, first: string, DelaySeconds = 0) => {
    const MessageBody = JSON.stringify({ id, first });
    return aws.sqs.send(new SendMessageCommand({ QueueUrl: aws.OrdersUrl, MessageBody, DelaySeconds }));
  };

  it('gives environments what the trial adds, and tells of uploads by its clock', async () => {
    await aws.s3.send(new PutObjectCommand({ Bucket: aws.Bucket, Key: 'incoming/one', Body: 'x' }));
    await cloud.idle(IDLE);
    const [item] = await aws.itemsOf('incoming/one');
    expect(item).toMatchObject({ salt: 'given', sk: createSequencer(() => 5000)() });
  });

  it('hurries messages that are to wait, and shows who is at work: what that one held comes back when it is killed', async () => {
    await order('killed', 'hang', 900);
    await expect.poll(() => aws.itemsOf('killed'), { timeout: 20_000 }).toHaveLength(1);
    const busy = cloud.processes().filter(({ isBusy }) => isBusy);
    expect(busy).toHaveLength(1);
    process.kill(busy[0]?.pid ?? 0, 'SIGKILL');
    await cloud.idle(IDLE);
    expect(await aws.itemsOf('killed')).toMatchObject([{ attempts: 2 }]);
  });
});
