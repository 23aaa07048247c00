import { parseMixKey } from '../indicators/mix-cell.ts';
import { parseAddress, type Summary } from '../indicators/summary.ts';
import type { StayRow } from './unit-stays.ts';

/** The rows of one hospital's summary: those of its mix. */
export function stayRowsOf(
  hospital: string,
  hospitalLevel: number | null,
  summary: Summary,
): readonly StayRow[] {
  return [...summary].flatMap(([address, { tally }]) => {
    const { month, view, key } = parseAddress(address);
    if (view !== 'mix') return [];
    const { department, doctor, scheme, drg } = parseMixKey(key);
    return [{ hospital, hospitalLevel, department, doctor, group: `${scheme}/${drg}`, month, tally }];
  });
}
