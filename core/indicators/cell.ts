import { addCounts } from '../costs/add-counts.ts';
import { addCost, type CostSketch, emptyCostSketch, mergeSketch } from '../costs/cost-sketch.ts';
import type { CaseFacts } from './case-facts.ts';
import { heavyWeightE4 } from './case-measures.ts';
import { signCounts } from './sign-counts.ts';
import { addTally, type Tally, tallyOf } from './tally.ts';

/** The mergeable figures of one set of cases: a month of a department, say. */
export interface Cell {
  readonly tally: Tally;
  /** Distribution of cost. */
  readonly cost: CostSketch;
}

export const emptyCell: Cell = { tally: {}, cost: emptyCostSketch };

/** `a + sign × b`. */
export function addCell(a: Cell, b: Cell, sign: 1 | -1 = 1): Cell {
  return { tally: addTally(a.tally, b.tally, sign), cost: mergeSketch(a.cost, b.cost, sign) };
}

/** A sum of many cells, made without one in between for each. */
export class CellSum {
  readonly #tally: Record<string, number> = {};
  readonly #cost: Record<string, number> = {};

  add({ tally, cost }: Cell): void {
    addCounts(this.#tally, tally);
    addCounts(this.#cost, cost);
  }

  get cell(): Cell {
    return { tally: { ...this.#tally }, cost: { ...this.#cost } };
  }
}

/** The figures of a single case. An outpatient bill is counted apart and says nothing of stays. */
export function cellOf(facts: CaseFacts): Cell {
  if (facts.status === 'outpatient') {
    return { tally: tallyOf(billCounts(facts), findingCounts(facts)), cost: emptyCostSketch };
  }
  const cost = facts.costFen === null ? emptyCostSketch : addCost(emptyCostSketch, facts.costFen);
  return { tally: tallyOf(caseCounts(facts), signCounts(facts), findingCounts(facts)), cost };
}

function caseCounts(facts: CaseFacts): Record<string, number> {
  const { costFen, paymentFen, weightE4 } = facts;
  const grouped = facts.status === 'grouped';
  const weighted = grouped && weightE4 !== null;
  const balanced = costFen !== null && paymentFen !== null;
  return {
    cases: 1,
    grouped: Number(grouped),
    weighted: Number(weighted),
    weightE4: weighted ? weightE4 : 0,
    severe: Number(weighted && weightE4 > heavyWeightE4),
    costed: Number(costFen !== null),
    costFen: costFen ?? 0,
    paymentFen: paymentFen ?? 0,
    balanced: Number(balanced),
    balanceFen: balanced ? paymentFen - costFen : 0,
    unpricedFen: paymentFen === null ? (costFen ?? 0) : 0,
    losDays: facts.losDays,
    costedDays: costFen === null ? 0 : facts.losDays,
    deaths: Number(facts.died),
    [`outlier/${facts.outlier}`]: 1,
    ...(facts.outlier !== 'normal' && { [`outlierFen/${facts.outlier}`]: costFen ?? 0 }),
    [`status/${facts.status}`]: 1,
  };
}

function billCounts({ costFen }: CaseFacts): Record<string, number> {
  return { outpatientBills: 1, outpatientFen: costFen ?? 0 };
}

function findingCounts(facts: CaseFacts): Record<string, number> {
  const counts: Record<string, number> = {
    flagged: Number(facts.findings.length > 0),
    identifiedFen: facts.identifiedFen,
    'verdicts/pass': facts.verdicts.pass,
    'verdicts/fail': facts.verdicts.fail,
    'verdicts/no_data': facts.verdicts.noData,
  };
  const add = (name: string, count: number) => {
    counts[name] = (counts[name] ?? 0) + count;
  };
  for (const mark of facts.marks ?? []) add(`mark/${mark}`, 1);
  for (const rule of new Set(facts.findings.map(([id]) => id))) add(`ruleCases/${rule}`, 1);
  for (const [rule, severity, count, amountFen] of facts.findings) {
    add('findings', count);
    add(`rule/${rule}`, count);
    add(`ruleFen/${rule}`, amountFen);
    add(`severity/${severity}`, count);
    add(`severityFen/${severity}`, amountFen);
  }
  return counts;
}
