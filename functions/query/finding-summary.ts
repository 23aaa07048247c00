import { reviewStates } from '../../core/review/review.ts';
import type { Names } from '../../platform/knowledge/query-knowledge.ts';
import type { Stand } from '../../platform/table/stands.ts';
import type { FindingSummary } from './finding-schemas.ts';
import { type ListedMonth, standIn } from './listed-findings.ts';
import type { FoundFinding } from './month-findings.ts';

type Summary = Pick<FindingSummary, 'total' | 'states' | 'rules' | 'departments'>;
type Money = Omit<Summary['rules'][number], 'key' | 'name'>;

/**
 * What was found, what of it was confirmed, and what of that was recovered. Found is what the cases count; the rest is
 * what people decided.
 */
export function summariseFindings(
  months: readonly Pick<ListedMonth, 'cases' | 'stands'>[],
  names: Pick<Names, 'rule' | 'department'>,
): Summary {
  const rules = new Map<string, Money>();
  const departments = new Map<string, Money>();
  const states = new Map(reviewStates.map((state) => [state, { findings: 0, found_fen: 0 }]));
  let total = nothing;
  const cases = months.flatMap((month) => month.cases.map((one) => ({ ...one, month })));
  for (const one of cases) {
    const add = (rule: string, more: Partial<Money>) => {
      total = sum(total, more);
      rules.set(rule, sum(rules.get(rule), more));
      departments.set(one.facts.department, sum(departments.get(one.facts.department), more));
    };
    for (const [rule, , findings, found_fen] of one.facts.findings) add(rule, { findings, found_fen });
    for (const found of one.found) {
      const stand = standIn(one.month, found);
      add(found.ruleId, decidedMoney(found, stand));
      const ofState = states.get(stand.state) as { findings: number; found_fen: number };
      ofState.findings += 1;
      ofState.found_fen += found.foundFen;
    }
  }
  return {
    total: {
      ...total,
      cases: cases.length,
      identified_fen: cases.reduce((fen, { facts }) => fen + facts.identifiedFen, 0),
    },
    states: [...states].map(([state, counts]) => ({ state, ...counts })),
    rules: rowsOf(rules, names.rule),
    departments: rowsOf(departments, names.department),
  };
}

function decidedMoney({ foundFen }: FoundFinding, { outcome, state, amountFen }: Stand): Partial<Money> {
  if (outcome === 'rejected') return { rejected: 1 };
  if (outcome === null) return {};
  const confirmed_fen = amountFen ?? foundFen;
  return { confirmed: 1, confirmed_fen, recovered_fen: state === 'settled' ? confirmed_fen : 0 };
}

const nothing: Money = {
  findings: 0,
  found_fen: 0,
  confirmed: 0,
  confirmed_fen: 0,
  recovered_fen: 0,
  rejected: 0,
};

function sum(known: Money = nothing, more: Partial<Money>): Money {
  const names = Object.keys(nothing) as (keyof Money)[];
  return Object.fromEntries(names.map((name) => [name, known[name] + (more[name] ?? 0)])) as Money;
}

function rowsOf(byKey: ReadonlyMap<string, Money>, nameOf: Names['rule']): Summary['rules'] {
  return [...byKey]
    .map(([key, money]) => ({ key, name: nameOf(key), ...money }))
    .sort((a, b) => b.found_fen - a.found_fen || (a.key < b.key ? -1 : 1));
}
