import type { HospitalLevel } from '../../claims/settlement-list.ts';
import type { BuiltCatalogue } from './build-catalogue.ts';
import type { BuildParameters } from './build-parameters.ts';
import type { CaseHistory, HistoryRefusal } from './case-history.ts';
import { coefficientOfVariation, spreadOf, squaresWithin } from './coefficient-of-variation.ts';
import type { CostSums } from './cost-sums.ts';
import { rounded } from './group-figures.ts';
import { levelCoefficients } from './level-coefficients.ts';
import { sumsByGroup } from './sums-by-group.ts';

/** How alike the cases of groups are. */
export interface Homogeneity {
  readonly groups: number;
  /** Mean of the groups' coefficients of variation, by cases. */
  readonly meanCv: number;
  readonly aboveLimit: number;
  /** Of all variance, the share that lies between groups. */
  readonly explained: number;
}

/** What was built, of what. */
export interface BuildReport {
  readonly years: readonly { readonly year: string; readonly weight: number; readonly cases: number }[];
  /** `read = built + outside + excluded + refused`. */
  readonly read: number;
  readonly built: number;
  /** Of other years. */
  readonly outside: number;
  /** With a principal diagnosis that is not grouped. */
  readonly excluded: number;
  readonly refused: Readonly<Partial<Record<HistoryRefusal, number>>>;
  readonly threshold: number;
  readonly core: { readonly groups: number; readonly cases: number };
  readonly comprehensive: { readonly groups: number; readonly cases: number };
  /** Share of the cases in core groups. */
  readonly coverage: number;
  /** Mean cost of a relative weight of 1, fen. */
  readonly meanFen: number;
  readonly scoreOfMean: number;
  /** By the beginning of the principal diagnosis alone. */
  readonly before: Homogeneity;
  readonly after: Homogeneity;
  /** Codes of groups whose costs differ so much that auxiliary types should be tried. */
  readonly forAuxiliaryTypes: readonly string[];
  /** Beginnings of diagnoses named for primary care of which no group is homogeneous, or none was built. */
  readonly notPrimaryCare: readonly string[];
  readonly levelCoefficients: Readonly<Partial<Record<HospitalLevel, number>>>;
  /** Core groups that were given up because cases moved to and fro between them and others. */
  readonly contested: readonly string[];
}

export function buildReport(
  history: CaseHistory,
  built: BuiltCatalogue,
  parameters: BuildParameters,
): BuildReport {
  const { catalogue, figures, weights, threshold, reference, assigned, groups, contested } = built;
  const years = new Set(weights.years);
  const casesOf = (codes: readonly { readonly code: string }[]) =>
    codes.reduce((sum, { code }) => sum + (figures.get(code)?.cases ?? 0), 0);
  const core = { groups: catalogue.groups.length, cases: casesOf(catalogue.groups) };
  const comprehensive = { groups: catalogue.comprehensive.length, cases: casesOf(catalogue.comprehensive) };
  const all = core.cases + comprehensive.cases;
  const refusedCases = [...history.refused.values()].reduce((sum, cases) => sum + cases, 0);
  const taken = assigned.reduce((sum, { combination }) => sum + combination.sums.casesIn(years), 0);
  const { principal_characters: length } = parameters;
  const before = sumsByGroup(assigned, years, ({ combination, result }) =>
    result.status === 'grouped' ? combination.principal.slice(0, length) : null,
  );
  const primary = catalogue.groups.filter(({ primaryCare }) => primaryCare);
  return {
    years: weights.years.map((year) => ({
      year,
      weight: weights.weightOf.get(year) ?? 0,
      cases: reference.all.casesIn([year]),
    })),
    read: history.read,
    built: all,
    outside: history.read - refusedCases - taken,
    excluded: taken - all,
    refused: Object.fromEntries(history.refused),
    threshold,
    core,
    comprehensive,
    coverage: fourDecimals(core.cases / all),
    meanFen: rounded(reference.mean, 0),
    scoreOfMean: reference.scoreOfMean,
    before: homogeneity(before, built, parameters),
    after: homogeneity(groups, built, parameters),
    forAuxiliaryTypes: [...figures]
      .filter(([, { cv }]) => cv > parameters.cv_limit)
      .map(([code]) => code)
      .sort(),
    notPrimaryCare: parameters.primary_care.filter(
      (beginning) => !primary.some(({ principal }) => principal?.startsWith(beginning)),
    ),
    levelCoefficients: levelCoefficients(built, parameters),
    contested,
  };
}

function homogeneity(
  groups: ReadonlyMap<string, CostSums>,
  { weights, reference }: BuiltCatalogue,
  { cv_divisor: divisor, cv_limit: limit }: BuildParameters,
): Homogeneity {
  const years = new Set(weights.years);
  const spreads = [...groups.values()].map((sums) => spreadOf(sums, years));
  const all = spreadOf(reference.all, years);
  const cvs = spreads.map((spread) => ({ cases: spread.cases, cv: coefficientOfVariation(spread, divisor) }));
  // Sums of what was rounded to four decimals, and of shares: the order of groups is that of their codes.
  const meanCv =
    cvs.reduce((sum, { cases, cv }) => sum + cases * Math.round(cv * 10_000), 0) / all.cases / 10_000;
  const within = spreads.reduce((sum, spread) => sum + squaresWithin(spread), 0);
  const total = squaresWithin(all);
  return {
    groups: groups.size,
    meanCv: fourDecimals(meanCv),
    aboveLimit: cvs.filter(({ cv }) => cv > limit).length,
    explained: total === 0 ? 0 : fourDecimals(1 - within / total),
  };
}

const fourDecimals = (value: number) => Math.round(value * 10_000) / 10_000;
