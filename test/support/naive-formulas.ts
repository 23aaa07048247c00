import type { CaseFacts } from '../../core/indicators/case-facts.ts';

/** A unit as its raw cases: all that the naive figures look at. */
export interface NaiveUnit {
  readonly cases: readonly CaseFacts[];
  /** The same unit a year before; `null` where it had no case. */
  readonly yearBefore: readonly CaseFacts[] | null;
  /** All cases of its area over the twelve months that end with the period. */
  readonly area: readonly CaseFacts[];
  readonly given: ReadonlyMap<string, { readonly above: number; readonly below: number }>;
}

/** A value and the cases that it rests on. */
export interface NaiveValue {
  readonly value: number | null;
  readonly cases: number;
}

type Figure = (facts: CaseFacts) => number;
type Test = (facts: CaseFacts) => boolean;

const isStay: Test = ({ status }) => status !== 'outpatient';
const isGrouped: Test = ({ status }) => status === 'grouped';
const groupOf = ({ signs, group }: CaseFacts) => (signs ? `${signs.scheme} ${group}` : null);
const cost: Figure = ({ costFen }) => costFen ?? 0;
const hasCost: Test = ({ costFen }) => costFen !== null;
const isPriced: Test = ({ costFen, paymentFen }) => costFen !== null && paymentFen !== null;
const hasWeight: Test = (facts) => isGrouped(facts) && facts.weightE4 !== null;
const weight: Figure = ({ weightE4 }) => (weightE4 ?? 0) / 10_000;
const isOperated: Test = ({ signs }) =>
  signs?.operation === 'open' || signs?.operation === 'minimally-invasive';
const part =
  (name: keyof NonNullable<NonNullable<CaseFacts['signs']>['partsFen']>): Figure =>
  ({ signs }) =>
    signs?.partsFen?.[name] ?? 0;

/** All these parts of the bill are known, and none is more than the whole. */
const hasParts =
  (...names: Parameters<typeof part>[0][]): Test =>
  ({ signs, costFen }) =>
    costFen !== null &&
    costFen > 0 &&
    names.every((name) => {
      const fen = signs?.partsFen?.[name];
      return fen !== undefined && Math.abs(fen) <= costFen;
    });
const hasBill = hasParts('drug', 'slice', 'testing', 'consumable', 'treatment');
const hasItems = hasParts('ct', 'mri');
const hasDoses: Test = ({ signs }) => signs?.dailyDosesE4 !== undefined;
const hasFund: Test = ({ signs, costFen }) =>
  costFen !== null && costFen > 0 && signs?.fundFen !== undefined && signs.fundFen <= costFen;

const total = (cases: readonly CaseFacts[], of: Figure) => cases.reduce((sum, facts) => sum + of(facts), 0);
const count = (cases: readonly CaseFacts[], is: Test) => cases.filter(is).length;
const staysOf = (cases: readonly CaseFacts[]) => cases.filter(isStay);

function quotient(above: number, below: number, cases: number): NaiveValue {
  return { value: below === 0 ? null : above / below, cases };
}

/** Of the stays of which it is known, the share that is so. */
function shareOf(known: Test, is: Test) {
  return ({ cases }: NaiveUnit) => {
    const stays = staysOf(cases).filter(known);
    return quotient(count(stays, is), stays.length, stays.length);
  };
}

/** Sums over the stays of which both are known. */
function ratioOf(known: Test, above: Figure, below: Figure) {
  return ({ cases }: NaiveUnit) => {
    const stays = staysOf(cases).filter(known);
    return quotient(total(stays, above), total(stays, below), stays.length);
  };
}

/** No data where too few of the stays that it is asked of are known. */
function ifKnown(
  least: number,
  known: Test,
  of: (unit: NaiveUnit) => NaiveValue,
  asked: Test = () => true,
): (unit: NaiveUnit) => NaiveValue {
  return (unit) => {
    const stays = staysOf(unit.cases).filter(asked);
    const found = of(unit);
    return count(stays, known) < least * stays.length ? { ...found, value: null } : found;
  };
}

