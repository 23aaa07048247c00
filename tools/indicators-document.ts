import type { Words } from '../core/claims/words.ts';
import type {
  IndicatorFormula,
  ManagementIndicator,
  Threshold,
} from '../core/indicators/management-indicator.ts';
import { loadManagementIndicators } from '../platform/knowledge/load-management-indicators.ts';

const dimensions = {
  volume: { zh: '规模与结构', en: 'Volume and mix' },
  outcome: { zh: '结局', en: 'Outcome' },
  cost: { zh: '费用与资源', en: 'Cost and resources' },
  experience: { zh: '体验', en: 'Experience' },
  payment: { zh: '支付', en: 'Payment' },
  compliance: { zh: '合规', en: 'Compliance' },
} as const satisfies Readonly<Record<ManagementIndicator['dimension'], Words>>;

const begin = '<!-- indicators -->';
const end = '<!-- /indicators -->';

/** The text of `docs/indicators.md` with its table written anew from the installed knowledge. */
export function withIndicators(document: string): string {
  const [before, rest = ''] = document.split(begin);
  const [, after] = rest.split(end);
  if (after === undefined) throw new Error(`no ${begin} … ${end} in the document`);
  return `${before}${begin}\n\n${indicatorTables(loadManagementIndicators())}\n\n${end}${after}`;
}

function indicatorTables(indicators: readonly ManagementIndicator[]): string {
  const given = indicators.filter(({ formula }) => formula.kind === 'given').length;
  const tables = Object.entries(dimensions).map(([dimension, { zh, en }]) => {
    const rows = indicators.filter((indicator) => indicator.dimension === dimension).map(indicatorRow);
    return `### ${zh} ${en}\n\n${table(rows)}`;
  });
  return [`${indicators.length} indicators, ${given} of them not computed from claims.`, ...tables].join(
    '\n\n',
  );
}

const head = ['indicator', 'name', 'meaning', 'formula', 'unit', 'good', 'yellow, red', 'at least', 'source'];

function table(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function indicatorRow(indicator: ManagementIndicator): readonly string[] {
  const { id, name, meaning, formula, unit, better, thresholds, minCases, source } = indicator;
  return [
    `\`${id}\``,
    inBoth(name),
    inBoth(meaning),
    formulaText(formula),
    unit,
    better === 'neither' ? '' : better,
    thresholds.map(thresholdText).join('<br>'),
    String(minCases),
    `${source}${daysText(indicator)}`,
  ];
}

function formulaText(formula: IndicatorFormula): string {
  switch (formula.kind) {
    case 'ratio':
      return `${terms(formula.above)} ÷ ${terms(formula.below)}${over(formula.over)}${knownText(formula)}`;
    case 'sum':
      return `${terms(formula.of)}${over(formula.over)}`;
    case 'growth':
      return `growth of \`${formula.of}\``;
    case 'consumption':
      return `consumption of ${formula.of}`;
    case 'given':
      return formula.from ? 'made of shown warnings' : `imported${range(formula)}`;
    default:
      return formula.kind;
  }
}

function terms(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([name, factor], at) => {
    const sign = factor < 0 ? '− ' : at > 0 ? '+ ' : '';
    return `${sign}${Math.abs(factor) === 1 ? '' : `${Math.abs(factor)} `}\`${name}\``;
  });
  return parts.length > 1 ? `(${parts.join(' ')})` : parts.join('');
}

function knownText({ known = [] }: Extract<IndicatorFormula, { kind: 'ratio' }>): string {
  return known
    .map(({ above, below, least }) => `<br>where ${terms(above)} ÷ ${terms(below)} ≥ ${least}`)
    .join('');
}

const over = (divisor: number | undefined) => (divisor === undefined ? '' : ` ÷ ${divisor}`);

function range({ least, most }: Extract<IndicatorFormula, { kind: 'given' }>): string {
  if (least === undefined && most === undefined) return '';
  return most === undefined ? `, at least ${least}` : `, ${least} to ${most}`;
}

const bases = { fixed: '', peers: 'peers ', history: 'own past × ' } as const;

function thresholdText({ basis, yellow, red, source, effectiveFrom, effectiveTo }: Threshold): string {
  const days = effectiveFrom || effectiveTo ? `, ${effectiveFrom ?? ''} – ${effectiveTo ?? ''}` : '';
  return `${bases[basis]}${yellow}, ${red}${days}: ${source}`;
}

function daysText({ effectiveFrom, effectiveTo }: ManagementIndicator): string {
  return effectiveTo === null ? '' : `; in force ${effectiveFrom} – ${effectiveTo}`;
}

function inBoth({ zh, en }: Words): string {
  return `${zh}<br>${en}`;
}
