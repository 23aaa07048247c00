import type { Words } from '../core/claims/words.ts';
import { amountMethods } from '../core/rules/amount-methods.ts';
import type { Coverage } from '../core/rules/national-library.ts';
import { officeFacts } from '../core/rules/office/office-facts.ts';
import { officeFunctions } from '../core/rules/office/office-functions.ts';
import type { RuleDeclaration } from '../core/rules/rule-declarations.ts';
import type { Indicator } from '../core/statistics/indicator.ts';
import { loadCoverage } from '../platform/knowledge/load-coverage.ts';
import { loadIndicators } from '../platform/knowledge/load-indicators.ts';
import { loadKnowledge } from '../platform/knowledge/load-knowledge.ts';

const states: Readonly<Record<Coverage['state'], string>> = {
  implemented: 'implemented',
  'needs-data': 'needs data',
  'out-of-scope': 'out of scope',
  missing: 'missing',
};

/** The text of `docs/rules.md`, from the same knowledge that the rules run on. */
export function rulesDocument(): string {
  const coverage = loadCoverage();
  const { rules } = loadKnowledge().rules;
  const own = rules.filter(({ id }) => !coverage.some((rule) => rule.id === id));
  return [
    '# The rule library',
    'Written by `npm run docs:rules` from the installed knowledge; a test holds the two together. The same list, with the tests of each rule, is printed by `sentinel rules --coverage`.',
    '## The national library, 2025 edition',
    countsLine(coverage),
    'A rule that *needs data* runs as soon as a region supplies the table named here, and answers *no data* until then. Rules new in 2025 have no published code; they are called `DS-2025-` and their number.',
    table(
      ['no.', 'rule', 'name', 'state', 'data', 'legal basis'],
      coverage.map((rule) => [
        String(rule.number),
        `\`${rule.id}\``,
        inBoth(rule.name),
        states[rule.state],
        rule.data ? inBoth(rule.data) : 'the settlement list',
        rule.legalBasis.join(', '),
      ]),
    ),
    '## Our own rules for DRG/DIP payment and conduct',
    table(['rule', 'name', 'severity', 'stage', 'legal basis', 'source'], own.map(ownRow)),
    '## Indicators of hospitals, departments and doctors',
    'They speak of units, not of cases, and bring no money: [statistics.md](statistics.md) says how they judge and how often they err.',
    table(
      ['indicator', 'name', 'compares', 'units', 'false discovery rate', 'at least', 'source'],
      loadIndicators().map(indicatorRow),
    ),
    '## How the money of a finding is computed',
    table(
      ['method', 'meaning'],
      Object.entries(amountMethods).map(([key, words]) => [`\`${key}\``, inBoth(words)]),
    ),
    '## What a rule of an office may ask',
    'An office writes a rule as a condition in the [Common Expression Language](https://cel.dev) over these facts and functions (`check`: `expression`). `&&`, `||`, `!`, `? :`, comparisons, `in`, arithmetic, `startsWith`, `endsWith`, `contains` and `double(…)` are there; macros and maps are not. Where a condition hangs on a fact that the case does not tell, the rule answers *no data*.',
    table(
      ['fact', 'type', 'meaning'],
      officeFacts.map(({ name, type, title }) => [`\`${name}\``, type, inBoth(title)]),
    ),
    table(
      ['function', 'type', 'meaning'],
      officeFunctions.map(({ name, type, title }) => [`\`${name}("…")\``, type, inBoth(title)]),
    ),
  ]
    .join('\n\n')
    .concat('\n');
}

function countsLine(coverage: readonly Coverage[]): string {
  const byState = Map.groupBy(coverage, ({ state }) => states[state]);
  return `${coverage.length} rules: ${[...byState].map(([state, some]) => `${some.length} ${state}`).join(', ')}.`;
}

function ownRow(rule: RuleDeclaration): readonly string[] {
  return [
    `\`${rule.id}\``,
    inBoth(rule.name),
    rule.severity,
    [rule.stage, ...(rule.alsoAt ?? [])].join(', '),
    rule.legalBasis.join(', '),
    rule.source,
  ];
}

function indicatorRow({ id, name, method, units, parameters, source, awaits }: Indicator): readonly string[] {
  return [
    `\`${id}\``,
    inBoth(name),
    { peers: 'with peers', break: 'months, for a break', growth: 'months, for growth' }[method],
    units.join(', '),
    String(parameters.falseDiscoveryRate),
    `${parameters.minStays} stays${method === 'peers' ? '' : ' a month'}, ratio ${parameters.minRatio}`,
    awaits ? `${source} Needs: ${awaits.en}.` : source,
  ];
}

function inBoth({ zh, en }: Words): string {
  return `${zh}<br>${en}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
