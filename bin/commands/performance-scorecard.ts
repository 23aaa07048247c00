import type { Words } from '../../core/claims/words.ts';
import { indicatorsInForce } from '../../core/indicators/management-indicator.ts';
import { type JudgedUnit, judgeUnit } from '../../core/performance/judge-unit.ts';
import { kindOf } from '../../core/performance/kind-of.ts';
import { namesBehindKind } from '../../core/performance/names-behind.ts';
import type { FiguresUnit } from '../../core/performance/performance-figures.ts';
import { lackWords } from '../../core/performance/performance-words.ts';
import type { PerformanceRules } from '../../core/performance/read-performance-scheme.ts';
import type { Scorecard } from '../../core/performance/scorecard.ts';
import { snakeCased } from '../../platform/http/snake-cased.ts';
import { loadManagementIndicators } from '../../platform/knowledge/load-management-indicators.ts';
import { checkInputs } from '../named-files.ts';
import { performanceFiguresNamed, performanceRulesNamed } from '../named-performance.ts';
import { say } from '../say.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { printJson, printTable } from './print-table.ts';

export interface ScorecardOptions {
  readonly scheme: string;
  readonly json?: boolean;
}

/** `sentinel performance scorecard`: the insurance scorecard of each department, item by item. */
export function showScorecards(figuresPath: string, { scheme, json }: ScorecardOptions): void {
  checkInputs([figuresPath]);
  const indicators = loadManagementIndicators();
  const rules = performanceRulesNamed(scheme, indicators);
  if (!rules.scheme.scorecard)
    throw new WrongUsage(`方案 ${scheme} 没有考核表 Scheme ${scheme} has no scorecard`);
  const { period, units } = performanceFiguresNamed(figuresPath, [rules], indicators);
  const inForce = indicatorsInForce(indicators, period);
  const cards = units.flatMap((unit) => {
    const { guards, scorecard, terms } = judgeUnit(rules, unit, inForce);
    const kind = kindOf(unit, rules.scheme) ?? '';
    const behind = namesBehindKind(rules, kind);
    const used = terms.filter(({ term }) => behind.has(term));
    return scorecard ? [{ unit: unit.id, title: unit.title, kind, scorecard, guards, terms: used }] : [];
  });
  if (json) printJson(snakeCased(cards));
  else printCards(cards, rules);
}

interface Card extends Pick<JudgedUnit, 'guards' | 'terms'> {
  readonly unit: string;
  readonly title: FiguresUnit['title'];
  readonly scorecard: Scorecard;
}

function printCards(cards: readonly Card[], { scheme }: PerformanceRules): void {
  const items = scheme.scorecard?.items ?? [];
  printTable(
    ['单元 unit', ...items.map(({ title, marks }) => `${title.zh}\n${title.en}\n/ ${marks}`), '得分 score'],
    cards.map(({ unit, title, scorecard }) => [
      nameOf(unit, title),
      ...scorecard.items.map(({ scored }) => numberCell(scored, 2)),
      numberCell(scorecard.score, 2),
    ]),
  );
  const rows = cards.flatMap(({ unit, terms }) =>
    terms.map(({ term, value }) => {
      const title = scheme.terms.find(({ name }) => name === term)?.title;
      return [unit, nameOf(term, title), numberCell(value, 4)];
    }),
  );
  if (rows.length > 0) printTable(['单元 unit', '系数 term', '值 value'], rows);
  const lacks = cards.flatMap(({ unit, scorecard }) =>
    scorecard.items
      .filter(({ value }) => value === null)
      .map(({ item, missing }) => ({ unit, of: item, missing })),
  );
  for (const { zh, en } of lackWords(lacks)) say(`${zh} ${en}\n`);
  for (const { unit, guards } of cards) {
    for (const { guard } of guards.filter(({ holds }) => holds)) {
      const title = scheme.guards.find(({ name }) => name === guard)?.title;
      if (title) tell(unit, title);
    }
  }
}

const numberCell = (value: number | null, decimals: number) => value?.toFixed(decimals) ?? '无数据 no data';

const nameOf = (id: string, title: Words | undefined) => (title ? `${id}\n${title.zh}\n${title.en}` : id);

function tell(unit: string, { zh, en }: Words): void {
  say(`${unit}: ${zh} ${en}\n`);
}
