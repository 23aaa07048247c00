import * as z from 'zod';
import { daysBetween } from '../../claims/calendar-days.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { itemsByKey } from '../items-by-key.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { type ChargedItem, type Hit, type LineCheck, noData, verdictOf } from '../rule.ts';

const words: Words = {
  zh: '{item}禁用于{limit}{unit}以下儿童，患者{actual}',
  en: '{item} is forbidden below {limit} {unit}; the patient is {actual}',
};
const unitWords = { years: { zh: '岁', en: 'years' }, months: { zh: '个月', en: 'months' } } as const;
const inYears: Words = { zh: '{age}岁', en: '{age} years old' };
const inDays: Words = { zh: '{age}天', en: '{age} days old' };
const underOne: Words = { zh: '不足1岁', en: 'under one year' };

const daysPerMonth = 365.25 / 12;

type Row = TableOfKind<'age-forbidden'>['rows'][number];

/** Whole years on admission; below one year days, `null` where nothing tells them. */
interface Age {
  readonly years: number;
  readonly days: number | null;
}

/**
 * A drug charged to a child too young for it. The day of the birthday is old enough. No age, or no days where
 * a limit in months asks for them: no data, unless another drug offends.
 */
export const ageForbidden = defineCheck({
  tableKind: 'age-forbidden',
  parameters: z.strictObject({}),
  bind: ({ table }): LineCheck<readonly Row[]> => ({
    reads: 'lines',
    ...itemsByKey(table.rows),
    run(index, charged) {
      const age = ageOf(index);
      if (!age) return noData('age');
      const hits = charged.flatMap((item) => hitsOn(item, age));
      const isUntold = charged.some(({ limit }) => limit.some((row) => isBelow(age, row) === null));
      return hits.length === 0 && isUntold ? noData('ageDays') : verdictOf(hits);
    },
  }),
});

function ageOf({ list: { patient }, admittedOn }: CaseIndex): Age | null {
  const { ageYears: years, ageDays, birthDate } = patient;
  if (years === null) return null;
  if (years > 0) return { years, days: null };
  return { years, days: ageDays ?? (birthDate === null ? null : daysBetween(birthDate, admittedOn)) };
}

function isBelow({ years, days }: Age, [, , limit, unit]: Row): boolean | null {
  if (unit === 'years') return years < limit;
  if (years > 0) return false;
  return days === null ? null : days < limit * daysPerMonth;
}

function hitsOn({ limit, lines }: ChargedItem<readonly Row[]>, age: Age): readonly Hit[] {
  const row = limit.find((one) => isBelow(age, one));
  if (!row) return [];
  const [, item, below, unit] = row;
  const places = { item, limit: below, unit: unitWords[unit], actual: sayAge(age) };
  return [hitOnWholeLines(lines, sayEvidence(words, places))];
}

function sayAge({ years, days }: Age): Words {
  if (years > 0) return sayEvidence(inYears, { age: years });
  return days === null ? underOne : sayEvidence(inDays, { age: days });
}
