const firstWaitMs = 1000;
const longestWaitMs = 30_000;
const mostTries = 7;

/** Thrown where trying again cannot help. */
export class Refusal extends Error {}

export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** How long to wait after so many failures: twice as long each time, up to half a minute. */
function waitMs(failures: number): number {
  return Math.min(firstWaitMs * 2 ** (failures - 1), longestWaitMs);
}

/** Tries until it works, some two minutes long. Throws the last failure, and at once what is refused or called off. */
export async function tryAgain<T>(work: () => Promise<T>, wait: Wait, signal: AbortSignal): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Refusal || failures === mostTries) throw error;
      await wait(waitMs(failures), signal);
    }
  }
}

/** Throws the reason of the signal as soon as it is called off. */
export const waitFor: Wait = (ms, signal) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
