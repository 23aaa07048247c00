/** What the rehearsal says as it goes, and whether all of it was as it has to be. */
export interface Told {
  readonly step: (title: string) => void;
  readonly note: (text: string) => void;
  /** Answers whether it holds. @param otherwise what is wrong where it does not */
  readonly check: (what: string, holds: boolean, otherwise?: string) => boolean;
  readonly failures: readonly string[];
}

export function tellRehearsal(write: (line: string) => void): Told {
  const failures: string[] = [];
  const startedMs = performance.now();
  return {
    failures,
    step: (title) => write(`\n[${((performance.now() - startedMs) / 1000).toFixed(0)} s] ${title}`),
    note: (text) => write(`    ${text}`),
    check: (what, holds, otherwise = '') => {
      write(`  ${holds ? '✓' : '✗'} ${what}${holds || otherwise === '' ? '' : `: ${otherwise}`}`);
      if (!holds) failures.push(what);
      return holds;
    },
  };
}