/** Cases of which a rule found something, by all stays. */
function foundBy(rule: string) {
  return ({ cases }: NaiveUnit) => {
    const stays = staysOf(cases).length;
    return quotient(
      count(cases, ({ findings }) => findings.some(([id]) => id === rule)),
      stays,
      stays,
    );
  };
}

function sumOf(known: Test, of: Figure) {
  return ({ cases }: NaiveUnit): NaiveValue => {
    const stays = staysOf(cases).filter(known);
    return { value: stays.length === 0 ? null : total(stays, of), cases: stays.length };
  };
}

function growthOf(of: (unit: NaiveUnit) => NaiveValue) {
  return (unit: NaiveUnit): NaiveValue => {
    const now = of(unit);
    const before = unit.yearBefore === null ? null : of({ ...unit, cases: unit.yearBefore });
    const cases = Math.min(now.cases, before?.cases ?? 0);
    if (now.value === null || !before || before.value === null || before.value <= 0)
      return { value: null, cases };
    return { value: now.value / before.value - 1, cases };
  };
}

/** Σ (what a case used ÷ the mean of its group's cases in the area) ÷ N. */
function indexOf(known: Test, used: Figure) {
  return ({ cases, area }: NaiveUnit): NaiveValue => {
    const counts = (facts: CaseFacts) => isGrouped(facts) && groupOf(facts) !== null && known(facts);
    const ratios = cases.filter(counts).flatMap((facts) => {
      const peers = area.filter((other) => counts(other) && groupOf(other) === groupOf(facts));
      const mean = total(peers, used) / peers.length;
      return mean > 0 ? [used(facts) / mean] : [];
    });
    return quotient(
      ratios.reduce((sum, ratio) => sum + ratio, 0),
      ratios.length,
      ratios.length,
    );
  };
}

function lowRiskMortality({ cases, area }: NaiveUnit): NaiveValue {
  const inGroups = (of: readonly CaseFacts[]) =>
    of.filter((facts) => isGrouped(facts) && groupOf(facts) !== null);
  const mortality = new Map(
    [...Map.groupBy(inGroups(area), groupOf)].map(([group, of]) => [
      group,
      count(of, ({ died }) => died) / of.length,
    ]),
  );
  const logs = [...mortality.values()].filter((rate) => rate > 0).map(Math.log);
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const deviation = Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length);
  const low = inGroups(cases).filter((facts) => {
    const rate = mortality.get(groupOf(facts));
    // Nobody died, or more than a standard deviation below; the limit itself is not below, however it was rounded.
    return rate === 0 || (rate !== undefined && Math.log(rate) < mean - deviation - 1e-9);
  });
  return quotient(
    count(low, ({ died }) => died),
    low.length,
    low.length,
  );
}

const averageCost = ifKnown(
  0.5,
  hasCost,
  ratioOf(hasCost, cost, () => 1),
);
const totalWeight = sumOf(hasWeight, weight);
const cases = ({ cases: all }: NaiveUnit): NaiveValue => {
  const stays = staysOf(all);
  return { value: stays.length, cases: stays.length };
};
const given = (id: string) => (unit: NaiveUnit) => {
  const { above, below } = unit.given.get(id) ?? { above: 0, below: 0 };
  return quotient(above, below, below);
};
const dividedByOne: Figure = () => 1;

