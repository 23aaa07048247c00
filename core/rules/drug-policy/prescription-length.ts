import * as z from 'zod';
import type { FeeLine, SettlementList } from '../../claims/settlement-list.ts';
import type { Words } from '../../claims/words.ts';
import { defineCheck } from '../check-definition.ts';
import { sayEvidence } from '../evidence-words.ts';
import { hitOnLines } from '../line-hit.ts';
import { type CaseCheck, type Hit, noData, pass, verdictOf } from '../rule.ts';
import { isDrug, isTakenHome } from './taken-home.ts';

const words = {
  ordinary: {
    zh: '{item}开具{actual}天用量，一般处方不超过{limit}天，慢性病等需延长的应注明理由',
    en: '{item} is prescribed for {actual} days; {limit} are usual, and more for a lasting disease wants a reason',
  },
  emergency: {
    zh: '{item}开具{actual}天用量，急诊处方不超过{limit}天',
    en: '{item} is prescribed for {actual} days; in an emergency {limit} are usual',
  },
  long: {
    zh: '{item}开具{actual}天用量，长期处方最长不超过{limit}天',
    en: '{item} is prescribed for {actual} days; a long prescription has {limit} at most',
  },
} as const satisfies Readonly<Record<string, Words>>;

const days = z.int().positive();
const parameters = z.strictObject({
  ordinaryDays: days,
  emergencyDays: days,
  longDays: days,
  /** Care types (`med_type`) of emergencies, and of visits for lasting diseases. */
  emergencyCareTypes: z.array(z.string().min(1)),
  longCareTypes: z.array(z.string().min(1)),
  /** Beginnings of diagnoses of lasting diseases. */
  longDiagnoses: z.array(z.string().min(1)),
  drugCategories: z.array(z.string().min(1)),
});
type Parameters = z.infer<typeof parameters>;
type Manner = keyof typeof words;

interface Limits extends Parameters {
  readonly categories: ReadonlySet<string>;
}

/**
 * Drugs prescribed for more days at once than is usual, to be taken home or on a visit. Up to what a long
 * prescription may have it is a reminder, since a reason may be given. Days not told: no data, unless another
 * line offends.
 */
export const prescriptionLength = defineCheck({
  tableKind: null,
  parameters,
  bind({ parameters: given }): CaseCheck {
    const limits = { ...given, categories: new Set(given.drugCategories) };
    return {
      reads: 'case',
      run({ list, standingLines }) {
        if (!standingLines) return noData('feeLines');
        const taken = standingLines.filter(
          (line) => isTakenHome(line, list) && isDrug(line, limits.categories),
        );
        if (taken.length === 0) return pass;
        const hits = taken.flatMap((line) => hitsOn(line, list, limits));
        const isOpen = taken.some(({ prescription }) => !prescription?.days);
        return hits.length === 0 && isOpen ? noData('prescriptionDays') : verdictOf(hits);
      },
    };
  },
});

function hitsOn(line: FeeLine, list: SettlementList, limits: Limits): readonly Hit[] {
  const actual = line.prescription?.days ?? 0;
  const manner = mannerOf(line, list, limits);
  const limit = limits[`${manner}Days`];
  if (actual <= limit) return [];
  const text = sayEvidence(words[manner], { item: line.name ?? line.code, actual, limit });
  const amountFen = (line.amountFen * (actual - limit)) / actual;
  const hit = hitOnLines([{ line, amountFen, text }], 'excess-quantity');
  return [actual > limits.longDays ? hit : { ...hit, severity: 'reminder' }];
}

function mannerOf({ careType }: FeeLine, { diagnoses }: SettlementList, limits: Limits): Manner {
  const isLasting = diagnoses.some(({ code }) => limits.longDiagnoses.some((one) => code.startsWith(one)));
  if (isLasting || limits.longCareTypes.includes(careType ?? '')) return 'long';
  return limits.emergencyCareTypes.includes(careType ?? '') ? 'emergency' : 'ordinary';
}
