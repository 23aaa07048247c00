import type { AmountMethod } from './amount-methods.ts';
import type { CaseIndex } from './case-index.ts';
import type { Evidence } from './finding.ts';
import type { Hit } from './rule.ts';

/** One hit on a stay as a whole: its own department and doctor, on the day of discharge. */
export function hitOnStay(
  { dischargedOn }: CaseIndex,
  evidence: readonly Evidence[],
  { amountFen, amountMethod }: { readonly amountFen: number; readonly amountMethod: AmountMethod },
): Hit {
  return { evidence, amountFen, amountMethod, department: null, doctor: null, occurredOn: dischargedOn };
}
