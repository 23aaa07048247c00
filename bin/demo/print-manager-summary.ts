import { addCell, type Cell, emptyCell } from '../../core/indicators/cell.ts';
import { overviewOf } from '../../core/indicators/overview.ts';
import type { Sheet, View } from '../../core/indicators/sheet.ts';
import type { Receipt } from '../../functions/close/receipt.ts';
import { loadDepartments } from '../../platform/knowledge/load-dictionaries.ts';
import { sheetStore } from '../../platform/table/sheets.ts';
import type { Table } from '../../platform/table/table.ts';
import { printTable } from '../commands/print-table.ts';
import { say } from '../say.ts';
import { yuan } from '../yuan.ts';

const heads = [
  '例数 cases',
  '入组率 grouped',
  'CMI',
  '均次费用 cost',
  '平均住院日 days',
  '结余 balance',
  '问题病例 flagged',
  '识别金额 money',
];

/** What a manager reads: the hospital by month and by department, as the table's summaries have it. */
export async function printManagerSummary(table: Table, { hospital, months }: Receipt): Promise<void> {
  const sheets = sheetStore(table);
  const read = (view: View) =>
    Promise.all(months.map((month) => sheets.read({ kind: 'hospital', hospital }, view, month)));
  const totals = await read('total');
  const byMonth = new Map(months.map((month, at) => [month, totals[at]?.get('all') ?? emptyCell]));
  const byDepartment = addUp(await read('department'));
  say(`\n管理摘要 Summary for managers: ${hospital}\n`);
  const all = addUp(totals).get('all') ?? emptyCell;
  printTable(['月份 month', ...heads], [...rowsOf(byMonth), ['合计 total', ...figuresOf(all)]]);
  const names = loadDepartments();
  const nameOf = (code: string) => `${code} ${names.get(code)?.zh ?? ''}`;
  const { unpriced } = overviewOf(all);
  if (unpriced.cases > 0) {
    say(
      `其中 ${unpriced.cases} 例所在病组未公布标准，费用 ${yuan(unpriced.cost_fen)}，不计结余。 ` +
        `${unpriced.cases} cases are of groups without a published standard: in the cost, not in the balance.\n`,
    );
  }
  printTable(['科室 department', ...heads], rowsOf(byDepartment, nameOf));
}

function addUp(sheets: readonly Sheet[]): Sheet {
  const sum = new Map<string, Cell>();
  for (const [key, cell] of sheets.flatMap((sheet) => [...sheet]))
    sum.set(key, addCell(sum.get(key) ?? emptyCell, cell));
  return sum;
}

function rowsOf(cells: Sheet, nameOf = (key: string) => key): (string | number)[][] {
  const inOrder = [...cells].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([key, cell]) => [nameOf(key), ...figuresOf(cell)]);
}

function figuresOf(cell: Cell): (string | number)[] {
  const figures = overviewOf(cell);
  return [
    figures.cases,
    figures.grouped_share === null ? '-' : `${(figures.grouped_share * 100).toFixed(1)}%`,
    figures.cmi?.toFixed(4) ?? '-',
    figures.average_cost_fen === null ? '-' : yuan(figures.average_cost_fen),
    figures.average_los_days?.toFixed(1) ?? '-',
    yuan(figures.balance_fen),
    figures.flagged_cases,
    yuan(figures.amount_identified_fen),
  ];
}
