import type { FeeLine, SettlementList } from '../claims/settlement-list.ts';
import type { CaseContext } from './case-context.ts';
import type { CaseIndex } from './case-index.ts';
import { netRefunds } from './net-refunds.ts';

/** Builds what the rules look up. Lines are put in order of their codes when somebody asks. */
export function buildCaseIndex(list: SettlementList, context: CaseContext): CaseIndex {
  const standingLines = list.feeLines && netRefunds(list.feeLines);
  let byCode: CaseIndex['linesByCode'] | undefined;
  return {
    ...context,
    list,
    standingLines,
    admittedOn: list.stay.admittedAt.slice(0, 10),
    dischargedOn: list.stay.dischargedAt.slice(0, 10),
    get linesByCode() {
      byCode ??= standingLines && groupByCode(standingLines);
      return byCode;
    },
  };
}

function groupByCode(lines: readonly FeeLine[]): ReadonlyMap<string, readonly FeeLine[]> {
  const byCode = new Map<string, FeeLine[]>();
  for (const line of lines) {
    const alike = byCode.get(line.code);
    if (alike) alike.push(line);
    else byCode.set(line.code, [line]);
  }
  return byCode;
}
