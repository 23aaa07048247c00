import type { HospitalStatement } from '../core/payment/settlement/statement.ts';
import { statementWords } from '../core/payment/settlement/statement-words.ts';
import { printTable } from './commands/print-table.ts';
import { say } from './say.ts';
import type { RegionSettlement } from './settle-region.ts';
import { yuan } from './yuan.ts';

/** A region's year: what was split, and each hospital in a row. */
export function printSettlement(settlement: RegionSettlement): void {
  const { region, year, policy, split, statements } = settlement;
  const lines = [
    `地区 region ${region}, 年度 year ${year}, 办法 policy ${policy.id} ${policy.title.zh} ${policy.title.en}`,
    `支付额 payments ${yuan(split.paymentsFen)}${budgetWords(settlement)}`,
    ...quotaWords(settlement),
  ];
  say(`${lines.join('\n')}\n`);
  printTable(
    [
      '机构 hospital',
      '病例 cases',
      'CMI',
      '费用 cost',
      '支付额 payments',
      '应付 due',
      '预拨 advance',
      '月结 monthly',
      '暂留 held',
      '清算 clearing',
      '未定 open',
    ],
    statements.map((statement) => [
      statement.hospital,
      statement.cases,
      statement.weightE4 === 0 ? '–' : (statement.weightE4 / 10_000 / statement.cases).toFixed(4),
      yuan(statement.costFen),
      yuan(statement.paymentFen),
      yuan(statement.dueFen),
      yuan(statement.advanceFen),
      yuan(statement.monthlyFen),
      yuan(statement.heldFen),
      yuan(statement.clearingFen),
      statement.openCases === 0 ? '0' : `${statement.openCases}\n${yuan(statement.openCostFen)}`,
    ]),
  );
}

/** One hospital's year: its months, then its lines with their formulas. */
export function printStatement({ hospital, months, lines }: HospitalStatement): void {
  say(`${hospital}\n`);
  printTable(
    [
      '月份 month',
      '病例 cases',
      '权重 weight',
      '支付额 payments',
      '保证金 deposit',
      '结果挂钩 for outcomes',
      '年末 reserve',
      '实付 paid',
    ],
    months.map(({ month, sums, depositFen, outcomeFen, reserveFen, paidFen }) => [
      month,
      sums.cases,
      (sums.weightE4 / 10_000).toFixed(4),
      yuan(sums.paymentFen),
      yuan(depositFen),
      yuan(outcomeFen),
      yuan(reserveFen),
      yuan(paidFen),
    ]),
  );
  printTable(
    ['项目 line', '金额 amount', '算式 formula'],
    lines.map((line) => {
      const { name, formula } = statementWords(line);
      return [`${name.zh}\n${name.en}${line.item ? ` ${line.item}` : ''}`, yuan(line.amountFen), formula];
    }),
  );
}

function budgetWords({ split }: RegionSettlement): string {
  if (split.budgetFen === null) return '';
  const rate = split.rate === null ? '' : `, ${rateName[split.method]} ${split.rate}`;
  return `, 总额 budget ${yuan(split.budgetFen)}, 风险金 risk fund ${yuan(split.riskFen)}, 清算总额 split ${yuan(split.splitFen)}${rate}`;
}

const rateName: Readonly<Record<RegionSettlement['split']['method'], string>> = {
  none: '',
  payments: '系数 factor',
  weights: '费率 rate',
  points: '点值 point value',
  scores: '结算点值 settled point value',
};

/** The quota is one of the whole region: results of some of its hospitals say less than it seems. */
function quotaWords({ discharges, reviewed, reviewsLeftOut, policy }: RegionSettlement): readonly string[] {
  if (reviewsLeftOut.length > 0)
    return [
      `特例单议超过配额，以下 ${reviewsLeftOut.length} 例仍按原支付额：${reviewsLeftOut.join('、')}。 Beyond the quota of reviews, these ${reviewsLeftOut.length} stay as priced: ${reviewsLeftOut.join(', ')}.`,
    ];
  if (reviewed <= discharges * policy.case_review_quota) return [];
  const quota = `${policy.case_review_quota * 100} %`;
  return [
    `特例单议 ${reviewed} 例，超过 ${discharges} 例的 ${quota}。 ${reviewed} reviews are more than ${quota} of ${discharges} discharges.`,
  ];
}
