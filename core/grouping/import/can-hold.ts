import {
  type Comparison,
  type Condition,
  type ConditionVisitor,
  type DistinctCount,
  visitCondition,
} from '../condition.ts';
import type { KnownLists } from './known-lists.ts';
import { oppositeOf } from './number-range.ts';
import {
  allCases,
  type PossibleCases,
  type ValueName,
  withAnswer,
  withNumber,
  withValueIn,
  withValueOutside,
} from './possible-cases.ts';
import { isUnknown } from './unknown-condition.ts';

/** A condition that has to hold, or must not, with what its names mean. */
export interface Demand {
  readonly condition: Condition;
  readonly holds: boolean;
  readonly lists: KnownLists;
}

/** Demands of which one has to be met. */
type Clause = readonly Demand[];

/** What a demand comes to: other demands, or fewer cases. */
type Step = { readonly clauses: readonly Clause[] } | { readonly cases: PossibleCases | null };

/** Attempts after which a case is taken to exist; schemes as published need a few hundred at most. */
const mostAttempts = 5000;

/**
 * Whether any case can meet all demands. Where it says no, none can; numbers, single values and equal
 * questions are reasoned about, everything else is taken as possible.
 */
export function canHold(demands: readonly Demand[]): boolean {
  const clauses = demands.map((demand) => [demand]);
  return existsCase(clauses, allCases, { attempts: 0 });
}

function existsCase(clauses: readonly Clause[], start: PossibleCases, search: { attempts: number }): boolean {
  if (++search.attempts > mostAttempts) return true;
  let cases = start;
  const open: Clause[] = [];
  const pending = [...clauses];
  for (let clause = pending.pop(); clause; clause = pending.pop()) {
    const [only, ...others] = clause;
    if (!only) return false;
    if (others.length > 0) {
      open.push(clause);
      continue;
    }
    const step = stepOf(only, cases);
    if ('clauses' in step) pending.push(...step.clauses);
    else if (step.cases === null) return false;
    else cases = step.cases;
  }
  const [branch, ...rest] = open.toSorted((one, other) => one.length - other.length);
  if (!branch) return true;
  return branch.some((option) => existsCase([...rest, [option]], cases, search));
}

function stepOf({ condition, holds, lists }: Demand, cases: PossibleCases): Step {
  if (isUnknown(condition)) return { cases };
  const demand = (part: Condition, partHolds = holds): Demand => ({
    condition: part,
    holds: partHolds,
    lists,
  });
  const each = (parts: readonly Condition[]): Step => ({ clauses: parts.map((part) => [demand(part)]) });
  const oneOf = (parts: readonly Condition[]): Step => ({ clauses: [parts.map((part) => demand(part))] });
  const answered = (): Step => ({ cases: withAnswer(cases, JSON.stringify(condition), holds) });
  const number =
    (name: string, ask: (is: Comparison) => Condition, most?: number) =>
    (comparison: Comparison): Step =>
      holds
        ? { cases: withNumber(cases, name, comparison, most) }
        : { clauses: [oppositeOf(comparison).map((opposite) => demand(ask(opposite), true))] };
  const value = (name: ValueName, codes: readonly string[] | null): Step => {
    if (codes === null) return { cases };
    const set = keyOf(codes).set;
    return { cases: holds ? withValueIn(cases, name, set) : withValueOutside(cases, name, set) };
  };
  const some = (kind: string, codes: readonly string[] | null, single?: ValueName): Step => {
    if (codes === null) return { cases };
    if (codes.length === 0) return { cases: holds ? null : cases };
    const { id, set } = keyOf(codes);
    const found = withAnswer(cases, `${kind} ${id}`, holds);
    // Where no code of the case is in the list, neither is the first.
    return { cases: found && !holds && single ? withValueOutside(found, single, set) : found };
  };
  const distinct = (kind: 'distinctDx' | 'distinctProc', { of, among, count }: DistinctCount): Step => {
    const codes = lists.codesOf(of);
    if (codes === null) return { cases };
    const { id, set } = keyOf(codes);
    const ask = (is: Comparison) => ({ [kind]: { of, among, count: is } }) as unknown as Condition;
    return number(`${kind} ${among} ${id}`, ask, set.size)(count);
  };
  const visitor: ConditionVisitor<Step> = {
    all: holds ? each : oneOf,
    any: holds ? oneOf : each,
    not: (part) => ({ clauses: [[demand(part, !holds)]] }),
    const: (always) => ({ cases: always === holds ? cases : null }),
    principalDx: (ref) => value('principalDx', lists.codesOf(ref)),
    mainProc: (ref) => value('mainProc', lists.codesOf(ref)),
    anyDx: (ref) => some('anyDx', lists.codesOf(ref), 'principalDx'),
    secondaryDx: (ref) => some('secondaryDx', lists.codesOf(ref)),
    anyProc: (ref) => some('anyProc', lists.codesOf(ref), 'mainProc'),
    secondaryProc: (ref) => some('secondaryProc', lists.codesOf(ref)),
    procClass: (name) => some('anyProc', lists.codesOfClass(name), 'mainProc'),
    ageYears: number('ageYears', (is) => ({ ageYears: is })),
    ageDays: number('ageDays', (is) => ({ ageDays: is })),
    weightGrams: number('weightGrams', (is) => ({ weightGrams: is })),
    losDays: number('losDays', (is) => ({ losDays: is })),
    sex: ([, code]) => value('sex', [code]),
    dischargeWay: ([, way]) => value('dischargeWay', [way]),
    hasSecondaryDx: answered,
    hasSecondProc: answered,
    complication: answered,
    anyDxPrefix: answered,
    bodySites: number('bodySites', (is) => ({ bodySites: is })),
    bodySiteDx: number('bodySiteDx', (is) => ({ bodySiteDx: is })),
    distinctDx: (asked) => distinct('distinctDx', asked),
    distinctProc: (asked) => distinct('distinctProc', asked),
  };
  return visitCondition(condition, visitor);
}

interface ListKey {
  readonly id: number;
  readonly set: ReadonlySet<string>;
}

/** Each list as a set is made once: lists are long, and asked about often. */
const keys = new WeakMap<readonly string[], ListKey>();
let lastId = 0;

function keyOf(codes: readonly string[]): ListKey {
  const known = keys.get(codes);
  if (known) return known;
  const key = { id: ++lastId, set: new Set(codes) };
  keys.set(codes, key);
  return key;
}
