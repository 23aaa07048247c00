import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { givenUpAfter } from './given-up-after.ts';

/** The table answers in milliseconds. */
const tableMs = 10_000;
/** Queues are waited at for 20 seconds at the most; a part of an upload of some megabytes takes no longer either. */
const otherMs = 60_000;

/** Where the AWS services answer; blank for AWS itself, by the SDK's own chain. */
export interface AwsPlace {
  readonly region?: string;
  readonly s3?: string;
  readonly sqs?: string;
  readonly dynamodb?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

export interface AwsClients {
  readonly s3: S3Client;
  /** Signs links by which browsers put objects: without checksums, of what is not there yet. */
  readonly s3ForLinks: S3Client;
  readonly sqs: SQSClient;
  readonly dynamodb: DynamoDBDocumentClient;
}

/**
 * The SDK clients. S3 is addressed by path, which AWS and every emulator understand, so that a handler
 * needs no setting to run in either.
 */
export function awsClients(place: AwsPlace = {}): AwsClients {
  const common = {
    ...(place.region && { region: place.region }),
    ...(place.credentials && { credentials: place.credentials }),
  };
  const at = (endpoint: string | undefined) => ({ ...common, ...(endpoint && { endpoint }) });
  // AWS slows down whoever comes all at once: calls wait and come back, by chance one earlier than another.
  const patient = { maxAttempts: 10, retryMode: 'standard' };
  const s3 = { ...at(place.s3), ...patient, ...givenUpAfter(otherMs), forcePathStyle: true };
  return {
    s3: new S3Client(s3),
    s3ForLinks: new S3Client({
      ...at(place.s3),
      // The portal's content security policy names the bucket by its host, as AWS does; emulators know it by path.
      forcePathStyle: (place.s3 ?? process.env['AWS_ENDPOINT_URL_S3']) !== undefined,
      requestChecksumCalculation: 'WHEN_REQUIRED',
    }),
    sqs: new SQSClient({
      ...at(place.sqs),
      ...patient,
      ...givenUpAfter(otherMs),
      useQueueUrlAsEndpoint: place.sqs === undefined,
    }),
    // Not `adaptive`: that goes by the clock, and calls nobody for hours where the clock was set back by hours.
    dynamodb: DynamoDBDocumentClient.from(
      new DynamoDBClient({ ...at(place.dynamodb), ...patient, ...givenUpAfter(tableMs) }),
      {
        marshallOptions: { removeUndefinedValues: true },
      },
    ),
  };
}
