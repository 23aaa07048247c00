import type { CaseFacts } from '../indicators/case-facts.ts';
import { groupOf } from '../indicators/sheets-of-cases.ts';

/** From what was billed to what is settled; {@link WaterfallStep} says what each is. */
export type StepName =
  | 'billed'
  | 'unpriced'
  | 'surplus'
  | 'overrun'
  | 'high-outliers'
  | 'low-outliers'
  | 'payment'
  | 'confirmed'
  | 'recovered'
  | 'settled';

/** What a group, or a rule, has in a step. */
export interface StepPart {
  readonly key: string;
  /** Stays; of what was found, findings. */
  readonly count: number;
  readonly amountFen: number;
}

/**
 * A bar of the waterfall: a level, or what leads from one level to the next. What is taken off is below nought.
 * - `billed`: the cost of all stays of which it is known
 * - `unpriced`: cost of stays without a payment standard
 * - `surplus`, `overrun`: payment less cost of the usual stays, of groups that are paid more than they cost, and less
 * - `high-outliers`, `low-outliers`: payment less cost of these
 * - `payment`: the payment of all stays that have one
 * - `confirmed`, `recovered`: findings that were confirmed and are still open, and those that are settled
 * - `settled`: what is left
 */
export interface WaterfallStep {
  readonly step: StepName;
  readonly isLevel: boolean;
  readonly count: number;
  readonly amountFen: number;
  /** What it adds up from, the most first: groups; of what was found, rules. None of a level. */
  readonly parts: readonly StepPart[];
}

/** A confirmed finding of one of the stays. */
export interface ConfirmedFinding {
  readonly rule: string;
  readonly amountFen: number;
  /** Whether the matter is closed: the money goes back. */
  readonly isSettled: boolean;
}

/** The steps in their order: the changes between two levels add up to their difference, to the fen. */
export function waterfallOf(
  cases: readonly CaseFacts[],
  confirmed: readonly ConfirmedFinding[],
): readonly WaterfallStep[] {
  const costed = cases.filter(isCosted);
  const [priced, unpriced] = [costed.filter(isPriced), costed.filter((stay) => !isPriced(stay))];
  const byKind = Map.groupBy(priced, ({ outlier }) => outlier);
  const usual = partsOf(byKind.get('normal') ?? [], balanceOf);
  const billedFen = sumOf(costed, costOf);
  const paymentFen = sumOf(priced, ({ paymentFen: fen }) => fen);
  const open = changeOf('confirmed', rulesOf(confirmed.filter(({ isSettled }) => !isSettled)));
  const recovered = changeOf('recovered', rulesOf(confirmed.filter(({ isSettled }) => isSettled)));
  return [
    levelOf('billed', costed.length, billedFen),
    changeOf(
      'unpriced',
      partsOf(unpriced, (stay) => -costOf(stay)),
    ),
    changeOf(
      'surplus',
      usual.filter(({ amountFen }) => amountFen > 0),
    ),
    changeOf(
      'overrun',
      usual.filter(({ amountFen }) => amountFen <= 0),
    ),
    changeOf('high-outliers', partsOf(byKind.get('high') ?? [], balanceOf)),
    changeOf('low-outliers', partsOf(byKind.get('low') ?? [], balanceOf)),
    levelOf('payment', priced.length, paymentFen),
    open,
    recovered,
    levelOf('settled', priced.length, paymentFen + open.amountFen + recovered.amountFen),
  ];
}

type Costed = CaseFacts & { readonly costFen: number };
type Priced = Costed & { readonly paymentFen: number };

const isCosted = (facts: CaseFacts): facts is Costed =>
  facts.status !== 'outpatient' && facts.costFen !== null;
const isPriced = (facts: Costed): facts is Priced => facts.paymentFen !== null;
const costOf = ({ costFen }: Costed) => costFen;
const balanceOf = ({ paymentFen, costFen }: Priced) => paymentFen - costFen;

function sumOf<T>(all: readonly T[], amountOf: (one: T) => number): number {
  return all.reduce((sum, one) => sum + amountOf(one), 0);
}

function partsOf<T extends CaseFacts>(
  stays: readonly T[],
  amountOf: (stay: T) => number,
): readonly StepPart[] {
  const byGroup = Map.groupBy(stays, (stay) => groupOf(stay) ?? '');
  return [...byGroup].map(([key, of]) => ({ key, count: of.length, amountFen: sumOf(of, amountOf) }));
}

function rulesOf(confirmed: readonly ConfirmedFinding[]): readonly StepPart[] {
  const byRule = Map.groupBy(confirmed, ({ rule }) => rule);
  return [...byRule].map(([key, of]) => ({
    key,
    count: of.length,
    amountFen: -sumOf(of, ({ amountFen }) => amountFen) || 0,
  }));
}

function levelOf(step: StepName, count: number, amountFen: number): WaterfallStep {
  return { step, isLevel: true, count, amountFen, parts: [] };
}

function changeOf(step: StepName, parts: readonly StepPart[]): WaterfallStep {
  return {
    step,
    isLevel: false,
    count: sumOf(parts, ({ count }) => count),
    // Nought, never minus nought.
    amountFen: sumOf(parts, ({ amountFen }) => amountFen) || 0,
    parts: parts.toSorted(
      (a, b) => Math.abs(b.amountFen) - Math.abs(a.amountFen) || (a.key < b.key ? -1 : 1),
    ),
  };
}
