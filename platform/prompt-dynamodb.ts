import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * DynamoDB for a handler with somebody waiting: a call that is not answered soon is tried once more and given up.
 * Connections are kept between requests, as always.
 * @param soonMs how long connecting may take, and an answer after it
 */
export function promptDynamoDb(soonMs: number): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: soonMs, requestTimeout: soonMs, throwOnRequestTimeout: true },
  });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
