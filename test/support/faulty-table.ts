import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of a call of the table: by its operation (`Query`) and its body. */
export type Fault = (operation: string, body: string) => 'none' | 'refuse' | 'hang';

export interface FaultyTable {
  readonly endpoint: string;
  readonly break: (fault: Fault) => void;
  readonly stop: () => Promise<void>;
}

/** Stands before a running table, sound until told to break. What hangs is not answered. */
export async function standBefore(endpoint: string): Promise<FaultyTable> {
  let faultOf: Fault = () => 'none';
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString('utf8');
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const fault = faultOf(operation, body);
    if (fault === 'hang') return;
    if (fault === 'refuse') {
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify({ __type: 'com.amazonaws.dynamodb.v20120810#AccessDeniedException' }));
      return;
    }
    const { method, headers } = request;
    forward(endpoint, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    break: (fault) => {
      faultOf = fault;
    },
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
}
