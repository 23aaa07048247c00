import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Connections, type HeldConnection, MAX_MESSAGE_BYTES } from './hold-connections.ts';

/**
 * The management API of a WebSocket API, as the SDK's client speaks it: `POST`, `GET` and `DELETE` on
 * `/<stage>/@connections/<id>`. Other requests go to the next listener.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
 */
export function manageConnections(
  stage: string,
  connections: Connections,
  otherwise: RequestListener,
): RequestListener {
  const prefix = `/${stage}/@connections/`;
  return (request, response) => {
    if (!request.url?.startsWith(prefix)) return otherwise(request, response);
    const id = decodeURIComponent(request.url.slice(prefix.length).split('?')[0] ?? '');
    const connection = connections.get(id);
    if (!connection) return refuse(response, 410, 'GoneException');
    const operation = operations[request.method ?? ''];
    if (!operation) return refuse(response, 403, 'ForbiddenException');
    operation(connection, request, response).catch(() => response.destroy());
  };
}

type Operation = (
  connection: HeldConnection,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<unknown>;

const operations: Readonly<Record<string, Operation>> = {
  POST: async (connection, request, response) => {
    const data = await buffer(request);
    if (data.length > MAX_MESSAGE_BYTES) return refuse(response, 413, 'PayloadTooLargeException');
    connection.socket.send(data, { binary: false }, (error) => {
      if (error) return refuse(response, 410, 'GoneException');
      connection.lastActiveAt = new Date();
      response.writeHead(200).end();
    });
  },
  GET: async ({ connectedAt, lastActiveAt, sourceIp, userAgent }, _, response) => {
    const body = { connectedAt, lastActiveAt, identity: { sourceIp, userAgent } };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  },
  DELETE: async ({ socket }, _, response) => {
    socket.close(1000, 'Connection Closed Normally');
    response.writeHead(204).end();
  },
};

function refuse(response: ServerResponse, status: number, type: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': type });
  response.end(JSON.stringify({ message: null }));
}
