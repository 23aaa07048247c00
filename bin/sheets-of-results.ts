import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { addCell, type Cell, emptyCell } from '../core/indicators/cell.ts';
import { groupKey, type View } from '../core/indicators/sheet.ts';
import { tallyOf } from '../core/indicators/tally.ts';

const fen = z.number().nullable();

/** Of a line of `results.ndjson`, what forecasts are made of. */
const resultSchema = z.object({
  hospital: z.string().min(1),
  status: z.string(),
  scheme: z.string(),
  drg: z.string(),
  weight: z.number().nullable(),
  payment_fen: fen,
  cost_fen: fen,
  los_days: z.number(),
  department: z.string(),
  doctor: z.string().nullable(),
  discharged_on: z.iso.date(),
});

type ResultLine = z.infer<typeof resultSchema>;

/** Cells by month and key, of the views that are forecast. */
export interface ResultSheets {
  readonly sheets: ReadonlyMap<View, ReadonlyMap<string, ReadonlyMap<string, Cell>>>;
  readonly hospitals: ReadonlySet<string>;
  /** Last day of discharge, `yyyy-MM-dd`; `null` where there is no stay. */
  readonly lastDay: string | null;
}

const shownFaults = 20;

/**
 * Reads stays from results of an audit; outpatient bills are no demand for beds and are left out. Throws one error that
 * names file, line and field of what is wrong, twenty at most.
 * @param only this hospital's
 */
export async function sheetsOfResults(paths: readonly string[], only?: string): Promise<ResultSheets> {
  const sheets = new Map<View, Map<string, Map<string, Cell>>>();
  const hospitals = new Set<string>();
  const faults: string[] = [];
  let lastDay: string | null = null;
  for (const path of paths) {
    for await (const read of resultLines(path)) {
      if ('faults' in read) faults.push(...read.faults);
      if (faults.length > shownFaults) break;
      if ('faults' in read || read.status === 'outpatient') continue;
      hospitals.add(read.hospital);
      if (only !== undefined && read.hospital !== only) continue;
      if (lastDay === null || read.discharged_on > lastDay) lastDay = read.discharged_on;
      addResult(sheets, read);
    }
  }
  if (faults.length > 0) throw new Error(faults.slice(0, shownFaults).join('\n'));
  return { sheets, hospitals, lastDay };
}

async function* resultLines(
  path: string,
): AsyncGenerator<ResultLine | { readonly faults: readonly string[] }> {
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === '') continue;
    const parsed = resultSchema.safeParse(jsonOf(text));
    if (parsed.success) yield parsed.data;
    else yield { faults: parsed.error.issues.map((issue) => faultOf(`${path}:${line}`, issue)) };
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function faultOf(place: string, { path, message }: z.core.$ZodIssue): string {
  if (path.length === 0)
    return `${place}: 不是 sentinel audit 的审核结果（results.ndjson 的一行） This is no line of results.ndjson of sentinel audit`;
  return `${place} ${path.join('.')}: 与审核结果的格式不符 Not as results of sentinel audit have it: ${message}`;
}

function addResult(sheets: Map<View, Map<string, Map<string, Cell>>>, result: ResultLine): void {
  const cell = { tally: tallyOf(countsOf(result)), cost: {} };
  const month = result.discharged_on.slice(0, 7);
  const add = (view: View, key: string) => {
    const byMonth = sheets.get(view) ?? new Map<string, Map<string, Cell>>();
    const sheet = byMonth.get(month) ?? new Map<string, Cell>();
    sheets.set(view, byMonth.set(month, sheet.set(key, addCell(sheet.get(key) ?? emptyCell, cell))));
  };
  add('total', 'all');
  add('hospital', result.hospital);
  add('department', result.department);
  add('group', groupKey(result.scheme, result.drg));
  if (result.doctor !== null) add('doctor', result.doctor);
}

/** As `cellOf` counts them, as far as forecasts read them. */
function countsOf({ status, weight, cost_fen, payment_fen, los_days }: ResultLine): Record<string, number> {
  const weighted = status === 'grouped' && weight !== null;
  return {
    cases: 1,
    weighted: Number(weighted),
    weightE4: weighted ? Math.round(weight * 10_000) : 0,
    costed: Number(cost_fen !== null),
    costFen: cost_fen ?? 0,
    paymentFen: payment_fen ?? 0,
    losDays: los_days,
  };
}
