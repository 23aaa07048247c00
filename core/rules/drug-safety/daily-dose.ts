import * as z from 'zod';
import { daysBetween } from '../../claims/calendar-days.ts';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { itemsByKey } from '../items-by-key.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { type FlaggedLine, hitOnLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, verdictOf } from '../rule.ts';

const words: Words = {
  zh: '{item}说明书每日至多{limit}，自{from}起{days}天至多{most}，实收{actual}',
  en: '{item}: at most {limit} a day by its label, {most} in the {days} days from {from} on; {actual} were charged',
};

type Row = TableOfKind<'daily-dose'>['rows'][number];

/**
 * More of a drug charged than its label lets a patient take from the first charge to the day of discharge,
 * both days included: whoever charges a box at once is not blamed for it. What is taken home does not count.
 * The money is that of the quantity in excess, taken from the last lines.
 */
export const dailyDose = defineCheck({
  tableKind: 'daily-dose',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<readonly Row[]> => ({
    reads: 'lines',
    ...itemsByKey(table.rows),
    run: (index, charged) => verdictOf(charged.flatMap((item) => hitsOn(item, index))),
  }),
});

function hitsOn({ limit, lines }: ChargedItem<readonly Row[]>, { dischargedOn }: CaseIndex): readonly Hit[] {
  const [row] = limit;
  const given = lines.filter(({ dischargeDrug }) => !dischargeDrug);
  const from = given[0]?.chargedAt.slice(0, 10);
  if (!row || from === undefined) return [];
  const [, item, perDay] = row;
  const days = Math.max(1, daysBetween(from, dischargedOn) + 1);
  const most = roundQuantity(perDay * days);
  const actual = roundQuantity(given.reduce((sum, { quantity }) => sum + quantity, 0));
  if (actual <= most) return [];
  const text = sayEvidence(words, { item, limit: perDay, from, days, most, actual });
  return [hitOnLines(takeExcess(given, actual - most, text), 'excess-quantity')];
}

function takeExcess(lines: readonly FeeLine[], excess: number, text: Words): readonly FlaggedLine[] {
  let left = excess;
  return lines.toReversed().map((line) => {
    const taken = Math.min(left, line.quantity);
    left -= taken;
    return { line, amountFen: (line.amountFen * taken) / line.quantity, text };
  });
}

/** Quantities have four decimals on the wire. */
function roundQuantity(quantity: number): number {
  return Math.round(quantity * 10_000) / 10_000;
}
