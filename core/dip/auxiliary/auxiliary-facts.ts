import type { FeeCategoryTotal, SettlementList } from '../../claims/settlement-list.ts';
import type { AuxiliaryCatalogues } from './auxiliary-catalogues.ts';

/** What auxiliary catalogues look at; `null` is not known. */
export interface AuxiliaryFacts {
  readonly died: boolean | null;
  readonly ageYears: number | null;
  /** Of those below one year. */
  readonly ageDays: number | null;
  readonly losDays: number;
  readonly principal: string;
  /** Diagnoses but the principal one. */
  readonly others: readonly string[];
  readonly icuDays: number | null;
  readonly costFen: number | null;
  /** Mean cost of the group in hospitals of the same level. */
  readonly meanFen: number | null;
  readonly drugFen: number | null;
  readonly treatmentFen: number | null;
}

/** @param meanFen of the case's group in hospitals of its level; `null` where it is not known */
export function auxiliaryFactsOf(
  list: SettlementList,
  { parts }: Pick<AuxiliaryCatalogues, 'parts'>,
  meanFen: number | null,
): AuxiliaryFacts {
  const { patient, stay, diagnoses, totalCostFen } = list;
  const [principal = '', ...others] = diagnoses.map(({ code }) => code);
  const fees = feesOf(list);
  return {
    died: stay.dischargeWay === null ? null : stay.dischargeWay === 'died',
    ageYears: patient.ageYears,
    ageDays: patient.ageDays,
    losDays: stay.losDays,
    principal,
    others,
    icuDays: icuDaysOf(list),
    costFen: totalCostFen,
    meanFen,
    drugFen: fees && sumOf(fees, parts.drug),
    treatmentFen: fees && sumOf(fees, parts.treatment),
  };
}

/** Of the list, else of its lines where each tells its category. */
function feesOf({ feeCategories, feeLines }: SettlementList): readonly FeeCategoryTotal[] | null {
  if (feeCategories) return feeCategories;
  if (!feeLines) return null;
  const told = feeLines.flatMap(({ category, amountFen }) =>
    category === null ? [] : { category, amountFen },
  );
  return told.length === feeLines.length ? told : null;
}

function sumOf(fees: readonly FeeCategoryTotal[], categories: readonly string[]): number {
  return fees.reduce(
    (sum, { category, amountFen }) => (categories.includes(category) ? sum + amountFen : sum),
    0,
  );
}

const hourMs = 3_600_000;

/** Begun days of 24 hours; `null` where the times are not told, or run backwards. */
function icuDaysOf({ icuStays }: SettlementList): number | null {
  if (!icuStays) return null;
  let hours = 0;
  for (const { enteredAt, leftAt } of icuStays) {
    const stayed = (Date.parse(`${leftAt}Z`) - Date.parse(`${enteredAt}Z`)) / hourMs;
    if (!(stayed >= 0)) return null;
    hours += stayed;
  }
  return Math.ceil(hours / 24);
}
