import type { FeeLine } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import type { CaseIndex } from '../case-index.ts';
import { sayEvidence, saySex } from '../evidence-words.ts';
import { type AgeRange, isWithin, readAgeRange, sayAge } from '../limits/age-range.ts';
import type { PayableLimit } from '../tables/drug-policy-tables.ts';

const words = {
  age: { zh: '限{limit}，患者{actual}', en: '{limit}, the patient is {actual}' },
  sex: { zh: '限{limit}，患者为{actual}', en: '{limit} patients, the patient is {actual}' },
  level: {
    zh: '限{limit}级及以上医疗机构，本院为{actual}级',
    en: 'hospital level {limit} on, this one is level {actual}',
  },
  outpatient: { zh: '限住院，按医疗类别{actual}收费', en: 'inpatients, charged under care type {actual}' },
  days: {
    zh: '限{limit}天，本次收费{actual}天',
    en: '{limit} days, charged on {actual}',
  },
} as const satisfies Readonly<Record<string, Words>>;

/** A published limit with its ages read. */
export interface ReadLimit extends PayableLimit {
  readonly range: AgeRange | null;
}

export function readPayableLimit(limit: PayableLimit): ReadLimit {
  return { ...limit, range: limit.ages ? readAgeRange(limit.ages, {}) : null };
}

/** What of the limit the patient or the hospital breaks, whatever the line. What is not known breaks nothing. */
export function breachesOfCase(limit: ReadLimit, index: CaseIndex): readonly Words[] {
  return [breachOfAge(limit, index), breachOfSex(limit, index), breachOfLevel(limit, index)].filter(
    (breach) => breach !== null,
  );
}

function breachOfAge({ range }: ReadLimit, index: CaseIndex): Words | null {
  if (!range || isWithin(index, range) !== false) return null;
  return sayEvidence(words.age, { limit: range.words, actual: sayAge(index.list.patient) });
}

function breachOfSex({ sex }: ReadLimit, { list: { patient } }: CaseIndex): Words | null {
  const actual = patient.sex;
  if (!sex || (actual !== 'male' && actual !== 'female') || actual === sex) return null;
  return sayEvidence(words.sex, { limit: saySex(sex), actual: saySex(actual) });
}

function breachOfLevel({ minHospitalLevel }: ReadLimit, { hospitalLevel }: CaseIndex): Words | null {
  if (!minHospitalLevel || hospitalLevel === null || hospitalLevel >= minHospitalLevel) return null;
  return sayEvidence(words.level, { limit: minHospitalLevel, actual: hospitalLevel });
}

/**
 * What of the limit a single line breaks.
 * @param days the calendar days on which the drug was charged, in order
 */
export function breachesOfLine(
  { inpatientOnly, maxDays }: ReadLimit,
  line: FeeLine,
  days: readonly string[],
  outpatientCareTypes: ReadonlySet<string>,
): readonly Words[] {
  const breaches: Words[] = [];
  if (inpatientOnly && line.careType !== null && outpatientCareTypes.has(line.careType))
    breaches.push(sayEvidence(words.outpatient, { actual: line.careType }));
  const firstDayBeyond = maxDays === undefined ? undefined : days[maxDays];
  if (maxDays !== undefined && firstDayBeyond !== undefined && line.chargedAt >= firstDayBeyond)
    breaches.push(sayEvidence(words.days, { limit: maxDays, actual: days.length }));
  return breaches;
}
