import type { CatalogueItem } from '../../core/claims/catalogue.ts';
import type { SettlementList } from '../../core/claims/settlement-list.ts';
import { codingReview } from '../../core/coding/coding-review.ts';
import { compileDrugReference } from '../../core/drugs/drug-reference.ts';
import { buildCaseIndex } from '../../core/rules/build-case-index.ts';
import type { CaseContext } from '../../core/rules/case-context.ts';
import type { CaseIndex } from '../../core/rules/case-index.ts';
import { type KnowledgeTable, parseKnowledgeTable } from '../../core/rules/knowledge-points.ts';
import type { RuleDeclaration } from '../../core/rules/rule-declarations.ts';
import { bindRules, type RuleRun } from '../../core/rules/rule-library.ts';
import type { RuleReferences } from '../../core/rules/rule-references.ts';
import { smallCodingTables } from '../core/coding/small-coding-tables.ts';

const ruleId = 'DS-UNDER-TEST';

export function declaration(parts: Partial<RuleDeclaration> = {}): RuleDeclaration {
  return {
    id: ruleId,
    check: 'sex-limit',
    name: { zh: '受试规则', en: 'Rule under test' },
    category: 'policy',
    stage: 'after',
    severity: 'violation',
    confidence: 0.9,
    legalBasis: ['条例 38(6)'],
    effectiveFrom: '2020-01-01',
    effectiveTo: null,
    source: 'test',
    parameters: {},
    ...parts,
  };
}

/** A table that serves {@link declaration}. */
export function knowledgeTable(
  kind: KnowledgeTable['kind'],
  rows: readonly unknown[],
  parts: Partial<Pick<KnowledgeTable, 'effective_from' | 'effective_to' | 'rules'>> = {},
): KnowledgeTable {
  return parseKnowledgeTable({
    id: `test-${kind}`,
    kind,
    rules: [ruleId],
    title: { zh: '受试', en: 'test' },
    source: 'test',
    effective_from: '2020-01-01',
    effective_to: null,
    certainty: 'high',
    rows,
    ...parts,
  });
}

/** For rules that look nothing up beyond their tables; of codes they know {@link smallCodingTables}. */
export const noReferences: RuleReferences = {
  catalogue: new Map(),
  drugs: compileDrugReference([]),
  coding: codingReview(() => smallCodingTables()),
};

interface RuleUnderTest {
  readonly check: string;
  readonly parameters?: RuleDeclaration['parameters'];
  readonly table?: KnowledgeTable;
  readonly prices?: Readonly<Record<string, number | null>>;
}

/** Binds one rule alone; what it returns runs that rule over a list. */
export function ruleUnderTest({ check, parameters = {}, table, prices = {} }: RuleUnderTest) {
  const items = Object.entries(prices).map(
    ([code, unitPriceFen]): CatalogueItem => ({ code, name: `项目${code}`, category: '06', unitPriceFen }),
  );
  const catalogue = new Map(items.map((item) => [item.code, item]));
  const references = { ...noReferences, catalogue };
  const library = bindRules(
    [declaration({ check, parameters, care: ['inpatient', 'outpatient', 'pharmacy'] })],
    table ? [table] : [],
    references,
  );
  return (list: SettlementList, context: Partial<CaseContext> = {}): RuleRun =>
    library.run(indexOf(list, context));
}

/** The case as rules see it, of which nothing more is known than is given. */
export function indexOf(list: SettlementList, context: Partial<CaseContext> = {}): CaseIndex {
  return buildCaseIndex(list, {
    hospitalLevel: null,
    drg: null,
    history: null,
    baseline: null,
    payment: null,
    ...context,
  });
}

/** The only rule's verdict. */
export function verdictOf({ byRule }: RuleRun): string | undefined {
  return byRule[ruleId];
}

/** The evidence of a run as `serial=fen`, in order, one text for each finding. */
export function blamedLines({ findings }: RuleRun): readonly string[] {
  return findings.map(({ evidence }) =>
    evidence.map(({ ref, amount_fen }) => `${ref}=${amount_fen}`).join(' '),
  );
}
