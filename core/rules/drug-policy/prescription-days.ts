import * as z from 'zod';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { chargesByDay } from '../charges/charges-by-day.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { itemsByKey } from '../items-by-key.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, noData, verdictOf } from '../rule.ts';
import { isTakenHome } from './taken-home.ts';

const words: Words = {
  zh: '{item}一次最多开{limit}天，{date}开出{actual}天用量',
  en: '{item} may be prescribed for {limit} days at once; {actual} days of it were given on {date}',
};

type Row = TableOfKind<'prescription-days'>['rows'][number];

/**
 * More of a drug taken home at once than its days allow: at discharge, or on a bill that is not of a stay. One
 * hit for each drug, with the money of what is beyond. The days are those prescribed, else what the quantity
 * lasts; units a day not known either: no data, unless another offends.
 */
export const prescriptionDays = defineCheck({
  tableKind: 'prescription-days',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<readonly Row[]> => ({
    reads: 'lines',
    ...itemsByKey(table.rows),
    run(index, charged) {
      const taken = charged.flatMap((item) => takenHome(index, item));
      const hits = taken.flatMap(hitsOn);
      const isOpen = taken.some(({ limit: [row], lines }) => row && daysGiven(row, lines) === null);
      return hits.length === 0 && isOpen ? noData('unitsPerDay') : verdictOf(hits);
    },
  }),
});

function takenHome(
  { list }: CaseIndex,
  item: ChargedItem<readonly Row[]>,
): readonly ChargedItem<readonly Row[]>[] {
  const lines = item.lines.filter((line) => isTakenHome(line, list));
  return lines.length > 0 ? [{ ...item, lines }] : [];
}

function hitsOn({ limit: [row], lines }: ChargedItem<readonly Row[]>): readonly Hit[] {
  const flagged = row ? [...chargesByDay(lines)].flatMap(([date, ofDay]) => flagDay(row, date, ofDay)) : [];
  return flagged.length > 0 ? [hitOnLines(flagged, 'excess-quantity')] : [];
}

function flagDay(row: Row, date: string, lines: readonly FeeLine[]): readonly FlaggedLine[] {
  const [, item, limit] = row;
  const days = daysGiven(row, lines) ?? 0;
  const actual = Math.round(days * 100) / 100;
  if (actual <= limit) return [];
  const text = sayEvidence(words, { item, limit, actual, date });
  return lines.map((line) => ({ line, amountFen: (line.amountFen * (days - limit)) / days, text }));
}

/** The longest that was prescribed, else what all lines of a day last; `null` where neither is known. */
function daysGiven([, , , unitsPerDay]: Row, lines: readonly FeeLine[]): number | null {
  const prescribed = lines.flatMap(({ prescription }) => prescription?.days ?? []);
  if (prescribed.length > 0) return Math.max(...prescribed);
  return unitsPerDay && lines.reduce((sum, { quantity }) => sum + quantity, 0) / unitsPerDay;
}