/** Every indicator by its id, each from its own formula and from raw cases alone. */
export const naiveFormulas: Readonly<Record<string, (unit: NaiveUnit) => NaiveValue>> = {
  cases,
  'cases-growth': growthOf(cases),
  'total-weight': totalWeight,
  'total-weight-growth': growthOf(totalWeight),
  groups: ({ cases: all }) => {
    const grouped = all.filter(isGrouped);
    return { value: new Set(grouped.flatMap((one) => groupOf(one) ?? [])).size, cases: grouped.length };
  },
  cmi: ifKnown(0.5, hasWeight, ratioOf(hasWeight, weight, dividedByOne), isGrouped),
  'severe-case-share': ifKnown(
    0.5,
    hasWeight,
    shareOf(hasWeight, (facts) => weight(facts) > 2),
    isGrouped,
  ),
  'operation-share': ifKnown(
    0.5,
    ({ signs }) => signs?.operation !== undefined,
    shareOf(({ signs }) => signs?.operation !== undefined, isOperated),
  ),
  'day-surgery-share': ifKnown(
    0.5,
    ({ signs }) => signs?.operation !== undefined,
    shareOf(isOperated, ({ signs }) => signs?.daySurgery === true),
  ),
  'icu-share': ifKnown(
    0.95,
    ({ signs }) => signs?.intensiveCare !== undefined,
    shareOf(
      ({ signs }) => signs?.intensiveCare !== undefined,
      ({ signs }) => signs?.intensiveCare === true,
    ),
  ),
  'grouping-rate': shareOf(() => true, isGrouped),
  mortality: shareOf(
    () => true,
    ({ died }) => died,
  ),
  'low-risk-mortality': lowRiskMortality,
  readmission: ifKnown(
    0.5,
    ({ signs }) => signs?.readmitted !== undefined,
    shareOf(
      ({ signs }) => signs?.readmitted !== undefined,
      ({ signs }) => signs?.readmitted === true,
    ),
  ),
  'surgical-complication-rate': ifKnown(
    0.5,
    ({ signs }) => signs?.complicated !== undefined,
    shareOf(
      ({ signs }) => signs?.complicated !== undefined,
      ({ signs }) => signs?.complicated === true,
    ),
    isOperated,
  ),
  'hospital-infection-rate': ifKnown(
    0.5,
    ({ signs }) => signs?.infected !== undefined,
    shareOf(
      ({ signs }) => signs?.infected !== undefined,
      ({ signs }) => signs?.infected === true,
    ),
  ),
  'transfer-rate': ifKnown(
    0.5,
    ({ signs }) => signs !== undefined,
    shareOf(
      ({ signs }) => signs !== undefined,
      ({ signs }) => signs?.transferred === true,
    ),
  ),
  'minimally-invasive-share': ifKnown(
    0.5,
    ({ signs }) => signs?.operation !== undefined,
    shareOf(isOperated, ({ signs }) => signs?.operation === 'minimally-invasive'),
  ),
  'average-cost': averageCost,
  'average-cost-growth': growthOf(averageCost),
  'cost-per-day': ifKnown(
    0.5,
    hasCost,
    ratioOf(hasCost, cost, ({ losDays }) => losDays),
  ),
  'cost-index': indexOf(hasCost, cost),
  'time-index': indexOf(
    () => true,
    ({ losDays }) => losDays,
  ),
  'length-of-stay': ratioOf(
    () => true,
    ({ losDays }) => losDays,
    dividedByOne,
  ),
  'drug-share': ifKnown(0.5, hasBill, ratioOf(hasBill, part('drug'), cost)),
  'drug-share-with-slices': ifKnown(
    0.5,
    hasBill,
    ratioOf(hasBill, (one) => part('drug')(one) + part('slice')(one), cost),
  ),
  'consumable-share': ifKnown(0.5, hasBill, ratioOf(hasBill, part('consumable'), cost)),
  'consumables-per-income': ifKnown(
    0.5,
    hasBill,
    ratioOf(hasBill, part('consumable'), (one) => cost(one) - part('drug')(one) - part('slice')(one)),
  ),
  'examination-share': ifKnown(0.5, hasBill, ratioOf(hasBill, part('testing'), cost)),
  'treatment-share': ifKnown(0.5, hasBill, ratioOf(hasBill, part('treatment'), cost)),
  'ct-share': ifKnown(0.5, hasItems, ratioOf(hasItems, part('ct'), cost)),
  'mri-share': ifKnown(0.5, hasItems, ratioOf(hasItems, part('mri'), cost)),
  'medical-service-share': ifKnown(
    0.5,
    hasBill,
    ratioOf(
      hasBill,
      (one) =>
        cost(one) - part('drug')(one) - part('slice')(one) - part('consumable')(one) - part('testing')(one),
      cost,
    ),
  ),
  'antibiotic-use-intensity': ifKnown(
    0.95,
    hasDoses,
    ifKnown(
      0.95,
      hasDoses,
      ratioOf(
        ({ signs }) => signs?.dailyDosesE4 !== undefined,
        ({ signs }) => ((signs?.dailyDosesE4 ?? 0) / 10_000) * 100,
        ({ losDays }) => losDays,
      ),
      ({ signs }) => signs?.antibacterials === true,
    ),
  ),
  'antibiotic-use-rate': ifKnown(
    0.5,
    ({ signs }) => signs?.antibacterials !== undefined,
    shareOf(
      ({ signs }) => signs?.antibacterials !== undefined,
      ({ signs }) => signs?.antibacterials === true,
    ),
  ),
  'high-outlier-share': shareOf(isPriced, ({ outlier }) => outlier === 'high'),
  'low-outlier-share': shareOf(isPriced, ({ outlier }) => outlier === 'low'),
  'high-outlier-cost-share': ratioOf(isPriced, (one) => (one.outlier === 'high' ? cost(one) : 0), cost),
  payment: sumOf(isPriced, ({ paymentFen }) => paymentFen ?? 0),
  balance: sumOf(isPriced, (one) => (one.paymentFen ?? 0) - cost(one)),
  'balance-per-case': ratioOf(isPriced, (one) => (one.paymentFen ?? 0) - cost(one), dividedByOne),
  'balance-rate': ratioOf(
    isPriced,
    (one) => (one.paymentFen ?? 0) - cost(one),
    ({ paymentFen }) => paymentFen ?? 0,
  ),
  'unpriced-cost-share': ratioOf(hasCost, (one) => (one.paymentFen === null ? cost(one) : 0), cost),
  'fund-share': ifKnown(
    0.5,
    hasFund,
    ratioOf(hasFund, ({ signs }) => signs?.fundFen ?? 0, cost),
  ),
  'personal-share': ifKnown(
    0.5,
    hasFund,
    ratioOf(hasFund, (one) => cost(one) - (one.signs?.fundFen ?? 0), cost),
  ),
  'violation-money': ({ cases: all }) => ({
    value: total(all, ({ identifiedFen }) => identifiedFen),
    cases: staysOf(all).length,
  }),
  'violation-share': ({ cases: all }) =>
    quotient(
      total(all, ({ identifiedFen }) => identifiedFen),
      total(all, cost),
      staysOf(all).length,
    ),
  'flagged-share': ({ cases: all }) =>
    quotient(
      count(all, ({ findings }) => findings.length > 0),
      all.length,
      staysOf(all).length,
    ),
  'split-stay-share': ifKnown(
    0.95,
    ({ signs }) => signs?.readmitted !== undefined,
    foundBy('GZ10000204001000'),
  ),
  'low-standard-share': ifKnown(0.95, hasItems, foundBy('GZ10000204005000')),
  ...Object.fromEntries(
    [
      'pathway-entry-rate',
      'positive-examination-rate',
      'chronic-disease-control-rate',
      'reported-outcome-score',
      'one-year-survival-rate',
      'senior-doctor-share',
      'equipment-in-order-rate',
      'bed-output',
      'equipment-use-rate',
      'management-cost-share',
      'override-rate',
      'satisfaction',
      'outpatient-wait',
      'communication-score',
      'comfort-score',
      'follow-up-adherence',
      'eq-5d',
      'esca',
    ].map((id) => [id, given(id)]),
  ),
};
