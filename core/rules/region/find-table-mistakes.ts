import { commonDays, type Period } from '../../claims/period.ts';
import { checks } from '../checks.ts';
import type { KnowledgeTable, TableKind } from '../knowledge-points.ts';
import type { RuleDeclaration } from '../rule-declarations.ts';
import type { RuleBook } from './apply-region-rules.ts';
import type { RegionIssue } from './region-issue.ts';
import type { RegionRules } from './region-rules.ts';

/**
 * Tables that no rule reads, own rules without the table that they read, and tables that stand beside another
 * of the same rule on the same days. @param applied the rules and tables as the document leaves them
 */
export function findTableMistakes(region: RegionRules, applied: RuleBook): readonly RegionIssue[] {
  const kindRead = new Map(applied.declarations.map((rule) => [rule.id, kindOf(rule)]));
  return [
    ...region.rules.flatMap((rule, at) => missingTable(rule, at, applied.points)),
    ...region.points.flatMap((table, at) =>
      table.rules.flatMap((rule, i) => [
        ...notRead(table, rule, kindRead.get(rule), ['points', at, 'rules', i]),
        ...besideAnother(table, rule, applied.points, at),
      ]),
    ),
  ];
}

/** `undefined` for a check that is not there. */
function kindOf({ check }: RuleDeclaration): TableKind | null | undefined {
  return checks[check]?.tableKind;
}

function missingTable(
  rule: RuleDeclaration,
  at: number,
  points: readonly KnowledgeTable[],
): readonly RegionIssue[] {
  const kind = kindOf(rule);
  if (!kind || rule.awaits || points.some((table) => serves(table, rule.id, kind))) return [];
  return [{ code: 'table-missing', path: ['rules', at], rule: rule.id, kind }];
}

function notRead(
  { kind }: KnowledgeTable,
  rule: string,
  reads: TableKind | null | undefined,
  path: RegionIssue['path'],
): readonly RegionIssue[] {
  return reads === undefined || reads === kind ? [] : [{ code: 'table-not-read', path, rule, kind, reads }];
}

function besideAnother(
  { id, kind, effective_from, effective_to }: KnowledgeTable,
  rule: string,
  points: readonly KnowledgeTable[],
  at: number,
): readonly RegionIssue[] {
  const own = { from: effective_from, to: effective_to };
  return points
    .filter((table) => table.id !== id && serves(table, rule, kind))
    .flatMap((table) => {
      const days = commonDays(own, periodOf(table));
      const path = ['points', at, 'id'];
      return days ? [{ code: 'second-table', path, rule, kind, beside: table.id, ...days } as const] : [];
    });
}

function serves({ kind, rules }: KnowledgeTable, rule: string, wanted: TableKind): boolean {
  return kind === wanted && rules.includes(rule);
}

function periodOf({ effective_from: from, effective_to: to }: KnowledgeTable): Period {
  return { from, to };
}
