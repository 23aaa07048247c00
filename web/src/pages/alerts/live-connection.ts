import type { Alert, LampAlert } from '../../../../platform/messages.ts';

/** What comes over the live connection. */
export type LiveMessage =
  | { readonly type: 'alert'; readonly alert: Alert }
  | { readonly type: 'lamp'; readonly lamp: LampAlert }
  | { readonly type: 'more-alerts'; readonly more: number };

/** `waiting`: it is broken, and tried again after a while. */
export type LiveState = 'connecting' | 'live' | 'waiting';

/** A WebSocket, as far as it is used. */
export interface LiveSocket {
  readonly addEventListener: (
    type: 'open' | 'message' | 'close',
    heard: (event: { readonly data?: unknown }) => void,
  ) => void;
  readonly close: () => void;
}

export interface LiveParts {
  /** Where to connect, good for one connection; rejects where there is none to be had. */
  readonly takeTicket: () => Promise<string>;
  readonly connect: (url: string) => LiveSocket;
  readonly wait: (ms: number) => Promise<void>;
  readonly onState: (state: LiveState) => void;
  readonly onMessage: (message: LiveMessage) => void;
}

const firstWaitMs = 1000;
const longestWaitMs = 60_000;

/** Twice as long after every failure, at most a minute. */
export function backOffMs(failures: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.max(0, failures - 1));
}

/** Keeps a live connection open, a new one after each that ends, until it is told to stop. */
export function keepLive(parts: LiveParts): () => void {
  const { wait, onState } = parts;
  let socket: LiveSocket | null = null;
  let isOver = false;
  const run = async () => {
    for (let failures = 0; !isOver; ) {
      onState('connecting');
      const wasOpen = await connectOnce(parts, (made) => {
        socket = made;
        return isOver;
      });
      if (isOver) return;
      failures = wasOpen ? 1 : failures + 1;
      onState('waiting');
      await wait(backOffMs(failures));
    }
  };
  void run();
  return () => {
    isOver = true;
    socket?.close();
  };
}

/** Whether it was open before it ended. */
async function connectOnce(
  { takeTicket, connect, onState, onMessage }: LiveParts,
  isOverWith: (made: LiveSocket) => boolean,
): Promise<boolean> {
  const url = await takeTicket().catch(() => null);
  if (url === null) return false;
  return new Promise((resolve) => {
    let wasOpen = false;
    const socket = connect(url);
    socket.addEventListener('open', () => {
      wasOpen = true;
      onState('live');
    });
    socket.addEventListener('message', ({ data }) => {
      const message = messageIn(data);
      if (message) onMessage(message);
    });
    socket.addEventListener('close', () => resolve(wasOpen));
    if (isOverWith(socket)) socket.close();
  });
}

function messageIn(data: unknown): LiveMessage | null {
  try {
    const message = JSON.parse(String(data)) as LiveMessage;
    return ['alert', 'lamp', 'more-alerts'].includes(message.type) ? message : null;
  } catch {
    return null;
  }
}
