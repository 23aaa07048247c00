import type { ProcedureKinds } from '../../grouping/dip/dip-grouper.ts';
import { parseCodeCell } from '../../grouping/dip/parse-code-cell.ts';
import type { BuildParameters } from './build-parameters.ts';
import type { Combination } from './case-history.ts';
import { relatedOperations } from './related-operations.ts';
import type { YearWeights } from './year-weights.ts';

/** A core group to be: the beginning of a principal diagnosis and a set of operations, none of a conservative case. */
export interface CoreGroup {
  readonly principal: string;
  /** The main operation first, then the related ones by code. */
  readonly operations: readonly string[];
}

export interface ChosenCore {
  readonly groups: readonly CoreGroup[];
  /** Cases from which on a group was a core group. */
  readonly threshold: number;
}

/** What core groups are chosen among: cases by the operations that count for a group. */
interface Candidate extends CoreGroup {
  readonly key: string;
  /** With exactly these operations. */
  own: number;
  /** With these at least: of one operation, all cases that have it as the main one. */
  all: number;
}

/** Chooses core groups by threshold or coverage. A set of operations that is rare leaves its cases to the main operation alone. */
export function chooseCoreGroups(
  combinations: readonly Combination[],
  kinds: ProcedureKinds,
  parameters: BuildParameters,
  weights: YearWeights,
): ChosenCore {
  const candidates = findCandidates(combinations, kinds, parameters, weights);
  const threshold = thresholdOf(candidates, parameters);
  const groups = candidates
    .filter(({ all }) => all >= threshold)
    .map(({ principal, operations }) => ({ principal, operations }));
  return { groups, threshold };
}

/** The years of which cases are counted towards the threshold. */
export function countedYears(
  { counted_years: counted }: Pick<BuildParameters, 'counted_years'>,
  { years }: YearWeights,
): readonly string[] {
  return counted === 'all' ? years : years.slice(-1);
}

/** The code of a group as DIP codes are written: main diagnosis, main operation, related operations. */
export function codeOf({ principal, operations }: CoreGroup): string {
  return [principal, ...operations].join('-');
}

/** Whether a case with these operations counts as one without. */
function isConservative(
  operations: readonly string[],
  kinds: ProcedureKinds,
  { reading }: Pick<BuildParameters, 'reading'>,
): boolean {
  return operations.every((code) => reading.conservativeTakes.includes(kinds.get(code) ?? 'unlisted'));
}

function findCandidates(
  combinations: readonly Combination[],
  kinds: ProcedureKinds,
  parameters: BuildParameters,
  weights: YearWeights,
): readonly Candidate[] {
  const { principal_characters: length, excluded_principals: excluded } = parameters;
  const years = countedYears(parameters, weights);
  const candidates = new Map<string, Candidate>();
  const taken = combinations.filter(
    ({ principal }) => !excluded.some((beginning) => principal.startsWith(beginning)),
  );
  const mainOf = ({ operations }: Combination) =>
    isConservative(operations, kinds, parameters) ? null : (operations.find(isCode) ?? null);
  const alike = groupBy(taken, (one) => `${one.principal.slice(0, length)}|${mainOf(one) ?? ''}`);
  for (const ofMain of alike.values()) {
    const [first] = ofMain as [Combination];
    const principal = first.principal.slice(0, length);
    const main = mainOf(first);
    const related = main === null ? new Set<string>() : relatedOperations(ofMain, parameters, weights);
    for (const { operations, sums } of ofMain) {
      const others = operations.filter((code) => code !== main && related.has(code) && isCode(code)).sort();
      const alone = { principal, operations: main === null ? [] : [main] };
      const cases = sums.casesIn(years);
      if (main !== null && others.length > 0)
        count(candidates, { principal, operations: [main, ...others] }, cases, cases);
      count(candidates, alone, others.length > 0 ? 0 : cases, cases);
    }
  }
  return [...candidates.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function count(candidates: Map<string, Candidate>, group: CoreGroup, own: number, all: number): void {
  const key = `${group.principal}|${[...group.operations].sort().join('+')}`;
  const found = candidates.get(key) ?? { ...group, key, own: 0, all: 0 };
  found.own += own;
  found.all += all;
  candidates.set(key, found);
}

/** What is no code cannot stand in a catalogue's cell. */
function isCode(operation: string): boolean {
  return !/[|+]/.test(operation) && parseCodeCell(operation, 'proc').ok;
}

function thresholdOf(candidates: readonly Candidate[], { core }: BuildParameters): number {
  if (core.by === 'threshold') return core.cases;
  const total = sumOf(candidates, ({ own }) => own);
  const steps = [...new Set(candidates.map(({ all }) => all))].filter((cases) => cases >= core.fewest);
  for (const threshold of steps.sort((a, b) => b - a))
    if (coveredBy(candidates, threshold) >= core.share * total) return threshold;
  return core.fewest;
}

/** Cases whose own set of operations, or whose main operation alone, makes a core group. */
function coveredBy(candidates: readonly Candidate[], threshold: number): number {
  const core = new Set(candidates.filter(({ all }) => all >= threshold).map(({ key }) => key));
  return sumOf(candidates, ({ key, principal, operations: [main], own }) =>
    core.has(key) || (main !== undefined && core.has(`${principal}|${main}`)) ? own : 0,
  );
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

function sumOf<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0);
}
