import { type CheckedDocument, checkShape, type DocumentIssue } from '../claims/document-issue.ts';
import type { FactName, FactType } from '../expressions/vocabulary.ts';
import type { ManagementIndicator } from '../indicators/management-indicator.ts';
import { findSchemeMistakes } from './find-scheme-mistakes.ts';
import { type Formula, FormulaReader } from './formula.ts';
import { performanceFacts, poolFacts, scoreName } from './performance-facts.ts';
import { type PerformanceScheme, performanceSchemeSchema } from './performance-scheme.ts';

type Listed<List extends 'guards' | 'terms' | 'parts'> = PerformanceScheme[List][number];
type Formulas = ReadonlyMap<string, Formula<number>>;

/** A scheme with its formulas ready to be asked. */
export interface PerformanceRules {
  readonly scheme: PerformanceScheme;
  /** Everything that formulas may name, by slot: what is told of a unit, then guards, the score, terms, the pool. */
  readonly names: readonly FactName[];
  readonly guards: readonly { readonly guard: Listed<'guards'>; readonly when: Formula<boolean> }[];
  readonly items: readonly { readonly item: ScorecardItem; readonly of: Formula<number> }[];
  readonly terms: readonly { readonly term: Listed<'terms'>; readonly value: Formula<number> }[];
  /** The formula of each kind that a part concerns. */
  readonly parts: readonly { readonly part: Listed<'parts'>; readonly formulas: Formulas }[];
  readonly floor: Formula<number> | null;
  readonly cap: Formula<number> | null;
  readonly memberPoints: Formulas;
}

export type ScorecardItem = NonNullable<PerformanceScheme['scorecard']>['items'][number];

/**
 * Checks a scheme wholly and compiles its formulas: everything that is wrong with it, at once.
 * @param indicators those that formulas may ask for
 */
export function readPerformanceScheme(
  input: unknown,
  indicators: readonly ManagementIndicator[],
): CheckedDocument<PerformanceRules> {
  const checked = checkShape(performanceSchemeSchema, input);
  if (!checked.ok) return checked;
  const reader = new FormulaReader(indicators, checked.value.constants);
  const rules = compileRules(checked.value, reader);
  const issues = [...reader.issues, ...findSchemeMistakes(rules, indicators)];
  return issues.length === 0 ? { ok: true, value: rules } : { ok: false, issues };
}

/** What could not be compiled is left out: the reader tells it. */
function compileRules(scheme: PerformanceScheme, reader: FormulaReader): PerformanceRules {
  const declare = (name: string, type: FactType, title: FactName['title'], path: DocumentIssue['path']) =>
    reader.declare({ name, type, title }, path);
  for (const fact of performanceFacts) reader.declare(fact, []);
  scheme.measures.forEach(({ name, title }, at) => {
    declare(name, 'double', title, ['measures', at, 'name']);
  });
  const memberPoints = compileByKind(scheme.memberPoints, reader, ['memberPoints']);
  const guards = scheme.guards.flatMap((guard, at) => {
    const when = reader.condition(guard.when, ['guards', at, 'when']);
    return when ? [{ guard, when }] : [];
  });
  scheme.guards.forEach(({ name, title }, at) => {
    declare(name, 'bool', title, ['guards', at, 'name']);
  });
  const items = (scheme.scorecard?.items ?? []).flatMap((item, at) => {
    const of = reader.number(item.of, ['scorecard', 'items', at, 'of']);
    return of ? [{ item, of }] : [];
  });
  if (scheme.scorecard) declare(scoreName, 'double', { zh: '考核得分', en: 'score' }, ['scorecard']);
  const terms = scheme.terms.flatMap((term, at) => {
    const value = reader.number(term.value, ['terms', at, 'value']);
    declare(term.name, 'double', term.title, ['terms', at, 'name']);
    return value ? [{ term, value }] : [];
  });
  const parts = scheme.parts.map((part, at) => {
    const [field, sources] = part.kind === 'award' ? ['yuan', part.yuan] : ['points', part.points];
    return { part, formulas: compileByKind(sources, reader, ['parts', at, field]) };
  });
  for (const fact of poolFacts) reader.declare(fact, []);
  const bound = (field: 'floor' | 'cap') =>
    scheme[field] && reader.number(scheme[field].yuan, [field, 'yuan']);
  const [floor, cap] = [bound('floor'), bound('cap')];
  return { scheme, names: reader.names, guards, items, terms, parts, floor, cap, memberPoints };
}

function compileByKind(
  sources: Readonly<Record<string, string>>,
  reader: FormulaReader,
  path: DocumentIssue['path'],
): Formulas {
  const compiled = Object.entries(sources).flatMap(([kind, source]) => {
    const formula = reader.number(source, [...path, kind]);
    return formula ? [[kind, formula] as const] : [];
  });
  return new Map(compiled);
}
