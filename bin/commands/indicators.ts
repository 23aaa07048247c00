import {
  indicatorsInForce,
  type ManagementIndicator,
  type Threshold,
} from '../../core/indicators/management-indicator.ts';
import { loadManagementIndicators } from '../../platform/knowledge/load-management-indicators.ts';
import { printJson, printTable } from './print-table.ts';

/** `sentinel indicators`: what managers steer by. @param month those in force then; else all, past and to come */
export function listIndicators({ month, json }: { readonly month?: string; readonly json?: boolean }): void {
  const all = loadManagementIndicators();
  const indicators = month === undefined ? all : indicatorsInForce(all, month);
  if (json) printJson(indicators);
  else printIndicators(indicators);
}

function printIndicators(indicators: readonly ManagementIndicator[]): void {
  printTable(
    ['indicator', '名称 name', '维度 dimension', '单位 unit', '好 good', '黄/红 yellow/red', '来源 source'],
    indicators.map((indicator) => [
      indicator.formula.kind === 'given' ? `${indicator.id}\n${originOf(indicator)}` : indicator.id,
      `${indicator.name.zh}\n${indicator.name.en}`,
      `${indicator.dimension}\n${indicator.level1.zh}`,
      indicator.unit,
      { higher: '高 high', lower: '低 low', neither: '' }[indicator.better],
      indicator.thresholds.map(thresholdWords).join('\n'),
      indicator.source,
    ]),
    [...Array<null>(6).fill(null), 50],
  );
}

function originOf({ formula }: ManagementIndicator): string {
  return formula.kind === 'given' && formula.from ? '提醒记录 warnings' : '须导入 imported';
}

const bases = { fixed: '', peers: '同行 peers ', history: '自身 own past × ' } as const;

function thresholdWords({ basis, yellow, red }: Threshold): string {
  return `${bases[basis]}${yellow}/${red}`;
}
