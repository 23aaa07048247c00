import { parseMixKey } from '../indicators/mix-cell.ts';
import { parseAddress, type Summary } from '../indicators/summary.ts';
import type { Tally } from '../indicators/tally.ts';
import type { StayRow } from './unit-stays.ts';

/** The rows of one hospital's summary: those of its mix. */
export function stayRowsOf(
  hospital: string,
  hospitalLevel: number | null,
  summary: Summary,
): readonly StayRow[] {
  return [...summary].flatMap(([address, { tally }]) => {
    const { month, view, key } = parseAddress(address);
    return view === 'mix' ? [stayRowOf({ hospital, hospitalLevel, month }, key, tally)] : [];
  });
}

/** The row of one cell of a mix. */
export function stayRowOf(
  at: Pick<StayRow, 'hospital' | 'hospitalLevel' | 'month'>,
  mixKey: string,
  tally: Tally,
): StayRow {
  const { department, doctor, scheme, drg } = parseMixKey(mixKey);
  return { ...at, department, doctor, group: `${scheme}/${drg}`, tally };
}
