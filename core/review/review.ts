import type { ActingRole, Action, Decision } from './decision.ts';

export const reviewStates = [
  'open',
  'in-review',
  'confirmed',
  'rejected',
  'appealed',
  're-reviewed',
  'settled',
] as const;

export type ReviewState = (typeof reviewStates)[number];

export const outcomes = ['confirmed', 'rejected'] as const;

/** Whether the finding was right, as far as it is decided; an appeal leaves the first answer until its own. */
export type Outcome = (typeof outcomes)[number];

/** Where a finding stands: all that its decisions add up to. */
export interface Review {
  readonly state: ReviewState;
  readonly outcome: Outcome | null;
  /** What is to be paid back, in fen; `null` until somebody decides otherwise than the finding has it. */
  readonly amountFen: number | null;
  readonly decisions: readonly Decision[];
}

export type Refusal =
  | {
      readonly code: 'not-now';
      readonly state: ReviewState;
      readonly action: Action;
      readonly possible: readonly Action[];
    }
  | {
      readonly code: 'not-yours';
      readonly role: ActingRole;
      readonly action: Action;
      readonly roles: readonly ActingRole[];
    };

interface Step {
  readonly from: readonly ReviewState[];
  readonly to: ReviewState;
  readonly roles: readonly ActingRole[];
  /** What becomes of the outcome, where it changes. */
  readonly outcome?: Outcome | null;
}

const reviewers: readonly ActingRole[] = ['office', 'auditor'];
const hospital: readonly ActingRole[] = ['manager', 'clinician'];

const steps: Readonly<Record<Action, Step>> = {
  take: { from: ['open'], to: 'in-review', roles: reviewers },
  confirm: { from: ['in-review'], to: 'confirmed', roles: reviewers, outcome: 'confirmed' },
  reject: { from: ['in-review'], to: 'rejected', roles: reviewers, outcome: 'rejected' },
  appeal: { from: ['confirmed'], to: 'appealed', roles: hospital },
  uphold: { from: ['appealed'], to: 're-reviewed', roles: reviewers, outcome: 'confirmed' },
  overturn: { from: ['appealed'], to: 're-reviewed', roles: reviewers, outcome: 'rejected' },
  settle: { from: ['confirmed', 'rejected', 're-reviewed'], to: 'settled', roles: reviewers },
  reopen: { from: ['rejected', 'settled'], to: 'in-review', roles: reviewers, outcome: null },
};

/** A finding that nobody has looked at. */
export const unreviewed: Review = { state: 'open', outcome: null, amountFen: null, decisions: [] };

/** The review with one more decision, or why that decision cannot be taken. */
export function decide(
  review: Review,
  decision: Decision,
): { readonly ok: true; readonly review: Review } | { readonly ok: false; readonly refusal: Refusal } {
  const { action, role } = decision;
  const { from, to, roles, outcome } = steps[action];
  if (!from.includes(review.state)) {
    const possible = possibleActions(review.state);
    return { ok: false, refusal: { code: 'not-now', state: review.state, action, possible } };
  }
  if (!isFor(role, action)) return { ok: false, refusal: { code: 'not-yours', role, action, roles } };
  return {
    ok: true,
    review: {
      state: to,
      outcome: outcome === undefined ? review.outcome : outcome,
      // What was settled before is open again with the rest.
      amountFen: decision.amountFen ?? (action === 'reopen' ? null : review.amountFen),
      decisions: [...review.decisions, decision],
    },
  };
}

export function possibleActions(state: ReviewState): readonly Action[] {
  return (Object.keys(steps) as Action[]).filter((action) => steps[action].from.includes(state));
}

/** Whether an action is for somebody in this role at all. */
export function isFor(role: ActingRole, action: Action): boolean {
  return steps[action].roles.includes(role);
}

/** What somebody in this role may do with a finding in this state. */
export function actionsOf(role: ActingRole, state: ReviewState): readonly Action[] {
  return possibleActions(state).filter((action) => isFor(role, action));
}

/** What decisions add up to, in the order in which they were taken. Throws on one that was never possible. */
export function reviewOf(decisions: readonly Decision[]): Review {
  return decisions.reduce((review, decision) => {
    const next = decide(review, decision);
    if (next.ok) return next.review;
    throw new Error(`impossible decision ${decision.action} of ${decision.at} in state ${review.state}`);
  }, unreviewed);
}
