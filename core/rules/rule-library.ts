import * as z from 'zod';
import type { CareSetting } from '../claims/care-setting.ts';
import { commonDays, type Period } from '../claims/period.ts';
import type { CaseIndex } from './case-index.ts';
import { checks } from './checks.ts';
import { type CodesByName, codesByName } from './codes-by-name.ts';
import { Concerns } from './concerns.ts';
import { judge, judgeSafely } from './judge.ts';
import type { KnowledgeTable, TableKind } from './knowledge-points.ts';
import { speaksAtOrder, speaksOnBills } from './moments.ts';
import type { RuleDeclaration } from './rule-declarations.ts';
import type { RuleReferences } from './rule-references.ts';
import { type BoundRule, rulesInForce } from './rules-in-force.ts';
import { type RuleRun, runRules } from './run-rules.ts';

export type { RuleRun } from './run-rules.ts';

/** All rules, bound to their knowledge, ready to run over any number of cases. */
export interface RuleLibrary {
  readonly rules: readonly RuleDeclaration[];
  /** Of all rules that speak on bills. One that throws is a defect and is let through. */
  readonly run: (index: CaseIndex) => RuleRun;
  /**
   * Of the rules that speak while an order is written. Nobody at the bedside loses the others for one that
   * throws: it is heard as having no data.
   */
  readonly runOnOrders: (index: CaseIndex) => RuleRun;
  /** The check that a rule is bound to; `undefined` for a rule that is not here. */
  readonly checkOf: (rule: string) => string | undefined;
}

/** Finds the codes known under names (`normalItemName`). */
export type NamesKnown = (names: ReadonlySet<string>) => CodesByName;

interface Knowledge {
  readonly points: readonly KnowledgeTable[];
  readonly references: RuleReferences;
  /** Gives each bound check a place of its own. */
  readonly nextSlot: () => number;
}

/**
 * Binds every declared rule to its implementation, its parameters and all versions of its table (those that
 * name the rule among theirs). A rule that awaits a region's table answers no data until there is one. Throws
 * one error that lists every mistake: unknown checks, wrong parameters, missing tables, ids given twice. A rule
 * that changes is declared once for each of the periods between which it changes.
 * @param namesKnown by the tables and the catalogue, if left out
 */
export function bindRules(
  declarations: readonly RuleDeclaration[],
  points: readonly KnowledgeTable[],
  references: RuleReferences,
  namesKnown: NamesKnown = (names) => codesByName(points, references.catalogue, names),
): RuleLibrary {
  let slots = 0;
  const knowledge = { points, references, nextSlot: () => slots++ };
  const outcomes = declarations.map((declaration) => bindRule(declaration, knowledge));
  const mistakes = [
    ...outcomes.filter((outcome) => typeof outcome === 'string'),
    ...idsGivenTwice(declarations),
  ];
  if (mistakes.length > 0) throw new Error(`rules: ${mistakes.join('; ')}`);
  const rules = outcomes.filter((outcome) => typeof outcome !== 'string');
  const concerns = new Concerns(
    rules.flatMap(({ versions }) => versions),
    namesKnown,
  );
  const inForce = rulesInForce(rules.filter(({ declaration }) => speaksOnBills(declaration)));
  const ofOrders = rulesInForce(rules.filter(({ declaration }) => speaksAtOrder(declaration)));
  const checksById = new Map(declarations.map(({ id, check }) => [id, check]));
  return {
    rules: declarations,
    run: (index) => runRules(inForce(index.list.care, index.dischargedOn), concerns, index, judge),
    runOnOrders: (index) =>
      runRules(ofOrders(index.list.care, index.dischargedOn), concerns, index, judgeSafely),
    checkOf: (rule) => checksById.get(rule),
  };
}

const stays: readonly CareSetting[] = ['inpatient'];
const allCare: readonly CareSetting[] = ['inpatient', 'outpatient', 'pharmacy'];

/** The bound rule, or what is wrong with its declaration. */
function bindRule(
  declaration: RuleDeclaration,
  { points, references, nextSlot }: Knowledge,
): BoundRule | string {
  const definition = checks[declaration.check];
  if (!definition) return `${declaration.id}: unknown check ${declaration.check}`;
  const parsed = definition.parameters.safeParse(declaration.parameters);
  if (!parsed.success) return `${declaration.id}: ${z.prettifyError(parsed.error)}`;
  const tables = tablesFor(declaration.id, definition.tableKind, points);
  if (tables.length === 0 && !declaration.awaits)
    return `${declaration.id}: no table of kind ${definition.tableKind}`;
  if (tables.length > 1 && overlap(tables.flatMap((table) => (table ? [tablePeriod(table)] : []))))
    return `${declaration.id}: two tables of kind ${definition.tableKind} in force on the same day`;
  const versions = tables.map((table) => ({
    check: definition.bind({ ...references, parameters: parsed.data, table }),
    slot: nextSlot(),
    from: table?.effective_from ?? declaration.effectiveFrom,
    to: table?.effective_to ?? null,
  }));
  const everywhere = versions.some(({ check }) => check.reads === 'lines');
  const care = declaration.care ?? (everywhere ? allCare : stays);
  return { declaration, care, needs: definition.tableKind ?? 'knowledge', versions };
}

function idsGivenTwice(declarations: readonly RuleDeclaration[]): readonly string[] {
  const byId = [...Map.groupBy(declarations, ({ id }) => id)];
  return byId
    .filter(([, alike]) => overlap(alike.map(({ effectiveFrom: from, effectiveTo: to }) => ({ from, to }))))
    .map(([id]) => `${id}: declared twice`);
}

function tablePeriod({ effective_from: from, effective_to: to }: KnowledgeTable): Period {
  return { from, to };
}

function overlap(periods: readonly Period[]): boolean {
  return periods.some((one, at) => periods.slice(at + 1).some((other) => commonDays(one, other)));
}

function tablesFor(
  ruleId: string,
  kind: TableKind | null,
  points: readonly KnowledgeTable[],
): readonly (KnowledgeTable | null)[] {
  if (kind === null) return [null];
  return points.filter((table) => table.kind === kind && table.rules.includes(ruleId));
}
