import type { Condition } from '../../../core/grouping/condition.ts';
import { parseScheme } from '../../../core/grouping/parse-scheme.ts';
import type { Adrg, Mdc, Scheme } from '../../../core/grouping/scheme.ts';

/** An ADRG without DRGs that asks for nothing, unless said otherwise. */
export function adrg(id: string, facts: Partial<Adrg> = {}): Adrg {
  const anything: Condition = { const: true };
  return {
    id,
    adrg: id.slice(0, 3),
    type: 'medical',
    title: `标题${id}`,
    when: anything,
    sets: {},
    drgs: [],
    ...facts,
  };
}

export function mdc(code: string, adrgs: readonly string[], facts: Partial<Mdc> = {}): Mdc {
  return { code, title: `标题${code}`, entry: { const: true }, ambiguous: null, adrgs, sets: {}, ...facts };
}

/** A scheme of these parts as it would be assembled from its files. */
export function schemeInput(facts: Partial<Scheme>): Scheme {
  return {
    header: {
      id: 'small',
      version: '1',
      title: { zh: '小方案', en: 'small scheme' },
      region: 'CN',
      effectiveFrom: '2024-01-01',
      effectiveTo: null,
      source: { zh: '测试', en: 'test' },
      dxEdition: 'dx',
      procEdition: 'proc',
      codeMapping: null,
    },
    mdcs: [],
    adrgs: [],
    complications: { mcc: {}, cc: {} },
    exclusions: {},
    validProcedures: [],
    errata: [],
    englishTitles: null,
    mapping: null,
    ...facts,
  };
}

/** The same, parsed; throws on the test's own mistakes. */
export function smallScheme(facts: Partial<Scheme>): Scheme {
  const parsed = parseScheme(schemeInput(facts));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.scheme;
}
