import type { BillPart, CaseFacts } from './case-facts.ts';
import { countOf, type Tally } from './tally.ts';

/** Measures of which a stay has or has not. */
const flags = ['heavy', 'transfer', 'death', 'infection', 'readmission'] as const;

/** Slices are no part of a national indicator. */
const comparedParts = [
  'drug',
  'testing',
  'consumable',
  'treatment',
  'ct',
  'mri',
] as const satisfies BillPart[];

/** What statistics compare between units. */
export const measures = ['cost', 'los', ...comparedParts, 'antibacterial', 'weight', ...flags] as const;

export type Measure = (typeof measures)[number];

/** National code of the mark that a stay within 31 days of another carries. */
export const readmissionMark = 'ZB10000205008000';
/** A weight above 2 is a severe case in the national glossary of performance indicators. */
export const heavyWeightE4 = 20_000;

/**
 * A measure of one stay. `valueE4` is what units are compared by, in ten-thousandths: the natural logarithm of
 * a cost or a length, a share of the cost, a yes or no, doses a day. `above ÷ below` over the stays of a unit is
 * the indicator as the national formula has it.
 */
export interface CaseMeasure {
  readonly valueE4: number;
  readonly above: number;
  readonly below: number;
}

/** All measures that the stay is known by; a stay that was grouped nowhere, or came before there were signs, has none. */
function measuresOf(facts: CaseFacts): ReadonlyMap<Measure, CaseMeasure> {
  const found = new Map<Measure, CaseMeasure>();
  const { signs, costFen, losDays, weightE4 } = facts;
  if (!signs || facts.status !== 'grouped') return found;
  if (costFen !== null && costFen > 0) {
    found.set('cost', { valueE4: logE4(costFen), above: costFen, below: 1 });
    for (const part of comparedParts) {
      const partFen = signs.partsFen?.[part];
      // A part that is more than the whole is a mistake in the bill, not a share.
      if (partFen !== undefined && Math.abs(partFen) <= costFen) found.set(part, shareOf(partFen, costFen));
    }
  }
  found.set('los', { valueE4: logE4(losDays), above: losDays, below: 1 });
  if (signs.dailyDosesE4 !== undefined) found.set('antibacterial', shareOf(signs.dailyDosesE4, losDays, 1));
  if (weightE4 !== null) {
    found.set('heavy', flag(weightE4 > heavyWeightE4));
    found.set('weight', { valueE4: weightE4, above: weightE4, below: 1 });
  }
  found.set('transfer', flag(signs.transferred));
  found.set('death', flag(facts.died));
  if (signs.infected !== undefined) found.set('infection', flag(signs.infected));
  found.set('readmission', flag(facts.marks?.includes(readmissionMark) ?? false));
  return found;
}

/** The sums of a measure over a set of stays. */
export interface Moments {
  /** Stays whose measure is known. */
  readonly stays: number;
  /** Sum and sum of squares of what units are compared by. */
  readonly sum: number;
  readonly squares: number;
  /** The two sides of the national formula. */
  readonly above: number;
  readonly below: number;
}

/** The stay's part in the tally that {@link momentsOf} reads. What follows from the rest is left out. */
export function measureCounts(facts: CaseFacts): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [measure, { valueE4, above, below }] of measuresOf(facts)) {
    counts[`${measure}/n`] = 1;
    counts[`${measure}/above`] = above;
    if (isFlag(measure)) continue;
    counts[`${measure}/sum`] = valueE4;
    counts[`${measure}/squares`] = valueE4 ** 2;
    if (below !== 1) counts[`${measure}/past`] = below - 1;
  }
  return counts;
}

/** Reads a measure's sums out of a tally of {@link measureCounts}. */
export function momentsOf(tally: Tally, measure: Measure): Moments {
  const stays = countOf(tally, `${measure}/n`);
  const above = countOf(tally, `${measure}/above`);
  if (isFlag(measure)) return { stays, sum: above, squares: above, above, below: stays };
  return {
    stays,
    sum: countOf(tally, `${measure}/sum`) / 10_000,
    squares: countOf(tally, `${measure}/squares`) / 100_000_000,
    above,
    below: stays + countOf(tally, `${measure}/past`),
  };
}

/** Whether the measure is had or not had, so that units are compared by rates. */
export function isFlag(measure: Measure): boolean {
  return (flags as readonly Measure[]).includes(measure);
}

const flag = (is: boolean): CaseMeasure => ({ valueE4: is ? 10_000 : 0, above: Number(is), below: 1 });

const logE4 = (value: number) => Math.round(Math.log(value) * 10_000);

function shareOf(above: number, below: number, scale = 10_000): CaseMeasure {
  return { valueE4: Math.round((above / below) * scale), above, below };
}
