import type { ExplainedCaseView } from '../../../../functions/explain/explained-case-view.ts';

export type MoneyStep = NonNullable<ExplainedCaseView['money']>['steps'][number];

export interface FallRow {
  readonly step: MoneyStep;
  /** What the parts come to so far, or the sum itself; `null` of what is only said. */
  readonly soFarFen: number | null;
}

/** The steps of a payment as a waterfall that is read as a table. */
export function fallOf(steps: readonly MoneyStep[]): readonly FallRow[] {
  let soFarFen = 0;
  return steps.map((step) => {
    if (step.kind === 'note') return { step, soFarFen: null };
    if (step.kind === 'sum') return { step, soFarFen: step.amount_fen };
    soFarFen += step.amount_fen ?? 0;
    return { step, soFarFen };
  });
}
