import type { DipCatalogue } from '../../grouping/dip/catalogue.ts';
import type { ProcedureKinds } from '../../grouping/dip/dip-grouper.ts';
import { type Assigned, assignCases, type CompileCatalogue } from './assign-cases.ts';
import type { BuildParameters } from './build-parameters.ts';
import type { CaseHistory, Combination } from './case-history.ts';
import { type CoreGroup, chooseCoreGroups, codeOf, countedYears } from './choose-core-groups.ts';
import { comprehensiveGroups, type RestGroup } from './comprehensive-groups.ts';
import type { CostSums } from './cost-sums.ts';
import { draftCatalogue, type NewHeader } from './draft-catalogue.ts';
import { type FigureReference, type GroupFigures, groupFigures } from './group-figures.ts';
import type { CodeNames } from './group-titles.ts';
import { sumOfGroups, sumsByGroup } from './sums-by-group.ts';
import { weightedMean, type YearWeights, yearWeights } from './year-weights.ts';

export interface BuildQuestion {
  readonly history: CaseHistory;
  readonly header: NewHeader;
  readonly parameters: BuildParameters;
  readonly kinds: ProcedureKinds;
  readonly names: CodeNames;
  readonly compile: CompileCatalogue;
  /** The years that count; else the newest of the history, as many as there are weights for. */
  readonly years?: readonly string[];
}

/** A catalogue out of a history, with all that a report on it is made of. */
export interface BuiltCatalogue {
  readonly catalogue: DipCatalogue;
  readonly figures: ReadonlyMap<string, GroupFigures>;
  readonly weights: YearWeights;
  /** Cases from which on a group is a core group. */
  readonly threshold: number;
  readonly reference: FigureReference;
  readonly assigned: readonly Assigned[];
  readonly groups: ReadonlyMap<string, CostSums>;
  /** Codes of core groups that were given up because cases moved to and fro between them and others. */
  readonly contested: readonly string[];
}

/** Why nothing can be built. */
export type BuildRefusal = 'no-cases' | 'no-reference-group';

export type BuildOutcome =
  | { readonly ok: true; readonly built: BuiltCatalogue }
  | { readonly ok: false; readonly why: BuildRefusal };

/** Scores decide between groups that fit alike, so that new scores may move cases; most often none move the third time. */
const patientRounds = 4;

/**
 * Builds a catalogue out of a history: core groups by the parameters, comprehensive groups for all the rest, and their
 * figures. What falls into a group is what the grouper puts there, so that its figures are of its own cases. A core
 * group that has come below the threshold, because others took its cases, is given up; so is the smaller of two between
 * which cases move to and fro, each having the lower score once it has them.
 */
export function buildCatalogue(question: BuildQuestion): BuildOutcome {
  const { history, header, parameters, kinds, names, years } = question;
  const weights = yearWeights(years ?? history.years, parameters);
  const combinations = history.combinations.filter(({ sums }) => sums.casesIn(weights.years) > 0);
  const { groups: candidates, threshold } = chooseCoreGroups(combinations, kinds, parameters, weights);
  const contested: string[] = [];
  let core = candidates;
  let figures: ReadonlyMap<string, GroupFigures> = new Map();
  let before: readonly Assigned[] = [];
  for (let round = 1; ; round++) {
    const step = fillGroups(question, combinations, core, figures, weights);
    if (step === null) return { ok: false, why: 'no-cases' };
    const kept = core.filter((group) => isLargeEnough(step.groups, group, threshold, question, weights));
    const isSmaller = kept.length < core.length;
    core = kept;
    if (isSmaller) continue;
    if (!step.reference) return { ok: false, why: 'no-reference-group' };
    const { reference, groups, assigned, rest } = step;
    figures = figuresOf(groups, reference, parameters, weights);
    const losers = round > 1 ? losersOf(before, assigned, figures) : null;
    before = assigned;
    if (losers?.size === 0) {
      const catalogue = draftCatalogue({ header, core, rest, figures }, parameters, names);
      const told = { catalogue, figures, weights, threshold, reference, assigned, groups, contested };
      return { ok: true, built: told };
    }
    if (losers === null || round <= patientRounds) continue;
    contested.push(...core.map(codeOf).filter((code) => losers.has(code)));
    core = core.filter((group) => !losers.has(codeOf(group)));
  }
}

/** Of every two groups between which cases have moved, the one with fewer cases; of equal ones the later code. */
function losersOf(
  before: readonly Assigned[],
  now: readonly Assigned[],
  figures: ReadonlyMap<string, GroupFigures>,
): ReadonlySet<string> {
  const casesOf = (code: string) => figures.get(code)?.cases ?? 0;
  return new Set(
    now.flatMap(({ result: { code } }, at) => {
      const other = before[at]?.result.code;
      if (other === undefined || other === code) return [];
      const isFewer = casesOf(code) - casesOf(other) || (code < other ? 1 : -1);
      return [isFewer < 0 ? code : other];
    }),
  );
}

interface FilledGroups {
  readonly assigned: readonly Assigned[];
  readonly groups: ReadonlyMap<string, CostSums>;
  readonly rest: readonly RestGroup[];
  readonly reference: FigureReference | null;
}

/** Groups the history by core groups and what the rest comes to; `null` where no case is grouped. */
function fillGroups(
  { header, parameters, names, compile }: BuildQuestion,
  combinations: readonly Combination[],
  core: readonly CoreGroup[],
  figures: ReadonlyMap<string, GroupFigures>,
  weights: YearWeights,
): FilledGroups | null {
  const catalogueWith = (rest: readonly RestGroup[]) =>
    draftCatalogue({ header, core, rest, figures }, parameters, names);
  const byCore = assignCases(combinations, catalogueWith([]), compile);
  const rest = comprehensiveGroups(byCore, weights.years, parameters);
  const assigned = assignCases(combinations, catalogueWith(rest), compile);
  const years = new Set(weights.years);
  const groups = sumsByGroup(assigned, years);
  if (groups.size === 0) return null;
  return { assigned, groups, rest, reference: referenceOf(groups, parameters, weights) };
}

function isLargeEnough(
  groups: ReadonlyMap<string, CostSums>,
  group: CoreGroup,
  threshold: number,
  { parameters }: BuildQuestion,
  weights: YearWeights,
): boolean {
  const cases = groups.get(codeOf(group))?.casesIn(countedYears(parameters, weights)) ?? 0;
  return cases >= threshold;
}

function referenceOf(
  groups: ReadonlyMap<string, CostSums>,
  { reference }: BuildParameters,
  weights: YearWeights,
): FigureReference | null {
  const all = sumOfGroups(groups, new Set(weights.years));
  const of = reference.by === 'mean' ? all : groups.get(reference.code);
  const mean = of ? weightedMean(of.years, weights) : null;
  return mean && { mean, all, scoreOfMean: reference.score };
}

function figuresOf(
  groups: ReadonlyMap<string, CostSums>,
  reference: FigureReference,
  parameters: BuildParameters,
  weights: YearWeights,
): ReadonlyMap<string, GroupFigures> {
  return new Map(
    [...groups].flatMap(([code, sums]) => {
      const figures = groupFigures(sums, reference, parameters, weights);
      return figures ? [[code, figures] as const] : [];
    }),
  );
}
