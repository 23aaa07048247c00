import type { KnowledgeTable } from '../knowledge-points.ts';
import type { RuleBook } from './apply-region-rules.ts';
import type { DocumentPath, RegionIssue } from './region-issue.ts';
import type { RegionRules } from './region-rules.ts';

/** What in a document names no rule that is there, or takes a name that is taken. */
export function findBadReferences(national: RuleBook, region: RegionRules): readonly RegionIssue[] {
  const nationalIds = new Set(national.declarations.map(({ id }) => id));
  const ids = new Set([...nationalIds, ...region.rules.map(({ id }) => id)]);
  const unknown = (rules: readonly string[], ...path: DocumentPath): readonly RegionIssue[] =>
    rules.flatMap((rule, at) =>
      ids.has(rule)
        ? []
        : [{ code: 'unknown-rule', path: path.at(-1) === 'rules' ? [...path, at] : path, rule }],
    );
  return [
    ...region.rules.flatMap(({ id }, at) => ownIdMistakes(['rules', at, 'id'], id, nationalIds)),
    ...region.changes.flatMap(({ rule }, at) => unknown([rule], 'changes', at, 'rule')),
    ...region.exemptions.flatMap(({ rules }, at) => unknown(rules, 'exemptions', at, 'rules')),
    ...region.points.flatMap(({ rules }, at) => unknown(rules, 'points', at, 'rules')),
    ...region.points.flatMap((table, at) => kindMistakes(['points', at, 'kind'], table, national.points)),
  ];
}

function ownIdMistakes(
  path: DocumentPath,
  rule: string,
  national: ReadonlySet<string>,
): readonly RegionIssue[] {
  if (national.has(rule)) return [{ code: 'rule-exists', path, rule }];
  return rule.startsWith('DS-') ? [] : [{ code: 'not-an-own-id', path, rule }];
}

function kindMistakes(
  path: DocumentPath,
  { id: table, kind }: KnowledgeTable,
  national: readonly KnowledgeTable[],
): readonly RegionIssue[] {
  const other = national.find((one) => one.id === table && one.kind !== kind);
  return other ? [{ code: 'other-kind', path, table, kind, stands: other.kind }] : [];
}
