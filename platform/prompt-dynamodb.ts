import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { givenUpAfter } from './given-up-after.ts';

/**
 * DynamoDB for a handler with somebody waiting: a call that is not answered soon is tried once more and given up.
 * Connections are kept between requests, as always.
 * @param soonMs how long connecting may take, and an answer after it
 */
export function promptDynamoDb(soonMs: number): DynamoDBDocumentClient {
  const client = new DynamoDBClient({ maxAttempts: 2, ...givenUpAfter(soonMs) });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
