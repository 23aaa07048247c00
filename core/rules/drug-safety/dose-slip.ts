import * as z from 'zod';
import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { convertDose } from '../../drugs/convert-dose.ts';
import type { DrugReference, Route } from '../../drugs/drug-reference.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { hitOnLines } from '../line-hit.ts';
import { type CaseCheck, type Hit, noData, pass, verdictOf } from '../rule.ts';

const words: Words = {
  zh: '{item}每日{actual}{unit}，为限定日剂量{usual}{unit}的{times}倍，请核对小数点与单位',
  en: '{item}: {actual} {unit} a day, {times} times the defined daily dose of {usual} {unit}; check the decimal point and the unit',
};

const names = z.array(z.string().min(1)).min(1);
const parameters = z.strictObject({
  /** Times the defined daily dose from which a slip is likelier than intent. */
  fromTimes: z.number().positive(),
  /** From so many times it is as grave as the declaration says; below, suspicious. */
  graveFromTimes: z.number().positive(),
  /** What the names of forms for each route contain. */
  parenteralWords: names,
  oralWords: names,
});
type Parameters = z.infer<typeof parameters>;

/**
 * An antimicrobial ordered at many times its defined daily dose, as a slip of the decimal point or of the unit
 * does. A dose that was not told or does not compare is let be: the daily dose of the label asks for it.
 */
export const doseSlip = defineCheck({
  tableKind: null,
  parameters,
  bind: ({ drugs, parameters: limits }): CaseCheck => ({
    reads: 'case',
    run({ standingLines }) {
      if (!standingLines) return noData('feeLines');
      const told = standingLines.filter(({ prescription }) => prescription?.dose && prescription.timesPerDay);
      return told.length === 0 ? pass : verdictOf(told.flatMap((line) => hitsOn(line, drugs, limits)));
    },
  }),
});

function hitsOn(line: FeeLine, drugs: DrugReference, limits: Parameters): readonly Hit[] {
  const { dose, doseUnit, timesPerDay } = line.prescription ?? {};
  const item = line.name ?? drugs.productOf(line.code)?.name;
  const route = item ? routeOf(item, limits) : null;
  if (!item || !route || !dose || !doseUnit || !timesPerDay) return [];
  const usual = drugs.dailyDoseOf[route](line.code, item);
  // Less than daily is a dose on one day all the same.
  const perDay = usual && convertDose(dose * Math.max(1, timesPerDay), doseUnit, usual.unit);
  if (!usual || perDay === null || perDay < usual.dose * limits.fromTimes) return [];
  const places = { item, actual: round(perDay), usual: usual.dose, unit: usual.unit };
  const text = sayEvidence(words, { ...places, times: round(perDay / usual.dose) });
  const hit = hitOnLines([{ line, amountFen: 0, text }], 'none');
  return [perDay < usual.dose * limits.graveFromTimes ? { ...hit, severity: 'suspicious' } : hit];
}

/** `null` where the name tells no form, or none of these. */
function routeOf(item: string, { parenteralWords, oralWords }: Parameters): Route | null {
  if (parenteralWords.some((word) => item.includes(word))) return 'parenteral';
  return oralWords.some((word) => item.includes(word)) ? 'oral' : null;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
