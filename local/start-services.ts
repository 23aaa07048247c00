import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { startDynamoDb } from './start-dynamodb.ts';
import { type ObjectsAndQueues, startFauxqs } from './start-fauxqs.ts';
import type { ObjectCreated } from './watch-created-objects.ts';

/** Where an AWS SDK finds the local services, and with what it signs. */
export interface Endpoints {
  readonly s3: string;
  readonly sqs: string;
  readonly dynamodb: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Services {
  readonly endpoints: Endpoints;
  readonly objectsAndQueues: ObjectsAndQueues;
  readonly sqs: SQSClient;
  readonly dynamodb: DynamoDBClient;
  close(): Promise<void>;
}

const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Starts the emulators on 127.0.0.1; S3 and SQS share `port`, DynamoDB takes the next one; 0 takes free ones. */
export async function startServices(options: {
  dataDir: string;
  port: number;
  region: string;
  onObjectCreated: (object: ObjectCreated) => void;
}): Promise<Services> {
  const { dataDir, port, region } = options;
  const objectsAndQueues = await startFauxqs(options);
  const tables = await startDynamoDb({ dataDir, region, port: port === 0 ? 0 : port + 1 }).catch(
    async (error) => {
      await objectsAndQueues.close();
      throw error;
    },
  );
  const { endpoint } = objectsAndQueues;
  const client = { region, credentials: CREDENTIALS };
  const sqs = new SQSClient({ ...client, endpoint });
  const dynamodb = new DynamoDBClient({ ...client, endpoint: tables.endpoint });
  return {
    endpoints: { s3: endpoint, sqs: endpoint, dynamodb: tables.endpoint, region, ...CREDENTIALS },
    objectsAndQueues,
    sqs,
    dynamodb,
    close: async () => {
      sqs.destroy();
      dynamodb.destroy();
      await Promise.all([objectsAndQueues.close(), tables.close()]);
    },
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
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
  };
}
