import { createServer, request as forward, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What becomes of a call of the table: by its operation (`Query`) and its body. `throttle` refuses it for being too
 * much; `leave` does the first half of a batch call and says so.
 */
export type Fault = (operation: string, body: string) => 'none' | 'refuse' | 'hang' | 'throttle' | 'leave';

export interface FaultyTable {
  readonly endpoint: string;
  readonly break: (fault: Fault) => void;
  readonly stop: () => Promise<void>;
}

const errors = {
  refuse: 'AccessDeniedException',
  throttle: 'ProvisionedThroughputExceededException',
} as const;

type Requests = Readonly<Record<string, unknown[] | { readonly Keys: unknown[] }>>;

/** A batch call of half as many requests, and what its answer says of the others. */
function halves(operation: string, call: { readonly RequestItems: Requests }): [call: object, left: object] {
  const cut = (which: 'first' | 'rest') =>
    Object.fromEntries(
      Object.entries(call.RequestItems).map(([table, asked]) => {
        const half = (all: readonly unknown[]) =>
          which === 'first' ? all.slice(0, Math.ceil(all.length / 2)) : all.slice(Math.ceil(all.length / 2));
        return [table, Array.isArray(asked) ? half(asked) : { ...asked, Keys: half(asked.Keys) }];
      }),
    );
  const left = operation === 'BatchGetItem' ? 'UnprocessedKeys' : 'UnprocessedItems';
  const rest = Object.entries(cut('rest')).filter(([, asked]) => lengthOf(asked) > 0);
  return [{ ...call, RequestItems: cut('first') }, { [left]: Object.fromEntries(rest) }];
}

const lengthOf = (asked: Requests[string]) => (Array.isArray(asked) ? asked : asked.Keys).length;

/** What of the headers says who asks for what. */
function signed(headers: IncomingHttpHeaders): Record<string, string> {
  const names = ['authorization', 'content-type', 'x-amz-date', 'x-amz-target'];
  return Object.fromEntries(names.map((name) => [name, String(headers[name] ?? '')]));
}

/** Stands before a running table, sound until told to break. What hangs is not answered. */
export async function standBefore(endpoint: string): Promise<FaultyTable> {
  let faultOf: Fault = () => 'none';
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString('utf8');
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const fault = faultOf(operation, body);
    if (fault === 'hang') return;
    if (fault === 'refuse' || fault === 'throttle') {
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${errors[fault]}` }));
      return;
    }
    const { method, headers } = request;
    if (fault === 'leave') {
      const [done, left] = halves(operation, JSON.parse(body));
      const answer = await fetch(endpoint, {
        method: 'POST',
        headers: { ...signed(headers) },
        body: JSON.stringify(done),
      });
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify({ ...((await answer.json()) as object), ...left }));
      return;
    }
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
