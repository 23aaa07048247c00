import type { SideBySide, SideRow } from '../core/payments-side-by-side.ts';
import { printTable } from './commands/print-table.ts';
import { say } from './say.ts';
import { yuan } from './yuan.ts';

const heads = ['例数 cases', '可比 compared', 'DRG 支付', 'DIP 支付', '差额 DIP − DRG'];
const pairsShown = 15;

/** What a person calls departments and groups; a code alone where nobody has told. */
export interface SideNames {
  readonly department: (code: string) => string;
  readonly drg: (code: string) => string;
  readonly dip: (code: string) => string;
}

/** DRG beside DIP: what the same stays are paid by each, by department, and by the two groups of a stay. */
export function printSideBySide({ whole, by_department, by_groups }: SideBySide, names: SideNames): void {
  say('\nDRG 与 DIP 并列 DRG and DIP side by side\n');
  printTable(
    ['科室 department', ...heads],
    [
      ...by_department.map(({ department, ...row }) => [names.department(department), ...figuresOf(row)]),
      ['合计 total', ...figuresOf(whole)],
    ],
  );
  printTable(
    ['DRG 病组', 'DIP 病种', ...heads],
    by_groups
      .slice(0, pairsShown)
      .map(({ drg, dip, ...row }) => [names.drg(drg), names.dip(dip), ...figuresOf(row)]),
  );
  if (by_groups.length > pairsShown) say(`另有 ${by_groups.length - pairsShown} 行 more rows\n`);
}

function figuresOf({ cases, compared, drg_payment_fen, dip_payment_fen, difference_fen }: SideRow) {
  return [cases, compared, yuan(drg_payment_fen), yuan(dip_payment_fen), yuan(difference_fen)];
}
