import * as z from 'zod';
import { addCell, type Cell, emptyCell } from '../core/indicators/cell.ts';
import { groupKey, type View } from '../core/indicators/sheet.ts';
import { tallyOf } from '../core/indicators/tally.ts';
import { type DocumentMistake, mistakesText } from './read-document.ts';
import { resultDay, resultDays, resultFen, resultWeight } from './result-cells.ts';
import { resultLines, twice } from './result-lines.ts';

/** Of a line of `results.ndjson`, what forecasts are made of. */
const resultSchema = z.object({
  hospital: z.string().min(1),
  setl_id: z.string().min(1),
  status: z.string(),
  scheme: z.string(),
  drg: z.string(),
  /** Of results before groups were told apart by what pays: by DRG. */
  paid: z.object({ scheme: z.string(), status: z.string(), group: z.string() }).optional(),
  weight: resultWeight,
  payment_fen: resultFen,
  cost_fen: resultFen,
  los_days: resultDays,
  department: z.string(),
  doctor: z.string().nullable(),
  discharged_on: resultDay,
});

type StayResult = z.infer<typeof resultSchema>;

/** Cells by month and key, of the views that are forecast. */
export interface ResultSheets {
  readonly sheets: ReadonlyMap<View, ReadonlyMap<string, ReadonlyMap<string, Cell>>>;
  readonly hospitals: ReadonlySet<string>;
  /** Last day of discharge, `yyyy-MM-dd`; `null` where there is no stay. */
  readonly lastDay: string | null;
}

/**
 * Reads stays from results of an audit; outpatient bills are no demand for beds and are left out. Throws one error that
 * names every mistake with file, line and field.
 * @param only this hospital's
 */
export async function sheetsOfResults(paths: readonly string[], only?: string): Promise<ResultSheets> {
  const sheets = new Map<View, Map<string, Map<string, Cell>>>();
  const stays = new Set<string>();
  const hospitals = new Set<string>();
  const mistakes: DocumentMistake[] = [];
  let lastDay: string | null = null;
  for await (const read of resultLines(paths, resultSchema)) {
    if (!read.ok) {
      mistakes.push(...read.mistakes);
      continue;
    }
    const { hospital, setl_id, status, discharged_on } = read.result;
    if (status === 'outpatient') continue;
    const key = `${hospital} ${setl_id}`;
    if (stays.has(key)) mistakes.push(twice(read.file, read.line, key));
    stays.add(key);
    hospitals.add(hospital);
    if (only !== undefined && hospital !== only) continue;
    if (lastDay === null || discharged_on > lastDay) lastDay = discharged_on;
    addResult(sheets, read.result);
  }
  if (mistakes.length > 0) throw new Error(mistakesText(paths.join(', '), mistakes));
  return { sheets, hospitals, lastDay };
}

function addResult(sheets: Map<View, Map<string, Map<string, Cell>>>, result: StayResult): void {
  const { scheme, group } = paidOf(result);
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
  add('group', groupKey(scheme, group));
  if (result.doctor !== null) add('doctor', result.doctor);
}

function paidOf({ paid, scheme, status, drg }: StayResult): NonNullable<StayResult['paid']> {
  return paid ?? { scheme, status, group: drg };
}

/** As `cellOf` counts them, as far as forecasts read them. */
function countsOf(result: StayResult): Record<string, number> {
  const { weight, cost_fen, payment_fen, los_days } = result;
  const weighted = paidOf(result).status === 'grouped' && weight !== null;
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
