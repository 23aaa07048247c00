import { randomBytes, randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Connection, connectEvent, disconnectEvent } from './live-event.ts';
import type { LiveApi } from './read-live-api.ts';

export interface HeldConnection extends Connection {
  readonly socket: WebSocket;
  lastActiveAt: Date;
}

/** The connections of a WebSocket API. */
export interface Connections {
  /** Answers a request to upgrade: asks the function of `$connect`, and lets in whom it answers with 2xx. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  get(id: string): HeldConnection | undefined;
  /** Ends all of them, and waits until the function of `$disconnect` has been told. */
  close(): Promise<void>;
}

/** The longest message either way, in bytes. */
export const MAX_MESSAGE_BYTES = 128 * 1024;
/** How long a client may take to say goodbye. */
const GOODBYE_MS = 200;
const GOING_AWAY = 1001;

/** Serves a WebSocket API. What clients send is refused: no route takes messages. */
export function holdConnections(
  api: LiveApi,
  invoke: (functionReference: string, event: unknown) => Promise<unknown>,
): Connections {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    handleProtocols: () => false,
  });
  const held = new Map<string, HeldConnection>();
  const farewells = new Set<Promise<unknown>>();
  let isClosing = false;

  const leave = (connection: HeldConnection, statusCode: number, reason: string) => {
    held.delete(connection.id);
    if (!api.disconnectFunction) return;
    const event = disconnectEvent(api, connection, statusCode, reason);
    const told = invoke(api.disconnectFunction, event).catch(() => {}); // the function's log has the reason
    farewells.add(told);
    void told.then(() => farewells.delete(told));
  };
  const hold = (connection: Connection, socket: WebSocket) => {
    const kept: HeldConnection = { ...connection, socket, lastActiveAt: new Date() };
    held.set(kept.id, kept);
    socket.on('message', () => {
      kept.lastActiveAt = new Date();
      socket.send(JSON.stringify({ message: 'Forbidden', connectionId: kept.id, requestId: randomUUID() }));
    });
    socket.on('error', () => {}); // followed by close
    socket.on('close', (code, reason) => leave(kept, code, reason.toString()));
  };

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'ws://local');
    if (pathname !== `/${api.stage}` && pathname !== `/${api.stage}/`) return refuse(socket, 403);
    const connection = connectionOf(request);
    const event = connectEvent(api, connection, request.rawHeaders, searchParams);
    const status = await invoke(api.connectFunction, event).then(statusOf, () => 500);
    if (isClosing) return refuse(socket, 503);
    if (status < 200 || status > 299) return refuse(socket, status);
    server.handleUpgrade(request, socket, head, (opened) => hold(connection, opened));
  };

  return {
    upgrade: (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      upgrade(request, socket, head).catch(() => socket.destroy());
    },
    get: (id) => held.get(id),
    close: async () => {
      isClosing = true;
      const ended = [...held.values()].map(({ socket }) => endOf(socket));
      await Promise.all(ended);
      await Promise.all(farewells);
    },
  };
}

function connectionOf(request: IncomingMessage): Connection {
  return {
    id: `${randomBytes(11).toString('base64url')}=`,
    connectedAt: new Date(),
    domainName: request.headers.host ?? '',
    sourceIp: request.socket.remoteAddress ?? '',
    userAgent: request.headers['user-agent'] ?? '',
  };
}

function statusOf(result: unknown): number {
  const status = Number((result as { statusCode?: unknown } | null)?.statusCode);
  return Number.isInteger(status) && status >= 200 && status <= 599 ? status : 500;
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

async function endOf(socket: WebSocket): Promise<void> {
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.close(GOING_AWAY, 'Going away');
  const impatience = setTimeout(() => socket.terminate(), GOODBYE_MS);
  await closed;
  clearTimeout(impatience);
}
