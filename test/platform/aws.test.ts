import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { awsClients } from '../../platform/aws.ts';
import { objectStore } from '../../platform/object-store.ts';

const place = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
const hourMs = 3_600_000;
let server: Server;
let calls = 0;

afterEach(() => void server.close());

describe('a service whose clock is an hour from ours', () => {
  it('is asked once for an object that is not there', async () => {
    const s3 = await answering(404, 'application/xml', '<Error><Code>NoSuchKey</Code></Error>');
    expect(await objectStore(awsClients({ ...place, s3 }).s3, 'bucket').find('key')).toBeNull();
    expect(calls).toBe(1);
  });

  it('is asked once for an item that is not as the condition wants it', async () => {
    const type = 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException';
    const dynamodb = await answering(400, 'application/x-amz-json-1.0', JSON.stringify({ __type: type }));
    const put = new PutCommand({ TableName: 'table', Item: { pk: 'one' } });
    await expect(awsClients({ ...place, dynamodb }).dynamodb.send(put)).rejects.toThrow(
      expect.objectContaining({ name: 'ConditionalCheckFailedException' }),
    );
    expect(calls).toBe(1);
  });
});

async function answering(status: number, type: string, body: string): Promise<string> {
  calls = 0;
  server = createServer((request, response) => {
    calls += 1;
    request.resume();
    response.writeHead(status, {
      'content-type': type,
      // Never twice the same, as with a real service.
      date: new Date(Date.now() - hourMs - calls * 1000).toUTCString(),
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
