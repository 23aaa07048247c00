import { once } from 'node:events';
import { WebSocket } from 'ws';
import { stack } from './outsider.ts';

/** The answer to one request. */
export interface HttpAnswer<T> {
  readonly status: number;
  readonly type: string | null;
  readonly body: T;
}

/** Asks the HTTP API as one of the demonstration's users. */
export function callerNamed(name: string) {
  const user = stack.users.find((candidate) => candidate.name === name);
  if (!user) throw new Error(`no user ${name}`);
  return async <T = unknown>(method: string, path: string, body?: unknown): Promise<HttpAnswer<T>> => {
    const answer = await fetch(`${stack.api}${path}`, {
      method,
      headers: { authorization: `Bearer ${user.token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return {
      status: answer.status,
      type: answer.headers.get('content-type'),
      body: (await answer.json()) as T,
    };
  };
}

export interface OpenScreen {
  readonly url: string;
  readonly messages: unknown[];
  readonly close: () => void;
}

/** A screen that waits for what is pushed: takes a ticket and connects with it. */
export async function openScreen(ask: ReturnType<typeof callerNamed>): Promise<OpenScreen> {
  const { body } = await ask<{ url: string }>('POST', '/api/v1/live-tickets');
  const socket = new WebSocket(body.url);
  const messages: unknown[] = [];
  socket.on('message', (data) => messages.push(JSON.parse(String(data))));
  await once(socket, 'open');
  return { url: body.url, messages, close: () => socket.close() };
}

/** The status with which a connection is refused. */
export async function refusedConnection(url: string): Promise<number | undefined> {
  const socket = new WebSocket(url);
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode?: number }];
  return response.statusCode;
}
