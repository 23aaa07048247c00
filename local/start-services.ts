import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { type Gateway, startGateway } from './gateway/start-gateway.ts';
import { startDynamoDb } from './start-dynamodb.ts';
import { type ObjectsAndQueues, startFauxqs } from './start-fauxqs.ts';
import type { ObjectCreated } from './watch-created-objects.ts';

/** Where an AWS SDK finds the local services, and with what it signs. */
export interface Endpoints {
  readonly s3: string;
  readonly sqs: string;
  readonly sns: string;
  readonly dynamodb: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Services {
  readonly endpoints: Endpoints;
  /** Before the APIs. */
  readonly gateway: Gateway;
  /** Before the distribution. */
  readonly edge: Gateway;
  readonly objectsAndQueues: ObjectsAndQueues;
  readonly s3: S3Client;
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  readonly dynamodb: DynamoDBClient;
  close(): Promise<void>;
}

const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/**
 * Starts the emulators on 127.0.0.1: S3, SQS and SNS share `port`, DynamoDB takes the next one, the APIs the one
 * after, the distribution the second after that (the identity provider stands between them); 0 takes free ones.
 */
export async function startServices(options: {
  dataDir: string;
  port: number;
  region: string;
  haste: number;
  onObjectCreated: (object: ObjectCreated) => void;
}): Promise<Services> {
  const { dataDir, port, region } = options;
  await using started = new AsyncDisposableStack();
  const objectsAndQueues = await startFauxqs(options);
  started.defer(objectsAndQueues.close);
  const tables = await startDynamoDb({ dataDir, region, port: port && port + 1 });
  started.defer(tables.close);
  const gateway = await startGateway(port && port + 2);
  started.defer(gateway.close);
  const edge = await startGateway(port && port + 4);
  started.defer(edge.close);

  const { endpoint } = objectsAndQueues;
  const client = { region, credentials: CREDENTIALS };
  const s3 = new S3Client({ ...client, endpoint, forcePathStyle: true });
  started.defer(() => s3.destroy());
  const sqs = new SQSClient({ ...client, endpoint });
  started.defer(() => sqs.destroy());
  const sns = new SNSClient({ ...client, endpoint });
  started.defer(() => sns.destroy());
  const dynamodb = new DynamoDBClient({ ...client, endpoint: tables.endpoint });
  started.defer(() => dynamodb.destroy());
  const all = started.move();
  return {
    endpoints: {
      s3: endpoint,
      sqs: endpoint,
      sns: endpoint,
      dynamodb: tables.endpoint,
      region,
      ...CREDENTIALS,
    },
    gateway,
    edge,
    objectsAndQueues,
    s3,
    sqs,
    sns,
    dynamodb,
    close: () => all.disposeAsync(),
  };
}

/** The variables by which the AWS SDK in a handler finds the local services. */
export function serviceEnvironment(endpoints: Endpoints): Record<string, string> {
  return {
    AWS_REGION: endpoints.region,
    AWS_DEFAULT_REGION: endpoints.region,
    AWS_ACCESS_KEY_ID: endpoints.accessKeyId,
    AWS_SECRET_ACCESS_KEY: endpoints.secretAccessKey,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_SNS: endpoints.sns,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
  };
}
