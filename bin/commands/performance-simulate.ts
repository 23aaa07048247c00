import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { isInForce } from '../../core/claims/calendar-days.ts';
import type { Words } from '../../core/claims/words.ts';
import { indicatorsInForce } from '../../core/indicators/management-indicator.ts';
import { lastDayOf } from '../../core/indicators/period.ts';
import { type Comparison, compareDistributions } from '../../core/performance/compare-distributions.ts';
import { type Distributed, distributePool } from '../../core/performance/distribute-pool.ts';
import type { Distribution } from '../../core/performance/distribution.ts';
import { lackWords, noteWords } from '../../core/performance/performance-words.ts';
import type { PerformanceRules } from '../../core/performance/read-performance-scheme.ts';
import { snakeCased } from '../../platform/http/snake-cased.ts';
import { loadManagementIndicators } from '../../platform/knowledge/load-management-indicators.ts';
import { checkInputs, checkOutput } from '../named-files.ts';
import { performanceFiguresNamed, performanceRulesNamed, rulesUnderWhatIf } from '../named-performance.ts';
import { say } from '../say.ts';
import { yuan } from '../yuan.ts';
import { printJson, printTable } from './print-table.ts';

export interface SimulateOptions {
  readonly scheme: string;
  readonly against?: string;
  readonly whatIf?: readonly (readonly [name: string, value: number])[];
  readonly output?: string;
  readonly json?: boolean;
}

/** One way to share. */
interface Way {
  readonly scheme: string;
  readonly title: Words;
  readonly parts: readonly { readonly id: string; readonly title: Words }[];
  /** Whether the scheme is in force on the last day of the period. */
  readonly inForce: boolean;
  /** Parameters that a what-if changed. */
  readonly whatIf: readonly { readonly name: string; readonly value: number }[];
  readonly outcome: Distributed;
}

interface Simulation {
  readonly figures: {
    readonly period: string;
    readonly source: string;
    /** Of the file: the same figures and schemes give the same simulation. */
    readonly sha256: string;
  };
  readonly ways: readonly Way[];
  /** `null` with one way, or where one of the two cannot be shared by. */
  readonly comparison: Comparison | null;
}

/**
 * `sentinel performance simulate`: a scheme over the figures of a period, and beside it another scheme, or the same
 * with other parameters. Nothing is applied.
 */
export function simulatePerformance(figuresPath: string, options: SimulateOptions): void {
  checkInputs([figuresPath]);
  if (options.output) checkOutput(options.output, [figuresPath]);
  const simulation = simulate(figuresPath, options);
  const told = snakeCased(simulation);
  if (options.output) writeFileSync(options.output, `${JSON.stringify(told, null, 2)}\n`);
  if (options.json) printJson(told);
  else printSimulation(simulation);
  const refused = simulation.ways.filter(({ outcome }) => !outcome.ok).map(({ scheme }) => scheme);
  if (refused.length > 0)
    throw new Error(`${refused.join('、')}: 无法分配 nothing could be shared by ${refused.join(', ')}`);
}

function simulate(figuresPath: string, { scheme, against, whatIf = [] }: SimulateOptions): Simulation {
  const indicators = loadManagementIndicators();
  const first = performanceRulesNamed(scheme, indicators);
  const other = against === undefined ? first : performanceRulesNamed(against, indicators);
  const figures = performanceFiguresNamed(figuresPath, [first, other], indicators);
  const changed = whatIf.length > 0 ? rulesUnderWhatIf(other, whatIf, indicators) : other;
  const way = (rules: PerformanceRules, changes: typeof whatIf): Way => ({
    scheme: rules.scheme.id,
    title: rules.scheme.title,
    parts: rules.scheme.parts.map(({ id, title }) => ({ id, title })),
    inForce: isInForce(lastDayOf(figures.period), rules.scheme.effectiveFrom, rules.scheme.effectiveTo),
    whatIf: changes.map(([name, value]) => ({ name, value })),
    outcome: distributePool(rules, figures, indicatorsInForce(indicators, figures.period)),
  });
  const hasOther = against !== undefined || whatIf.length > 0;
  const ways = [way(first, []), ...(hasOther ? [way(changed, whatIf)] : [])];
  const [one, two] = ways.map(({ outcome }) => (outcome.ok ? outcome.distribution : null));
  const comparison = one && two ? compareDistributions(one, two) : null;
  const { period, source } = figures;
  const sha256 = createHash('sha256').update(readFileSync(figuresPath)).digest('hex');
  return { figures: { period, source, sha256 }, ways, comparison };
}

