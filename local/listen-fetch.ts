import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

type Fetch = (request: Request) => Response | Promise<Response>;

export interface Listening {
  /** `http://` address without a path. */
  readonly endpoint: string;
  close(): Promise<void>;
}

/**
 * Serves on 127.0.0.1 what answers requests as `fetch` does.
 * @param port 0 takes a free one
 * @param open is told the address before the first request comes
 */
export async function listenFetch(port: number, open: (endpoint: string) => Fetch): Promise<Listening> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fetch = open(endpoint);
  server.on('request', (request, response) => void answer(fetch, endpoint, request, response));
  return {
    endpoint,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(fetch: Fetch, endpoint: string, incoming: IncomingMessage, outgoing: ServerResponse) {
  const { method = 'GET', url = '/', headers } = incoming;
  const single = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  const body = method === 'GET' || method === 'HEAD' ? null : Uint8Array.from(await buffer(incoming));
  const request = new Request(new URL(url, endpoint), {
    method,
    headers: Object.fromEntries(single) as Record<string, string>,
    body,
  });
  const response = await fetch(request);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
