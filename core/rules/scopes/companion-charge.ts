import * as z from 'zod';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, verdictOf } from '../rule.ts';

const words = {
  day: {
    zh: '{item}应与{companions}配套使用，当日未收取后者',
    en: '{item} belongs to {companions}, which was not charged on that day',
  },
  visit: {
    zh: '{item}应与{companions}配套使用，本次住院未收取后者',
    en: '{item} belongs to {companions}, which was not charged in this stay',
  },
} as const satisfies Readonly<Record<string, Words>>;

type Pairing = TableOfKind<'companion'>['rows'][number];

/**
 * An item that is used with some other, charged without any of those beside it: on its day, or in the stay.
 * One hit for each item, on the lines that stand alone, with their whole amount.
 */
export const companionCharge = defineCheck({
  tableKind: 'companion',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<Pairing> => ({
    reads: 'lines',
    limits: new Map(table.rows.map((row) => [row[0], row])),
    run: (index, charged) => verdictOf(charged.flatMap((item) => hitsOn(item, index))),
  }),
});

function hitsOn({ limit, lines }: ChargedItem<Pairing>, { linesByCode }: CaseIndex): readonly Hit[] {
  const [, item, period, companions] = limit;
  const beside = companions.flatMap(([code]) => linesByCode?.get(code) ?? []);
  const alone = lines.filter((line) => !beside.some((other) => isBeside(line, other, period)));
  if (alone.length === 0) return [];
  const places = { item, companions: companions.map(([, name]) => name).join('、') };
  return [hitOnWholeLines(alone, sayEvidence(words[period], places))];
}

function isBeside(line: FeeLine, other: FeeLine, period: Pairing[2]): boolean {
  return period === 'visit' || line.chargedAt.slice(0, 10) === other.chargedAt.slice(0, 10);
}
