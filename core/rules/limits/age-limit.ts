import * as z from 'zod';
import { daysBetween } from '../../claims/calendar-days.ts';
import type { SettlementList } from '../../claims/settlement-list.ts';
import { type Words, wordsSchema } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { hitOnWholeLines } from '../line-hit.ts';
import { type ChargedItem, type LineCheck, noData, verdictOf } from '../rule.ts';

const words = {
  item: {
    zh: '{item}限{group}使用，患者入院时{age}',
    en: '{item} is for {group} only; on admission the patient was {age}',
  },
  years: { zh: '{age}岁', en: '{age} years old' },
  days: { zh: '出生{age}天', en: '{age} days old' },
} as const satisfies Readonly<Record<string, Words>>;

const ageGroup = z.strictObject({
  title: wordsSchema,
  fromYears: z.int().nonnegative().optional(),
  belowYears: z.int().positive().optional(),
  belowDays: z.int().positive().optional(),
  /** Stays with a diagnosis that begins so are let be: a newborn's care may stand on the mother's list. */
  exemptDiagnoses: z.array(z.string().min(1)).default([]),
});

const parameters = z.strictObject({
  /** By the name that the table gives the group. */
  ageGroups: z.record(z.string(), ageGroup),
});

type AgeGroup = z.infer<typeof ageGroup>;

interface AgeLimit {
  readonly name: string;
  readonly group: AgeGroup;
}

/** Age on admission; `days` is `null` where it is not known to the day. */
interface Age {
  readonly years: number;
  readonly days: number | null;
}

/**
 * An item of one group of ages, charged to a patient who on admission was not of it. Throws on binding where
 * the table names a group that the parameters do not know. Age not known, or not to the day where days
 * decide: no data.
 */
export const ageLimit = defineCheck({
  tableKind: 'age-group',
  parameters,
  bind({ table, parameters: { ageGroups } }): LineCheck<AgeLimit> {
    const groupOf = (title: string): AgeGroup => {
      const group = ageGroups[title];
      if (!group) throw new Error(`${table.id}: no parameters for the age group ${title}`);
      return group;
    };
    return {
      reads: 'lines',
      limits: new Map(table.rows.map(([code, name, title]) => [code, { name, group: groupOf(title) }])),
      run({ list }, charged) {
        const age = ageOnAdmission(list);
        if (!age) return noData('age');
        const concerned = charged.filter(({ limit }) => !isExempt(limit.group, list));
        const hits = concerned.filter(({ limit }) => isIn(limit.group, age) === false);
        const isOpen = hits.length === 0 && concerned.some(({ limit }) => isIn(limit.group, age) === null);
        return isOpen ? noData('ageDays') : verdictOf(hits.map((item) => hitOn(item, age)));
      },
    };
  },
});

function ageOnAdmission({ patient, stay }: SettlementList): Age | null {
  const { ageYears, ageDays, birthDate } = patient;
  if (ageYears === null) return null;
  return {
    years: ageYears,
    days: ageDays ?? (birthDate === null ? null : daysBetween(birthDate, stay.admittedAt)),
  };
}

function isExempt({ exemptDiagnoses }: AgeGroup, { diagnoses }: SettlementList): boolean {
  return exemptDiagnoses.some((beginning) => diagnoses.some(({ code }) => code.startsWith(beginning)));
}

/** `null` where the day of age decides and is not known. */
function isIn({ fromYears = 0, belowYears, belowDays }: AgeGroup, { years, days }: Age): boolean | null {
  if (years < fromYears || (belowYears !== undefined && years >= belowYears)) return false;
  if (belowDays === undefined) return true;
  if (years > 0) return false;
  return days === null ? null : days < belowDays;
}

function hitOn({ limit: { name, group }, lines }: ChargedItem<AgeLimit>, { years, days }: Age) {
  const age =
    years === 0 && days !== null
      ? sayEvidence(words.days, { age: days })
      : sayEvidence(words.years, { age: years });
  return hitOnWholeLines(lines, sayEvidence(words.item, { item: name, group: group.title, age }));
}
