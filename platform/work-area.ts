/** Where a batch keeps its intermediate objects in the work bucket. All of it goes when the batch closes. */
export const workArea = {
  all: (batch: string) => `work/${batch}/`,
  /** How far the file is cut, where one run was not enough. */
  checkpoint: (batch: string) => `work/${batch}/checkpoint.json`,
  /** What is told of the file, where the batch item has no room for all of it. */
  findings: (batch: string) => `work/${batch}/findings.json`,
  chunks: (batch: string) => `work/${batch}/chunks/`,
  chunk: (batch: string, chunk: number) => `work/${batch}/chunks/${number(chunk)}`,
  /** Rows of a file of cases and one of fee lines, until they are joined. */
  runs: (batch: string) => `work/${batch}/join/`,
  run: (batch: string, name: string) => `work/${batch}/join/${name}`,
  /** Cost sketches of one enrolled chunk. */
  costs: (batch: string, chunk: number) => `work/${batch}/costs/${number(chunk)}.json`,
  /** Those of a block of enrolled chunks, as one. */
  blockCosts: (batch: string, block: number) => `work/${batch}/costs/block-${number(block)}.json`,
  /** Cost baselines of the whole batch. */
  baselines: (batch: string) => `work/${batch}/baselines.json`,
  /** Counts and partial summary of one audited chunk. */
  outcome: (batch: string, chunk: number) => `work/${batch}/outcomes/${number(chunk)}.json`,
  /** Stretches of audited chunks whose lines are in the table. */
  stretches: (batch: string) => `work/${batch}/stretches/`,
  stretch: (batch: string, stretch: number) => `work/${batch}/stretches/${number(stretch)}.json`,
  /** Places of records that a pass could not process. Only where there are some. */
  refused: (batch: string, step: string, chunk: number) =>
    `work/${batch}/refused/${step}/${number(chunk)}.json`,
  /** The record that a careful run has in hand. */
  inHand: (batch: string, step: string, chunk: number) =>
    `work/${batch}/in-hand/${step}/${number(chunk)}.json`,
  allShown: (batch: string) => `work/${batch}/shown/`,
  /** What the workbook of the batch shows of the cases of one audited chunk. */
  shown: (batch: string, chunk: number) => `work/${batch}/shown/${number(chunk)}.ndjson`,
  /** Rejected records of one audited chunk, where it has any. */
  rejected: (batch: string, chunk: number) => `work/${batch}/rejected/${number(chunk)}.ndjson`,
} as const;

const number = (chunk: number) => String(chunk).padStart(5, '0');
