import type { Stage } from './finding.ts';

/** The moments of a declaration. */
interface Moments {
  readonly stage: Stage;
  readonly alsoAt?: readonly Stage[] | undefined;
  readonly ordersOnly?: true | undefined;
}

/**
 * Whether the rule is asked while an order is being written: because it is published for that moment, or
 * because its warning already makes sense then.
 */
export function speaksAtOrder({ stage, alsoAt }: Moments): boolean {
  return stage !== 'after' || alsoAt !== undefined;
}

/** Whether the rule is asked of what was billed. */
export function speaksOnBills({ ordersOnly }: Moments): boolean {
  return !ordersOnly;
}
