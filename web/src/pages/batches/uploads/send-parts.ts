import type { Part } from './part-plan.ts';
import type { PutBlob } from './put-blob.ts';
import { tryAgain, type Wait } from './try-again.ts';

const partsAtOnce = 4;

export interface PartSending {
  readonly file: Blob;
  readonly parts: readonly Part[];
  /** A link to put a part to; a fresh one for each try, since they are good for minutes. */
  readonly linkOf: (number: number) => Promise<string>;
  readonly put: PutBlob;
  readonly wait: Wait;
  /** @param bytes of these parts that have gone out */
  readonly onSent: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends parts of a file, some at once, each read from the disk when its turn comes. Returns when all have arrived;
 * throws when one does not, in spite of all tries, or when it is called off.
 */
export async function sendParts(sending: PartSending): Promise<void> {
  const { file, parts, linkOf, put, wait, onSent, signal } = sending;
  const left = [...parts];
  const sent = new Map<number, number>();
  const stopping = new AbortController();
  const { signal: stopped } = stopping;
  const stop = () => stopping.abort(signal.reason);
  signal.addEventListener('abort', stop);
  const note = (number: number, bytes: number) => {
    sent.set(number, bytes);
    onSent([...sent.values()].reduce((sum, one) => sum + one, 0));
  };
  const send = async ({ number, start, end }: Part) => {
    note(number, 0);
    const url = await linkOf(number);
    stopped.throwIfAborted();
    await put(url, file.slice(start, end), (bytes) => note(number, Math.min(bytes, end - start)), stopped);
    note(number, end - start);
  };
  const work = async () => {
    for (let part = left.shift(); part && !stopped.aborted; part = left.shift()) {
      const own = part;
      await tryAgain(() => send(own), wait, stopped);
    }
  };
  try {
    await Promise.all(Array.from({ length: partsAtOnce }, work));
  } catch (error) {
    // The others need not go on.
    stopping.abort(error);
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  signal.throwIfAborted();
}
