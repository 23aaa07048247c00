/** How long a run may go on. */
export interface RunTime {
  readonly remainingMs: () => number;
}

/** Whether there is time for another piece of work that takes no longer than this. */
export type HasTime = (longestMs: number) => boolean;

/**
 * For work that is done in pieces, by several runs. The first piece is always begun: a run that does nothing and asks
 * for another would do so for ever. A piece that may take longer than a whole run has the first half of one to begin.
 */
export function timeForPieces({ remainingMs }: RunTime): HasTime {
  const wholeMs = remainingMs();
  let isFirst = true;
  return (longestMs) => {
    const goesOn = isFirst || remainingMs() > (longestMs < wholeMs ? longestMs : wholeMs / 2);
    isFirst = false;
    return goesOn;
  };
}
