import { setTimeout as wait } from 'node:timers/promises';

const firstMs = 50;
const longestMs = 5000;

/**
 * Waits before a call that was refused is made again: twice as long each time, and for a part of that by chance, so that
 * callers who were refused together do not come back together.
 * @param attempt how many calls have been made
 */
export async function backOff(attempt: number): Promise<void> {
  const mostMs = Math.min(longestMs, firstMs * 2 ** attempt);
  await wait(mostMs / 2 + (Math.random() * mostMs) / 2);
}
