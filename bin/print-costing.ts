import type { CostRow } from '../core/costing/cost-rows.ts';
import type { Period } from '../core/indicators/period.ts';
import { printTable } from './commands/print-table.ts';
import { say } from './say.ts';
import { yuan } from './yuan.ts';

/** What a costing came to, over all stays. */
export type CostSummary = CostRow & {
  readonly period: Period | null;
  readonly outpatient_bills: number;
  readonly outside: number;
  readonly left: readonly { readonly place: string; readonly amount_fen: number }[];
};

/** Groups shown: those that lose most. */
const groupsShown = 10;

/** Prints departments, and the groups that lose most. */
export function printCosting(
  summary: CostSummary,
  byDepartment: readonly NamedRow[],
  byGroup: readonly NamedRow[],
): void {
  const { period, outpatient_bills, outside, left } = summary;
  say(
    `期间 period ${period ?? '–'}, 门诊账单未核算 outpatient bills left out ${outpatient_bills}, 期间外病例 stays outside ${outside}\n`,
  );
  printRows('科室 department', ({ department }) => department ?? '', [
    ...byDepartment,
    { department: '合计 all', ...summary },
  ]);
  const losing = byGroup.filter(({ margin_fen }) => margin_fen !== null && margin_fen < 0);
  const worst = losing.toSorted((a, b) => (a.margin_fen ?? 0) - (b.margin_fen ?? 0)).slice(0, groupsShown);
  if (worst.length > 0) printRows('亏损病组 losing groups', ({ group }) => group ?? '', worst);
  for (const { place, amount_fen } of left)
    say(`${place}: ${yuan(amount_fen)} 无处可分摊 could be passed on to nobody\n`);
}

type NamedRow = CostRow & { readonly department?: unknown; readonly group?: unknown };

function printRows(head: string, nameOf: (row: NamedRow) => unknown, rows: readonly NamedRow[]): void {
  const money = (fen: number | null) => (fen === null ? '无数据 no data' : yuan(fen));
  const percent = (share: number | null) => (share === null ? '—' : `${(share * 100).toFixed(1)} %`);
  printTable(
    [
      head,
      '病例 cases',
      '收入 billed',
      '覆盖率 coverage',
      '按比例 by ratio',
      '间接费 overheads',
      '已知成本 known cost',
      '全成本病例 costed',
      '盈亏 margin',
    ],
    rows.map((row) => [
      String(nameOf(row)),
      row.cases,
      yuan(row.revenue_fen),
      percent(row.coverage),
      percent(row.ratio_share),
      yuan(row.overhead_fen),
      yuan(row.known_cost_fen),
      row.margin_cases,
      money(row.margin_fen),
    ]),
  );
}
