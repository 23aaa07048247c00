import { isInForce } from '../claims/calendar-days.ts';
import type { CareSetting } from '../claims/care-setting.ts';
import type { FeeLine } from '../claims/settlement-list.ts';
import type { CaseIndex } from './case-index.ts';
import type { CodesByName } from './codes-by-name.ts';
import { isExempt } from './exemption.ts';
import type { Finding } from './finding.ts';
import { normalItemName } from './item-name.ts';
import { makeFinding } from './make-finding.ts';
import { byTime } from './net-refunds.ts';
import { type ChargedItem, type Check, noData, pass, type Verdict } from './rule.ts';
import { isMark, type RuleDeclaration } from './rule-declarations.ts';

export interface RuleRun {
  readonly findings: readonly Finding[];
  /** How many rules in force came out which way. */
  readonly verdicts: { readonly pass: number; readonly fail: number; readonly no_data: number };
  /** Codes of the indicators that the case counts for. */
  readonly marks: readonly string[];
  /** One entry for each rule in force on the day of discharge that looks at care of this kind. */
  readonly byRule: Readonly<Record<string, Verdict['kind']>>;
}

/** A check and the days it is in force, which are its table's. */
interface BoundCheck {
  readonly check: Check;
  /** Where the items that concern it are collected. */
  readonly slot: number;
  readonly from: string;
  readonly to: string | null;
}

export interface BoundRule {
  readonly declaration: RuleDeclaration;
  /** What it looks at. */
  readonly care: readonly CareSetting[];
  /** What is missing where no version is in force. */
  readonly needs: string;
  readonly versions: readonly BoundCheck[];
}

interface Concern {
  readonly slot: number;
  readonly limit: unknown;
}

/** Which checks an item concerns. */
export interface Concerns {
  readonly byCode: ReadonlyMap<string, readonly Concern[]>;
  /** For lines that name an item which no table knows by its code. */
  readonly byName: ReadonlyMap<string, readonly Concern[]>;
}

/** The items charged in one case, by slot; a slot that no item concerns stays empty. */
type ChargedBySlot = readonly (readonly ChargedItem<unknown>[] | undefined)[];

/**
 * Merges the limits of all line checks, so that a case looks each of its items up once. Limits by name reach
 * the codes that are known under that name.
 */
export function mergeConcerns(rules: readonly BoundRule[], codesByName: CodesByName): Concerns {
  const byCode = new Map<string, Concern[]>();
  const byName = new Map<string, Concern[]>();
  for (const { check, slot } of rules.flatMap(({ versions }) => versions)) {
    if (check.reads !== 'lines') continue;
    for (const [code, limit] of check.limits) addConcerns(byCode, code, [{ slot, limit }]);
    for (const [name, limit] of check.limitsByName ?? []) addConcerns(byName, name, [{ slot, limit }]);
  }
  for (const [name, concerns] of byName) {
    for (const code of codesByName.get(name) ?? []) addConcerns(byCode, code, concerns);
  }
  return { byCode, byName };
}

function addConcerns(concerns: Map<string, Concern[]>, key: string, added: readonly Concern[]): void {
  const known = concerns.get(key);
  if (known) known.push(...unknownTo(known, added));
  else if (added.length > 0) concerns.set(key, [...added]);
}

/** Those of checks that are not among the known. */
function unknownTo(known: readonly Concern[], others: readonly Concern[]): readonly Concern[] {
  return others.filter(({ slot }) => !known.some((concern) => concern.slot === slot));
}

/**
 * Runs the rules in force on the day of discharge that look at care of this kind. A rule that throws is a defect
 * and is let through.
 */
export function runRules(rules: readonly BoundRule[], concerns: Concerns, index: CaseIndex): RuleRun {
  const charged = collectCharged(index, concerns);
  const findings: Finding[] = [];
  const marks: string[] = [];
  const verdicts = { pass: 0, fail: 0, no_data: 0 };
  const byRule: Record<string, Verdict['kind']> = {};
  for (const rule of rules) {
    const { declaration } = rule;
    if (!rule.care.includes(index.list.care)) continue;
    if (!isInForce(index.dischargedOn, declaration.effectiveFrom, declaration.effectiveTo)) continue;
    const verdict = isExempt(declaration, index) ? pass : judge(rule, index, charged);
    byRule[declaration.id] = verdict.kind;
    if (isMark(declaration)) {
      if (verdict.kind === 'fail') marks.push(declaration.id);
      continue;
    }
    verdicts[verdict.kind === 'no-data' ? 'no_data' : verdict.kind] += 1;
    if (verdict.kind !== 'fail') continue;
    for (const hit of verdict.hits) findings.push(makeFinding(index, declaration, hit));
  }
  return { findings, verdicts, marks, byRule };
}

function judge({ versions, needs }: BoundRule, index: CaseIndex, charged: ChargedBySlot): Verdict {
  const version = versions.find(({ from, to }) => isInForce(index.dischargedOn, from, to));
  if (!version) return noData(needs);
  const { check, slot } = version;
  if (check.reads === 'case') return check.run(index);
  if (!index.linesByCode) return noData('feeLines');
  const items = charged[slot];
  return items ? check.run(index, items.toSorted(byCode)) : pass;
}

function collectCharged({ linesByCode }: CaseIndex, concerns: Concerns): ChargedBySlot {
  const slots: ChargedItem<unknown>[][] = [];
  if (!linesByCode) return slots;
  for (const [code, standing] of linesByCode) {
    const concerned = concernsOf(code, standing[0]?.name ?? null, concerns);
    if (!concerned) continue;
    const lines = inOrder(standing);
    for (const { slot, limit } of concerned) {
      slots[slot] ??= [];
      slots[slot].push({ code, limit, lines });
    }
  }
  return slots;
}

/** By its code and, where a by-name table knows it, by the name on its first line. */
function concernsOf(code: string, name: string | null, { byCode, byName }: Concerns) {
  const known = byCode.get(code);
  const named = name && byName.size > 0 ? byName.get(normalItemName(name)) : undefined;
  return known && named ? [...known, ...unknownTo(known, named)] : (known ?? named);
}

function inOrder(lines: readonly FeeLine[]): readonly FeeLine[] {
  return lines.length > 1 ? lines.toSorted(byTime) : lines;
}

function byCode(a: ChargedItem<unknown>, b: ChargedItem<unknown>): number {
  return a.code < b.code ? -1 : 1;
}
