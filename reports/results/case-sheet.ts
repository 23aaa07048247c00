import type { Sheet } from 'write-excel-file/node';
import { headRow, numberCell, textCell } from '../workbook/cells.ts';
import { sheetOf } from '../workbook/sheet-of.ts';
import type { ShownCase } from './shown-case.ts';

const heads = [
  { zh: '结算清单流水号', en: 'Settlement' },
  { zh: '状态', en: 'Status' },
  { zh: '分组方案或病种目录', en: 'Scheme or catalogue' },
  { zh: '付费病组', en: 'Group that pays' },
  { zh: '权重', en: 'Weight' },
  { zh: '支付标准（元）', en: 'Payment, yuan' },
  { zh: '费用（元）', en: 'Cost, yuan' },
  { zh: '结余（元）', en: 'Balance, yuan' },
  { zh: '疑点数', en: 'Findings' },
  { zh: '涉及金额（元）', en: 'Money identified, yuan' },
  { zh: '住院天数', en: 'Days' },
  { zh: '科室', en: 'Department' },
  { zh: '医师', en: 'Doctor' },
  { zh: '入院日期', en: 'Admitted' },
  { zh: '出院日期', en: 'Discharged' },
];

/** A case a row. */
export function caseSheet(cases: readonly ShownCase[]): Sheet<Buffer> {
  const rows = cases.map(({ result, findings }) => [
    textCell(result.setl_id),
    textCell(result.status),
    textCell(result.paid.scheme),
    textCell(result.paid.group),
    numberCell(result.weight, 'weight'),
    numberCell(result.payment_fen, 'fen'),
    numberCell(result.cost_fen, 'fen'),
    numberCell(result.balance_fen, 'fen'),
    numberCell(findings.length, 'count'),
    numberCell(result.amount_identified_fen, 'fen'),
    numberCell(result.los_days, 'count'),
    textCell(result.department),
    result.doctor === null ? null : textCell(result.doctor),
    textCell(result.admitted_on),
    textCell(result.discharged_on),
  ]);
  const widths = [22, 13, 18, 14, 9, 14, 14, 14, 9, 14, 9, 12, 18, 12, 12];
  return sheetOf({ zh: '病例', en: 'Cases' }, [headRow(heads), ...rows], widths, { stickyColumnsCount: 1 });
}
