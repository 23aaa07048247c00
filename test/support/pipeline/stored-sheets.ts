import { gunzipSync } from 'node:zlib';
import type { CostSketch } from '../../../core/costs/cost-sketch.ts';
import { queryTable } from './outsider.ts';
import { quietAt } from './queues.ts';
import { addFigures, type Figures, type Summaries } from './stored-cases.ts';

const toldByResults =
  /^(cases|grouped|weighted|weightE4|costed|costFen|paymentFen|balanced|balanceFen|losDays|flagged|findings|identifiedFen|outpatientBills|outpatientFen|(outlier|status|verdicts|rule|ruleFen|severity|severityFen)\/.*)$/;

/** What the summaries of a hospital say, once nothing is left to be made anew; of their counts, those that results tell. */
export async function storedSummaries(hospital: string, months: readonly string[]): Promise<Summaries> {
  await quietAt('Summarise');
  const summaries = new Map<string, Figures>();
  for (const view of ['total', 'department', 'doctor', 'group']) {
    for (const { sk: month, body } of await queryTable<SheetItem>(`SHEETS#HOSPITAL#${hospital}#${view}`)) {
      if (!months.includes(month)) continue;
      for (const [key, figures] of readSheet(body)) addFigures(summaries, `${month} ${view} ${key}`, figures);
    }
  }
  return summaries;
}

interface SheetItem {
  /** The month. */
  readonly sk: string;
  readonly body: Uint8Array;
}

/** A sheet as `docs/data-model.md` describes it, read without the project's code. */
function readSheet(body: Uint8Array): readonly (readonly [string, Figures])[] {
  const { size, keys, tally, cost } = JSON.parse(gunzipSync(body).toString('utf8')) as StoredSheet;
  const rows = Array.from({ length: size }, (_, row) => ({
    // The last part: of a doctor, the one that comes after the department.
    key: keys.map(({ values, at }) => values[at[row] as number]).at(-1) ?? 'all',
    counts: {} as Record<string, number>,
    costs: costsIn(cost?.[row]),
  }));
  for (const [name, column] of Object.entries(tally)) {
    const [places, counts] = 'rows' in column ? [column.rows, column.counts] : [column.keys(), column];
    for (const [at, row] of [...places].entries()) {
      const cell = rows[row] as (typeof rows)[number];
      if (counts[at] !== 0 && toldByResults.test(name)) cell.counts[name] = counts[at] as number;
    }
  }
  return rows.map(({ key, counts, costs }) => [key, { counts, costs }]);
}

interface StoredSheet {
  readonly size: number;
  readonly keys: readonly { readonly values: readonly string[]; readonly at: readonly number[] }[];
  readonly tally: Readonly<
    Record<string, readonly number[] | { readonly rows: number[]; readonly counts: number[] }>
  >;
  readonly cost?: readonly (readonly number[])[];
}

/** Bucket and count in turn. */
function costsIn(pairs: readonly number[] = []): CostSketch {
  const buckets = pairs.filter((_, at) => at % 2 === 0);
  return Object.fromEntries(buckets.map((bucket, at) => [bucket, pairs[2 * at + 1] as number]));
}
