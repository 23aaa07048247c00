/** What came of work that had so long and no longer. */
export type InTime<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: 'late' }
  | { readonly ok: false; readonly why: 'failed'; readonly error: unknown };

/**
 * Waits for work until it is done, fails or is late; never rejects. What is late goes on unheard: give it limits of
 * its own.
 */
export async function withinDeadline<T>(ms: number, work: () => Promise<T>): Promise<InTime<T>> {
  const { promise: late, resolve } = Promise.withResolvers<InTime<T>>();
  const timer = setTimeout(() => resolve({ ok: false, why: 'late' }), Math.max(0, ms));
  const done = outcomeOf(work);
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function outcomeOf<T>(work: () => Promise<T>): Promise<InTime<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, why: 'failed', error };
  }
}
