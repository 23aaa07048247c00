import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Coverage } from '../../core/rules/national-library.ts';
import type { RuleBook } from '../../core/rules/region/apply-region-rules.ts';
import { loadCoverage } from '../../platform/knowledge/load-coverage.ts';
import { loadIndicators } from '../../platform/knowledge/load-indicators.ts';
import { regionRuleBook } from '../region-rule-book.ts';
import { printJson, printTable } from './print-table.ts';

export interface RulesOptions {
  readonly json?: boolean;
  readonly coverage?: boolean;
  readonly region?: string;
  /** Of a running stack; else the rules are those installed. */
  readonly endpoints?: string;
}

/** `sentinel rules`: the rule library, as a region has it, or how each rule of the national library stands with us. */
export async function listRules({ json, coverage, region, endpoints }: RulesOptions): Promise<void> {
  if (coverage) return listCoverage(json);
  const rules = describeRules(await regionRuleBook(region, endpoints));
  if (json) printJson(rules);
  else printRules(rules);
}

function describeRules({ declarations, points }: RuleBook) {
  return declarations.map((rule) => ({
    ...rule,
    points: points
      .filter((table) => table.rules.includes(rule.id))
      .map(({ id, rows, certainty, effective_from, effective_to }) => {
        return { table: id, rows: rows.length, certainty, effective_from, effective_to };
      }),
  }));
}

function printRules(rules: ReturnType<typeof describeRules>): void {
  printTable(
    [
      'rule',
      '名称 name',
      'category',
      'severity',
      'legal basis',
      'in force',
      'knowledge points',
      '豁免 exempt',
    ],
    rules.map((rule) => [
      rule.id,
      `${rule.name.zh}\n${rule.name.en}`,
      rule.category,
      rule.severity,
      rule.legalBasis.join(', '),
      `${rule.effectiveFrom} – ${rule.effectiveTo ?? ''}`,
      rule.points.map(({ rows, effective_from }) => `${rows} from ${effective_from}`).join('\n'),
      (rule.exemptions ?? []).map(({ from, to, why }) => `${from} – ${to ?? ''} ${why}`).join('\n'),
    ]),
  );
}

const stateWords: Readonly<Record<Coverage['state'], string>> = {
  implemented: '已实现 implemented',
  'needs-data': '待数据 needs data',
  'out-of-scope': '范围外 out of scope',
  missing: '未实现 missing',
};

function listCoverage(json: boolean | undefined): void {
  const indicators = new Set(loadIndicators().map(({ id }) => id));
  const rows = loadCoverage().map((rule) => ({ ...rule, tests: testsOf(rule.id, indicators) }));
  if (json) {
    printJson(rows);
    return;
  }
  printTable(
    ['no.', 'rule', '名称 name', 'state', '数据 data', 'legal basis', 'tests'],
    rows.map(({ number, id, name, state, data, legalBasis, tests }) => [
      number,
      id,
      `${name.zh}\n${name.en}`,
      stateWords[state],
      data ? `${data.zh}\n${data.en}` : '结算清单 the settlement list',
      legalBasis.join(', '),
      tests.join('\n'),
    ]),
  );
  const counts = Map.groupBy(rows, ({ state }) => stateWords[state]);
  console.log([...counts].map(([state, some]) => `${state}: ${some.length}`).join('   '));
}

/** The stories that test a rule, where the tests are at hand; indicators have regions made for them instead. */
function testsOf(rule: string, indicators: ReadonlySet<string>): readonly string[] {
  const stories = join(import.meta.dirname, '../../test/fixtures/rules', rule);
  if (existsSync(stories)) return readdirSync(stories).map((file) => `${rule}/${file}`);
  return indicators.has(rule) ? ['core/statistics/judge-units.test.ts'] : [];
}