function printSimulation({ figures, ways, comparison }: Simulation): void {
  say(`期间 period ${figures.period}, 来源 source ${figures.source}\n`);
  for (const way of ways) {
    const changes = way.whatIf.map(({ name, value }) => ` ${name}=${value}`);
    const state = way.inForce ? '' : ' （该期间未施行 not in force in the period）';
    const { zh, en } = way.title;
    say(`\n${way.scheme} ${zh} ${en}${changes.join('')}${state}\n`);
    if (way.outcome.ok) printDistribution(way.outcome.distribution, way.parts);
    else printRefusal(way.outcome);
  }
  if (comparison) printComparison(comparison);
}

function printDistribution(
  { pool, units, leftFen, carriedOutFen, notes }: Distribution,
  parts: Way['parts'],
): void {
  say(
    `总额 pool ${yuan(pool.poolFen)} = ${pool.share} × ${yuan(pool.baseFen)}, 未分配 left ${yuan(leftFen)}, 结转 carried over ${yuan(carriedOutFen)}\n`,
  );
  const heads = parts.map(({ title }) => `${title.zh}\n${title.en}`);
  printTable(
    ['单元 unit', '类别 kind', ...heads, '上下限 bounds', '份额 share'],
    units.map(({ unit, kind, parts: shares, boundFen, shareFen }) => [
      unit,
      kind,
      ...parts.map(({ id }) => partCell(shares.find(({ part }) => part === id))),
      boundFen === 0 ? '' : yuan(boundFen),
      yuan(shareFen),
    ]),
  );
  for (const { unit, members } of units)
    for (const { member, shareFen } of members.shares) say(`${unit} / ${member}: ${yuan(shareFen)}\n`);
  const lacks = units.flatMap(({ unit, members }) =>
    members.lacks.map(({ member, missing }) => ({ unit: `${unit} / ${member}`, of: 'members', missing })),
  );
  lackWords(lacks).forEach(tell);
  notes.map(noteWords).forEach(tell);
}

function partCell(share: Distribution['units'][number]['parts'][number] | undefined): string {
  if (!share) return '';
  return share.withheldBy === null ? yuan(share.shareFen) : `— ${share.withheldBy}`;
}

function printRefusal(outcome: Extract<Distributed, { readonly ok: false }>): void {
  if (outcome.code === 'no-data') lackWords(outcome.lacks).forEach(tell);
  else
    say(
      `下限合计 ${yuan(outcome.floorsFen)} 超过可分配的 ${yuan(outcome.givenFen)} The floors come to more than there is to give\n`,
    );
}

function tell({ zh, en }: { readonly zh: string; readonly en: string }): void {
  say(`${zh} ${en}\n`);
}

function printComparison({ units, winners, losers, unchanged, wonFen, lostFen }: Comparison): void {
  say(
    `\n增加 win ${winners} (${yuan(wonFen)}), 减少 lose ${losers} (${yuan(lostFen)}), 不变 unchanged ${unchanged}\n`,
  );
  printTable(
    ['单元 unit', '现 now', '改后 then', '变化 change', '%'],
    [...units]
      .sort((a, b) => b.changeFen - a.changeFen)
      .map(({ unit, fen, againstFen, changeFen, change }) => [
        unit,
        yuan(fen),
        yuan(againstFen),
        yuan(changeFen),
        change === null ? '—' : (change * 100).toFixed(1),
      ]),
  );
}
