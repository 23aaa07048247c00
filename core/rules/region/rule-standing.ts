import { isInForce } from '../../claims/calendar-days.ts';
import type { KnowledgeTable } from '../knowledge-points.ts';
import type { RuleDeclaration } from '../rule-declarations.ts';
import type { RuleBook } from './apply-region-rules.ts';

export const ruleStates = ['in-force', 'needs-data', 'off', 'to-come', 'over'] as const;

/**
 * How a rule stands: it works; it waits for a table; the region has switched it off; it has not begun; it is over.
 */
export type RuleState = (typeof ruleStates)[number];

/** What a region has made another of a rule. */
export type RuleAlteration = 'own' | 'severity' | 'confidence' | 'parameters' | 'exemptions' | 'off';

/** One rule as a region has it on a day. */
export interface RuleStanding {
  /** The version of the day, else the one that comes next, else the last. */
  readonly rule: RuleDeclaration;
  /** What it is without the region; `null` for a rule of its own. */
  readonly national: RuleDeclaration | null;
  readonly state: RuleState;
  readonly altered: readonly RuleAlteration[];
  /** In force on the day. */
  readonly tables: readonly KnowledgeTable[];
}

/** Every rule once, in the order of the book; those that the region has switched off for good are there as well. */
export function standRules(national: RuleBook, regional: RuleBook, day: string): readonly RuleStanding[] {
  const ofNation = Map.groupBy(national.declarations, ({ id }) => id);
  const ofRegion = Map.groupBy(regional.declarations, ({ id }) => id);
  const ids = new Set([...ofNation.keys(), ...ofRegion.keys()]);
  const inForce = regional.points.filter((table) => isInForce(day, table.effective_from, table.effective_to));
  return [...ids].map((id) => {
    const tables = inForce.filter(({ rules }) => rules.includes(id));
    return standRule(ofNation.get(id) ?? [], ofRegion.get(id) ?? [], tables, day);
  });
}

function standRule(
  ofNation: readonly RuleDeclaration[],
  ofRegion: readonly RuleDeclaration[],
  tables: readonly KnowledgeTable[],
  day: string,
): RuleStanding {
  const regional = versionAt(ofRegion, day);
  const national = versionAt(ofNation, day);
  const isOff = !isOn(regional, day) && isOn(national, day);
  const rule = (isOff ? national : (regional ?? national)) as RuleDeclaration;
  return {
    rule,
    national: national ?? null,
    state: isOff ? 'off' : stateOf(rule, tables, day),
    altered: isOff ? ['off'] : alterationsOf(rule, national, day),
    tables,
  };
}

function isOn(version: RuleDeclaration | undefined, day: string): boolean {
  return version !== undefined && isInForce(day, version.effectiveFrom, version.effectiveTo);
}

function versionAt(versions: readonly RuleDeclaration[], day: string): RuleDeclaration | undefined {
  const ordered = versions.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  return (
    ordered.find((version) => isOn(version, day)) ??
    ordered.find(({ effectiveFrom }) => effectiveFrom > day) ??
    ordered.at(-1)
  );
}

function stateOf(rule: RuleDeclaration, tables: readonly KnowledgeTable[], day: string): RuleState {
  if (day < rule.effectiveFrom) return 'to-come';
  if (!isOn(rule, day)) return 'over';
  return rule.awaits && tables.every(({ incomplete }) => incomplete) ? 'needs-data' : 'in-force';
}

function alterationsOf(
  rule: RuleDeclaration,
  national: RuleDeclaration | undefined,
  day: string,
): readonly RuleAlteration[] {
  if (!national) return ['own'];
  const differs = (['severity', 'confidence', 'parameters'] as const).filter(
    (field) => JSON.stringify(rule[field]) !== JSON.stringify(national[field]),
  );
  const isExempting = (rule.exemptions ?? []).some(({ from, to }) => isInForce(day, from, to));
  return isExempting ? [...differs, 'exemptions'] : differs;
}
