import type { KnowledgeTable } from '../knowledge-points.ts';
import type { RuleDeclaration } from '../rule-declarations.ts';
import { addPoints } from './add-points.ts';
import { changeDeclarations } from './change-declarations.ts';
import type { RegionRules } from './region-rules.ts';

/** Rules with their tables, before they are bound. */
export interface RuleBook {
  readonly declarations: readonly RuleDeclaration[];
  readonly points: readonly KnowledgeTable[];
}

/** The national rules as a region left them. What names nothing that is there changes nothing. */
export function applyRegionRules(national: RuleBook, region: RegionRules): RuleBook {
  const declared = [...national.declarations, ...region.rules];
  const changed = changeDeclarations(declared, region.changes).map((rule) => exempted(rule, region));
  return { declarations: changed, points: addPoints(national.points, region.points) };
}

function exempted(rule: RuleDeclaration, { exemptions }: RegionRules): RuleDeclaration {
  const ofRule = exemptions.filter(({ rules }) => rules.includes(rule.id));
  if (ofRule.length === 0) return rule;
  const added = ofRule.map(({ rules: _, ...exemption }) => exemption);
  return { ...rule, exemptions: [...(rule.exemptions ?? []), ...added] };
}
