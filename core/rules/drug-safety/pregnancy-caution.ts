import * as z from 'zod';
import type { FeeLine, SettlementList } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { itemsByKey } from '../items-by-key.ts';
import type { TableOfKind } from '../knowledge-points.ts';
import { type ChargedItem, type Hit, type LineCheck, noData, pass, verdictOf } from '../rule.ts';
import { labelHit } from './label-hit.ts';

const words = {
  forbidden: {
    zh: '{item}禁用于{state}，{sign}',
    en: '{item} is forbidden in {state}; {sign}',
  },
  unstated: {
    zh: '{item}在{state}用药应予关注，{sign}',
    en: '{item} is of concern in {state}; {sign}',
  },
} as const satisfies Readonly<Record<string, Words>>;
const diagnosisWords: Words = {
  zh: '清单有诊断{diagnosis}',
  en: 'the list has the diagnosis {diagnosis}',
};
const toldWords: Words = { zh: '已注明处于该期', en: 'the patient is stated to be so' };
const stateWords = {
  pregnancy: { zh: '妊娠期', en: 'pregnancy' },
  lactation: { zh: '哺乳期', en: 'lactation' },
} as const satisfies Readonly<Record<string, Words>>;

const beginnings = z.array(z.string().min(1));
const parameters = z.strictObject({
  /** Beginnings of diagnoses that tell of a pregnancy to be carried on. */
  pregnancyDiagnoses: beginnings,
  /** Diagnoses of a pregnancy that is not carried on: a drug can no longer harm it. */
  lostDiagnoses: beginnings,
  /** Diagnoses and procedures by which the pregnancy ended with a birth in this stay. */
  birthDiagnoses: beginnings,
  birthProcedures: beginnings,
  /** Diagnoses that tell of breast-feeding. */
  lactationDiagnoses: beginnings,
});
type Parameters = z.infer<typeof parameters>;
type Row = TableOfKind<'pregnancy-caution'>['rows'][number];

/** By what a state is known: a diagnosis, or `null` where whoever orders told it. */
interface Sign {
  readonly diagnosis: string | null;
}

/** What the list tells of the woman; `null` where nothing does. */
interface Motherhood {
  readonly pregnancy: Sign | null;
  readonly lactation: Sign | null;
  /** Pregnant up to the day before, `yyyy-MM-dd`; `null`: no birth. `undated`: a birth on a day not told. */
  readonly birth: string | 'undated' | null;
}

/**
 * A drug that is forbidden, or of concern, in pregnancy or lactation, charged to a woman whose diagnoses tell
 * of one, or who was told to be in it while the drug was ordered. Where the stay ended with a birth, only what
 * was charged on days before it counts; a birth without a date: no data, unless a drug offends otherwise.
 */
export const pregnancyCaution = defineCheck({
  tableKind: 'pregnancy-caution',
  parameters,
  bind: ({ table, parameters: signs }): LineCheck<readonly Row[]> => ({
    reads: 'lines',
    ...itemsByKey(table.rows),
    run({ list }, charged) {
      if (list.patient.sex === 'male') return pass;
      const mother = readMotherhood(list, signs);
      const hits = charged.flatMap((item) => hitsOn(item, mother));
      return hits.length === 0 && isUndecided(charged, mother) ? noData('dateOfBirth') : verdictOf(hits);
    },
  }),
});

function readMotherhood({ patient, diagnoses, procedures }: SettlementList, signs: Parameters): Motherhood {
  const codes = diagnoses.map(({ code }) => code);
  const lost = findCode(codes, signs.lostDiagnoses) !== null;
  return {
    pregnancy: lost ? null : findSign(codes, signs.pregnancyDiagnoses, patient.maternity === 'pregnant'),
    lactation: findSign(codes, signs.lactationDiagnoses, patient.maternity === 'lactating'),
    birth: birthOf(codes, procedures, signs),
  };
}

function findSign(codes: readonly string[], beginnings: readonly string[], isTold: boolean): Sign | null {
  const diagnosis = findCode(codes, beginnings);
  return diagnosis === null && !isTold ? null : { diagnosis };
}

function birthOf(
  codes: readonly string[],
  procedures: SettlementList['procedures'],
  { birthDiagnoses, birthProcedures }: Parameters,
): Motherhood['birth'] {
  const deliveries = procedures.filter(({ code }) => startsWithAny(code, birthProcedures));
  if (deliveries.length === 0 && findCode(codes, birthDiagnoses) === null) return null;
  const days = deliveries.flatMap(({ performedOn }) => performedOn ?? []).sort();
  return days[0] ?? 'undated';
}

function hitsOn({ limit, lines }: ChargedItem<readonly Row[]>, mother: Motherhood): readonly Hit[] {
  return limit.flatMap((row) => {
    const inPregnancy = concerns(row, 'pregnancy') && mother.pregnancy;
    const blamed = inPregnancy ? beforeBirth(lines, mother.birth) : [];
    if (inPregnancy && blamed.length > 0) return [hitOn(row, blamed, 'pregnancy', inPregnancy)];
    const inLactation = concerns(row, 'lactation') && mother.lactation;
    return inLactation ? [hitOn(row, lines, 'lactation', inLactation)] : [];
  });
}

function concerns([, , group]: Row, state: keyof typeof stateWords): boolean {
  return group === state || group === 'both' || group === 'unstated';
}

function beforeBirth(lines: readonly FeeLine[], birth: Motherhood['birth']): readonly FeeLine[] {
  if (birth === null) return lines;
  return birth === 'undated' ? [] : lines.filter(({ chargedAt }) => chargedAt < birth);
}

function hitOn(
  [, item, , strength]: Row,
  lines: readonly FeeLine[],
  state: keyof typeof stateWords,
  { diagnosis }: Sign,
): Hit {
  const sign = diagnosis === null ? toldWords : sayEvidence(diagnosisWords, { diagnosis });
  const text = sayEvidence(words[strength], { item, state: stateWords[state], sign });
  const hit = labelHit(lines, text, strength === 'forbidden');
  const rests =
    diagnosis === null
      ? ({ kind: 'case', ref: state } as const)
      : ({ kind: 'diagnosis', ref: diagnosis } as const);
  return { ...hit, evidence: [...hit.evidence, { ...rests, text }] };
}

function isUndecided(
  charged: readonly ChargedItem<readonly Row[]>[],
  { pregnancy, birth }: Motherhood,
): boolean {
  if (pregnancy === null || birth !== 'undated') return false;
  return charged.some(({ limit }) => limit.some((row) => concerns(row, 'pregnancy')));
}

function findCode(codes: readonly string[], beginnings: readonly string[]): string | null {
  return codes.find((code) => startsWithAny(code, beginnings)) ?? null;
}

function startsWithAny(code: string, beginnings: readonly string[]): boolean {
  return beginnings.some((beginning) => code.startsWith(beginning));
}
