import type { Homogeneity } from '../core/dip/build/build-report.ts';
import type { DipBuildReport } from './commands/dip-build.ts';
import { printTable } from './commands/print-table.ts';
import { say } from './say.ts';
import { yuan } from './yuan.ts';

/** What a catalogue was built of, and what it came to, for a person to read. */
export function printDipBuild(report: DipBuildReport): void {
  const { id, years, threshold, core, comprehensive, coverage, meanFen, scoreOfMean, pointValue } = report;
  const lines = [
    `${id}: 病种 groups ${core.groups + comprehensive.groups}, 核心 core ${core.groups} (≥ ${threshold} 例 cases, ${percent(coverage)}), 综合 comprehensive ${comprehensive.groups}`,
    `年度权重 years ${years.map(({ year, weight, cases }) => `${year} × ${weight} (${cases})`).join(', ')}`,
    `病例 cases: 读入 read ${report.read}, 建目录 built ${report.built}, 其他年度 other years ${report.outside}, 不入组 excluded ${report.excluded}${refusedWords(report)}`,
    leftOutWords(report),
    `次均费用 mean ${yuan(meanFen)} = ${scoreOfMean} 分 points${pointValueWords(pointValue)}`,
    `级别系数 coefficients by level ${Object.entries(report.levelCoefficients)
      .map(([level, coefficient]) => `${level}: ${coefficient}`)
      .join(', ')}`,
    ...auxiliaryWords(report),
    ...(report.contested.length === 0
      ? []
      : [`因病例往复而放弃 given up, contested: ${report.contested.join(', ')}`]),
  ];
  say(`${lines.filter((line) => line !== '').join('\n')}\n`);
  printTable(
    ['', '病种 groups', '平均 mean CV', 'CV 超限 above the limit', '组间方差 explained'],
    [
      homogeneityRow('按主诊断 by diagnosis', report.before),
      homogeneityRow('按所建目录 as built', report.after),
    ],
  );
}

function homogeneityRow(name: string, { groups, meanCv, aboveLimit, explained }: Homogeneity) {
  return [name, groups, meanCv.toFixed(4), aboveLimit, percent(explained)];
}

function refusedWords({ refused }: DipBuildReport): string {
  const parts = Object.entries(refused).map(([why, cases]) => `${why} ${cases}`);
  return parts.length === 0 ? '' : `, 不可用 refused ${parts.join(', ')}`;
}

function leftOutWords({ leftOut }: DipBuildReport): string {
  const { outpatient, elsewhere, repeated, refused } = leftOut;
  if (outpatient + elsewhere + repeated + refused === 0) return '';
  return `未读入 left out: 门诊 outpatient ${outpatient}, 其他地区 elsewhere ${elsewhere}, 重复 repeated ${repeated}, 拒收 refused ${refused}`;
}

function auxiliaryWords({ auxiliary: { catalogues, factors } }: DipBuildReport): readonly string[] {
  if (catalogues === null) return [];
  const groups = new Set(factors.map(({ code }) => code)).size;
  return [`辅助目录 auxiliary ${catalogues}: 调整类型 types ${factors.length}, 病种 groups ${groups}`];
}

function pointValueWords(pointValue: DipBuildReport['pointValue']): string {
  if (!pointValue) return '';
  const { pointValueFen, left } = pointValue;
  return `; 预算点值 budgeted point value ${(pointValueFen / 100).toFixed(6)} 元 yuan (剔除 left out ${left})`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
