import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gatewayAnswer } from './http-answer.ts';

/** The server behind which the template's APIs stand. */
export interface Gateway {
  /** `http://` address without a path. */
  readonly endpoint: string;
  /** From now on requests are answered by this; until then, and without an API, with 503. */
  open(listener: RequestListener): void;
  /** Lets the requests in hand finish, and takes no further ones. Nothing happens the second time. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 before the APIs are known, since handlers are told the address in their environment. */
export async function startGateway(port: number): Promise<Gateway> {
  const closed = gatewayAnswer(503, 'Service Unavailable');
  let listener: RequestListener = (_, response) =>
    void response.writeHead(closed.status, closed.headers).end(closed.body);
  const server = createServer((request, response) => listener(request, response));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open: (opened) => {
      listener = opened;
    },
    close: async () => {
      if (!server.listening) return;
      const ended = once(server, 'close');
      server.close();
      await ended;
    },
  };
}
