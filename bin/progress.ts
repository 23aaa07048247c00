import { SingleBar } from 'cli-progress';

export interface Progress {
  readonly add: (records: number) => void;
  readonly stop: () => void;
}

/** A count of records on a terminal; nothing where standard error is not one, or quiet was asked for. */
export function showProgress(label: string, quiet = false): Progress {
  if (quiet || !process.stderr.isTTY) return { add: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: `${label} {value} records, {duration_formatted}`,
    stream: process.stderr,
  });
  bar.start(0, 0);
  return { add: (records) => bar.increment(records), stop: () => bar.stop() };
}
