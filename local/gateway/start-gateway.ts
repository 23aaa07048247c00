import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { gatewayAnswer } from './http-answer.ts';

type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** The server behind which the template's APIs stand. */
export interface Gateway {
  /** `http://` address without a path. */
  readonly endpoint: string;
  /** From now on requests are answered by these; until then with 503. */
  open(listener: RequestListener, upgrade: UpgradeListener): void;
  /** Lets the requests in hand finish, and takes no further ones. Nothing happens the second time. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 before the APIs are known, since handlers are told the address in their environment. */
export async function startGateway(port: number): Promise<Gateway> {
  const closed = gatewayAnswer(503, 'Service Unavailable');
  let listener: RequestListener = (_, response) =>
    void response.writeHead(closed.status, closed.headers).end(closed.body);
  let upgrade: UpgradeListener = (_, socket) => socket.destroy();
  const server = createServer((request, response) => listener(request, response));
  server.on('upgrade', (request, socket, head) => upgrade(request, socket, head));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open: (...opened) => {
      [listener, upgrade] = opened;
    },
    close: async () => {
      if (!server.listening) return;
      const ended = once(server, 'close');
      server.close();
      await ended;
    },
  };
}
