import type { Words } from '../core/claims/words.ts';
import { methodWords } from '../core/forecast/methods/method-words.ts';
import type { Forecast, MeasureOutlook, Outlook, UnitOutlook } from '../core/forecast/outlook.ts';
import { printTable } from './commands/print-table.ts';
import { say } from './say.ts';

/** What is said beside the figures. */
export interface OutlookWords {
  readonly notices: readonly Words[];
  readonly capacity: readonly Words[];
}

/** A row a unit, the largest first: all months together, each with its interval, and how the method did. */
export function printOutlook(
  outlook: Outlook,
  names: ReadonlyMap<string, Words>,
  { notices, capacity }: OutlookWords,
): void {
  const { from, until, months, level } = outlook;
  const share = `${Math.round(100 * level)} %`;
  say(
    `${months[0]} – ${months.at(-1)} 预测合计，依据 ${from} – ${until}；括号内为 ${share} 区间\n` +
      `Sums of ${months[0]} to ${months.at(-1)}, by ${from} to ${until}; ${share} intervals in brackets\n`,
  );
  const units = outlook.units.toSorted((a, b) => casesOf(b) - casesOf(a));
  printTable(
    [
      '单元 unit',
      '病例 cases',
      '同比\non last year',
      'CMI',
      '次均费用（元）\naverage cost (yuan)',
      '费用（元）\ncost (yuan)',
      '支付（元）\npayment (yuan)',
      '方法 method',
      'MASE',
      '去年同月\nseasonal naive',
      '上月\nnaive',
    ],
    [rowOf('合计 whole', outlook.total), ...units.map((unit) => rowOf(nameOf(unit.key, names), unit))],
  );
  for (const { zh, en } of [...capacity, ...notices]) say(`${zh}\n${en}\n`);
}

function casesOf({ measures }: UnitOutlook): number {
  return measures.cases?.whole.point ?? 0;
}

function nameOf(key: string | null, names: ReadonlyMap<string, Words>): string {
  if (key === null) return '未归入 in none';
  const name = names.get(key);
  return name ? `${key}\n${name.zh}` : key;
}

function rowOf(name: string, { state, method, measures, ratios }: UnitOutlook): (string | number)[] {
  const { cases, costFen, paymentFen } = measures;
  const score = cases?.backTest;
  return [
    state === 'usual' ? name : `${name}\n${stateWords[state]}`,
    bandText(cases, (value) => value.toFixed(1)),
    growthText(cases),
    bandText(ratios.cmi, (value) => value.toFixed(3)),
    bandText(ratios.averageCostFen, wholeYuan),
    bandText(costFen, wholeYuan),
    bandText(paymentFen, wholeYuan),
    `${methodWords[method].zh}\n${methodWords[method].en}`,
    ...[score?.mase, score?.seasonalNaiveMase, score?.naiveMase].map((value) => value?.toFixed(2) ?? '-'),
  ];
}

const stateWords: Readonly<Record<Exclude<UnitOutlook['state'], 'usual'>, string>> = {
  opened: '新开 opened',
  closed: '已停 closed',
  short: '历史过短 short',
};

const yuanFormat = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 });

function wholeYuan(fen: number): string {
  return yuanFormat.format(fen / 100);
}

function bandText(forecast: Forecast | undefined, text: (value: number) => string): string {
  if (!forecast) return '-';
  const { point, low, high } = forecast.whole;
  return `${text(point)}\n(${text(low)} – ${text(high)})`;
}

function growthText(measure: MeasureOutlook | undefined): string {
  const growth = measure?.growth ?? null;
  return growth === null ? '-' : `${growth < 0 ? '−' : '+'}${Math.abs(100 * growth).toFixed(1)} %`;
}
