import { once } from 'node:events';
import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type LocalCloud, startLocalCloud } from '../../../local/start-local-cloud.ts';
import { fixtureAssembly, removeTemporaryDirs, temporaryDir } from '../fixtures/assembly.ts';

interface LiveEvent {
  readonly headers: Readonly<Record<string, string>>;
  readonly queryStringParameters?: Readonly<Record<string, string>>;
  readonly multiValueQueryStringParameters?: Readonly<Record<string, string[]>>;
  readonly requestContext: Readonly<Record<string, unknown>> & { readonly connectionId: string };
}

describe('a WebSocket API of the template', () => {
  let cloud: LocalCloud;
  let outputs: Readonly<Record<string, string>>;
  let sqs: SQSClient;
  let sns: SNSClient;
  let management: ApiGatewayManagementApiClient;
  beforeAll(async () => {
    cloud = await startLocalCloud({ assemblyDir: fixtureAssembly('live'), dataDir: temporaryDir() });
    outputs = cloud.outputs['FixtureLive'] ?? {};
    const { region, accessKeyId, secretAccessKey } = cloud.endpoints;
    const client = { region, credentials: { accessKeyId, secretAccessKey } };
    sqs = new SQSClient({ ...client, endpoint: cloud.endpoints.sqs });
    sns = new SNSClient({ ...client, endpoint: cloud.endpoints.sns });
    management = new ApiGatewayManagementApiClient({ ...client, endpoint: outputs['CallbackUrl'] ?? '' });
  });
  afterAll(async () => {
    await cloud.stop();
    removeTemporaryDirs();
  });

  /** The oldest message that the queue of the topic holds. */
  const heard = async (): Promise<string> => {
    const QueueUrl = outputs['HeardUrl'];
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 10 }));
    const [message] = Messages ?? [];
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
    return message?.Body ?? '';
  };
  const heardEvent = async () => JSON.parse(await heard()) as LiveEvent;
  const connect = async (query = '') => {
    const socket = new WebSocket(`${outputs['LiveUrl']}${query}`, { headers: { 'User-Agent': 'test' } });
    await once(socket, 'open');
    return socket;
  };
  const connected = async (query = '') => {
    const socket = await connect(query);
    return { socket, event: await heardEvent() };
  };
  const ended = async (socket: WebSocket) => {
    socket.close();
    await once(socket, 'close');
    return heardEvent();
  };

  it('stands on 127.0.0.1, under the path of its stage', () => {
    expect(outputs['LiveUrl']).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/live$/);
    expect(outputs['CallbackUrl']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/live$/);
  });

  it('asks the function of $connect with headers and query, and tells that of $disconnect the same connection', async () => {
    const { socket, event } = await connected('?ticket=a%2Bb&role=x&role=y');
    expect(event).toMatchObject({
      headers: { 'User-Agent': 'test', 'Sec-WebSocket-Version': '13' },
      queryStringParameters: { ticket: 'a+b', role: 'y' },
      multiValueQueryStringParameters: { ticket: ['a+b'], role: ['x', 'y'] },
      requestContext: {
        routeKey: '$connect',
        eventType: 'CONNECT',
        stage: 'live',
        identity: { sourceIp: '127.0.0.1', userAgent: 'test' },
      },
    });
    socket.close(4000, 'done');
    await once(socket, 'close');
    const { connectionId } = event.requestContext;
    expect((await heardEvent()).requestContext).toMatchObject({
      routeKey: '$disconnect',
      eventType: 'DISCONNECT',
      connectionId,
      disconnectStatusCode: 4000,
      disconnectReason: 'done',
    });
  });

  it.each([
    ['401', 401],
    ['403', 403],
    ['throw', 500],
    ['none', 500],
  ])('refuses the connection when the function answers %s', async (status, expected) => {
    const socket = new WebSocket(`${outputs['LiveUrl']}?status=${status}`);
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(expected);
    await heard();
  });

  it('refuses a path that is not its stage without asking', async () => {
    const socket = new WebSocket(String(outputs['LiveUrl']).replace('/live', '/elsewhere'));
    const [, response] = await once(socket, 'unexpected-response');
    expect(response.statusCode).toBe(403);
  });

  it('refuses what clients send, and keeps the connection', async () => {
    const { socket, event } = await connected();
    socket.send('{"action":"anything"}');
    const [answer] = await once(socket, 'message');
    expect(JSON.parse(String(answer))).toMatchObject({
      message: 'Forbidden',
      connectionId: event.requestContext.connectionId,
    });
    expect(socket.readyState).toBe(WebSocket.OPEN);
    await ended(socket);
  });

  it('lets a handler push at the endpoint it is given', async () => {
    const { socket, event } = await connected();
    const id = event.requestContext.connectionId;
    const message = once(socket, 'message');
    expect(await cloud.invoke('push', { id, text: '提醒' })).toBe('sent');
    expect(String((await message)[0])).toBe('提醒');
    await ended(socket);
    expect(await cloud.invoke('push', { id, text: 'late' })).toBe('GoneException');
  });

  it('tells of a connection, and ends it, by the management API', async () => {
    const { socket, event } = await connected();
    const target = { ConnectionId: event.requestContext.connectionId };
    const told = await management.send(new GetConnectionCommand(target));
    expect(told.Identity).toEqual({ SourceIp: '127.0.0.1', UserAgent: 'test' });
    expect(told.ConnectedAt?.getTime()).toBe(event.requestContext['connectedAt']);
    const closed = once(socket, 'close');
    await management.send(new DeleteConnectionCommand(target));
    await closed;
    await heard();
    for (const command of [new GetConnectionCommand(target), new DeleteConnectionCommand(target)]) {
      await expect(management.send(command as GetConnectionCommand)).rejects.toMatchObject({
        name: 'GoneException',
        $metadata: { httpStatusCode: 410 },
      });
    }
  });

  it('refuses to push more than 128 KB at once', async () => {
    const { socket, event } = await connected();
    const Data = Buffer.alloc(128 * 1024 + 1, 'x');
    const push = new PostToConnectionCommand({ ConnectionId: event.requestContext.connectionId, Data });
    await expect(management.send(push)).rejects.toMatchObject({ name: 'PayloadTooLargeException' });
    await ended(socket);
  });

  it('answers plain requests with 404 where there is no HTTP API', async () => {
    const answer = await fetch(String(outputs['CallbackUrl']));
    expect(answer.status).toBe(404);
  });

  it('carries what is published to a topic into the queue that hears it', async () => {
    const published = new PublishCommand({
      TopicArn: outputs['Topic'],
      Message: '一条提醒',
      Subject: 'Alert',
    });
    expect((await sns.send(published)).MessageId).toBeTruthy();
    expect(await heard()).toBe('一条提醒');
  });

  it('ends its connections when it stops, and tells the function of each', async () => {
    const dataDir = temporaryDir();
    const second = await startLocalCloud({ assemblyDir: fixtureAssembly('live'), dataDir });
    const socket = new WebSocket(second.outputs['FixtureLive']?.['LiveUrl'] ?? '');
    await once(socket, 'open');
    const closed = once(socket, 'close');
    await second.stop();
    expect((await closed)[0]).toBe(1001);
    const third = await startLocalCloud({ assemblyDir: fixtureAssembly('live'), dataDir });
    const QueueUrl = third.outputs['FixtureLive']?.['HeardUrl'];
    const { region, accessKeyId, secretAccessKey, sqs: endpoint } = third.endpoints;
    const client = new SQSClient({ region, endpoint, credentials: { accessKeyId, secretAccessKey } });
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    await third.stop();
    const events = Messages.map(({ Body = '' }) => JSON.parse(Body) as LiveEvent);
    expect(events.map(({ requestContext }) => requestContext['eventType']).sort()).toEqual([
      'CONNECT',
      'DISCONNECT',
    ]);
  });
});
