import type { FeeLine, SettlementList } from '../claims/settlement-list.ts';
import type { CaseContext } from './case-context.ts';

/** What every rule may look up about a case, built once per case. */
export interface CaseIndex extends CaseContext {
  readonly list: SettlementList;
  /** Lines that still stand after refunds are taken off, in the order of the list; `null` without fee lines. */
  readonly standingLines: readonly FeeLine[] | null;
  /** {@link standingLines} by catalogue code. */
  readonly linesByCode: ReadonlyMap<string, readonly FeeLine[]> | null;
  /** First day of the stay, `yyyy-MM-dd`. */
  readonly admittedOn: string;
  /** Last day of the stay, `yyyy-MM-dd`. */
  readonly dischargedOn: string;
}
