import { PaymentsSideBySide } from '../../core/payments-side-by-side.ts';
import type { Receipt } from '../../functions/close/receipt.ts';
import { loadDepartments } from '../../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { caseStore } from '../../platform/table/cases.ts';
import { standingCaseStore } from '../../platform/table/standing-cases.ts';
import type { Table } from '../../platform/table/table.ts';
import { printSideBySide } from '../print-side-by-side.ts';

/** What the stays of a hospital are paid by DRG and by DIP, as the table has their results. */
export async function printBothPayments(table: Table, { hospital, months }: Receipt): Promise<void> {
  const standing = standingCaseStore(table);
  const cases = caseStore(table);
  const sides = new PaymentsSideBySide();
  const named: { catalogue: string; scheme: string }[] = [];
  for (const month of months) {
    const stays = await standing.read(hospital, month);
    const heads = await cases.heads(stays.map(({ settlementId }) => ({ hospital, settlementId })));
    for (const { result } of heads.values()) {
      if (!result?.dip) continue;
      sides.add(result);
      named.push({ catalogue: result.dip.catalogue, scheme: result.scheme });
    }
  }
  const report = sides.report();
  const last = named.at(-1);
  if (!report || !last) return;
  const { grouperOf, dipGrouperOf } = loadKnowledge();
  const departments = loadDepartments();
  const title = (code: string, zh: string | undefined) => (zh ? `${code} ${zh}` : code);
  printSideBySide(report, {
    department: (code) => title(code, departments.get(code)?.zh),
    drg: (code) => title(code, grouperOf(last.scheme).title(code)?.zh),
    dip: (code) => title(code, dipGrouperOf(last.catalogue).title(code)?.zh),
  });
}
