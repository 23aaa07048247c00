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

/** A demand on the cases that are left. */
interface Asked extends Demand {
  readonly cases: PossibleCases;
}

function stepOf(demand: Demand, cases: PossibleCases): Step {
  return isUnknown(demand.condition)
    ? { cases }
    : visitCondition(demand.condition, visitorOf({ ...demand, cases }));
}

function visitorOf(asked: Asked): ConditionVisitor<Step> {
  const { holds, lists, cases, condition } = asked;
  const demand = (part: Condition): Demand => ({ condition: part, holds, lists });
  const each = (parts: readonly Condition[]): Step => ({ clauses: parts.map((part) => [demand(part)]) });
  const oneOf = (parts: readonly Condition[]): Step => ({ clauses: [parts.map(demand)] });
  const answered = (): Step => ({ cases: withAnswer(cases, JSON.stringify(condition), holds) });
  return {
    all: holds ? each : oneOf,
    any: holds ? oneOf : each,
    not: (part) => ({ clauses: [[{ condition: part, holds: !holds, lists }]] }),
    const: (always) => ({ cases: always === holds ? cases : null }),
    principalDx: (ref) => askValue(asked, 'principalDx', lists.codesOf(ref)),
    mainProc: (ref) => askValue(asked, 'mainProc', lists.codesOf(ref)),
    anyDx: (ref) => askSome(asked, 'anyDx', lists.codesOf(ref), 'principalDx'),
    secondaryDx: (ref) => askSome(asked, 'secondaryDx', lists.codesOf(ref)),
    anyProc: (ref) => askSome(asked, 'anyProc', lists.codesOf(ref), 'mainProc'),
    secondaryProc: (ref) => askSome(asked, 'secondaryProc', lists.codesOf(ref)),
    procClass: (name) => askSome(asked, 'anyProc', lists.codesOfClass(name), 'mainProc'),
    ageYears: (is) => askNumber(asked, 'ageYears', is, (other) => ({ ageYears: other })),
    ageDays: (is) => askNumber(asked, 'ageDays', is, (other) => ({ ageDays: other })),
    weightGrams: (is) => askNumber(asked, 'weightGrams', is, (other) => ({ weightGrams: other })),
    losDays: (is) => askNumber(asked, 'losDays', is, (other) => ({ losDays: other })),
    sex: ([, code]) => askValue(asked, 'sex', [code]),
    dischargeWay: ([, way]) => askValue(asked, 'dischargeWay', [way]),
    hasSecondaryDx: answered,
    hasSecondProc: answered,
    complication: answered,
    anyDxPrefix: answered,
    bodySites: (is) => askNumber(asked, 'bodySites', is, (other) => ({ bodySites: other })),
    bodySiteDx: (is) => askNumber(asked, 'bodySiteDx', is, (other) => ({ bodySiteDx: other })),
    distinctDx: (count) => askDistinct(asked, 'distinctDx', count, (of) => ({ distinctDx: of })),
    distinctProc: (count) => askDistinct(asked, 'distinctProc', count, (of) => ({ distinctProc: of })),
  };
}

/** @param ask the same question with another comparison */
function askNumber(
  { holds, lists, cases }: Asked,
  name: string,
  comparison: Comparison,
  ask: (is: Comparison) => Condition,
  most?: number,
): Step {
  if (holds) return { cases: withNumber(cases, name, comparison, most) };
  const opposites = oppositeOf(comparison);
  return { clauses: [opposites.map((is) => ({ condition: ask(is), holds: true, lists }))] };
}

function askDistinct(
  asked: Asked,
  name: string,
  question: DistinctCount,
  ask: (question: DistinctCount) => Condition,
): Step {
  const codes = asked.lists.codesOf(question.of);
  if (codes === null) return { cases: asked.cases };
  const { id, set } = keyOf(codes);
  const again = (count: Comparison) => ask({ ...question, count });
  return askNumber(asked, `${name} ${question.among} ${id}`, question.count, again, set.size);
}

function askValue({ holds, cases }: Asked, name: ValueName, codes: readonly string[] | null): Step {
  if (codes === null) return { cases };
  const { set } = keyOf(codes);
  return { cases: holds ? withValueIn(cases, name, set) : withValueOutside(cases, name, set) };
}

/** @param first the one of the codes asked about that has a name of its own */
function askSome(
  { holds, cases }: Asked,
  kind: string,
  codes: readonly string[] | null,
  first?: ValueName,
): Step {
  if (codes === null) return { cases };
  if (codes.length === 0) return { cases: holds ? null : cases };
  const { id, set } = keyOf(codes);
  const found = withAnswer(cases, `${kind} ${id}`, holds);
  // Where no code of the case is in the list, neither is the first.
  return { cases: found && !holds && first ? withValueOutside(found, first, set) : found };
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
