import type { APIGatewayProxyWebsocketEventV2 } from 'aws-lambda';
import type { LiveStore } from '../../platform/table/live.ts';

/** `$connect` brings the query string, which the type of its event leaves out. */
export type ConnectionEvent = APIGatewayProxyWebsocketEventV2 & {
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>> | null;
};

/**
 * `$connect` spends its ticket, and is refused without one; `$disconnect` forgets the connection, which API
 * Gateway tells where it can: the others expire.
 * @param now epoch seconds
 */
export async function answerConnection(
  live: LiveStore,
  { requestContext: { connectionId, eventType }, queryStringParameters }: ConnectionEvent,
  now: number,
): Promise<{ statusCode: number }> {
  if (eventType === 'CONNECT') {
    const audience = await live.spend(queryStringParameters?.['ticket'] ?? '', now);
    if (!audience) return { statusCode: 403 };
    await live.connect(connectionId, audience, now);
  }
  if (eventType === 'DISCONNECT') await live.disconnect(connectionId);
  return { statusCode: 200 };
}
