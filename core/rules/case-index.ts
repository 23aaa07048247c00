import type { FeeLine, SettlementList } from '../claims/settlement-list.ts';
import type { CaseContext } from './case-context.ts';

/** What every rule may look up about a case, built once per case. */
export interface CaseIndex extends CaseContext {
  readonly list: SettlementList;
  /** Lines that still stand after refunds are taken off, by catalogue code; `null` without fee lines. */
  readonly linesByCode: ReadonlyMap<string, readonly FeeLine[]> | null;
  /** First day of the stay, `yyyy-MM-dd`. */
  readonly admittedOn: string;
  /** Last day of the stay, `yyyy-MM-dd`. */
  readonly dischargedOn: string;
}
