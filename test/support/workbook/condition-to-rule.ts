import type { CodeScope } from '../../../core/grouping/code-scope.ts';
import {
  type CodeListRef,
  type Comparison,
  type Condition,
  visitConditionOr,
} from '../../../core/grouping/condition.ts';

/** Gives a list of codes a set id; the same list of the same group has the same id. */
export type NameSet = (kind: 'DI' | 'OP', name: string, codes: readonly string[]) => string;

/** Says a condition in the rule language of the national workbook. Throws on a word that it has no words for. */
export function conditionToRule(condition: Condition, scope: CodeScope, nameSet: NameSet): string {
  const inner = (part: Condition) => conditionToRule(part, scope, nameSet);
  const dx = (ref: CodeListRef) => nameSet('DI', setName(ref), scope.codesOf(ref));
  const proc = (ref: CodeListRef) =>
    ref === 'validProc' ? 'OP_ALL' : nameSet('OP', setName(ref), scope.codesOf(ref));
  const rule = visitConditionOr<string | null>(
    condition,
    {
      all: (parts) => joined(withoutImplied(parts).map(inner), 'and', '1'),
      any: (parts) => joined(parts.map(inner), 'OR', 'not 1'),
      not: (part) => `not (${inner(part)})`,
      const: (value) => (value ? '1' : 'not 1'),
      principalDx: (ref) => `ZYZD in ${dx(ref)}`,
      anyDx: (ref) => `{ZYZD, QTZD} in ${dx(ref)}`,
      secondaryDx: (ref) => `QTZD in ${dx(ref)}`,
      mainProc: (ref) => `ZYSS in ${proc(ref)}`,
      anyProc: (ref) => `{ZYSS,QTSS} IN ${proc(ref)}`,
      secondaryProc: (ref) => `QTSS in ${proc(ref)}`,
      procClass: (name) => `{ZYSS, QTSS} in ${nameSet('OP', `C${name}`, scope.codesOfClass(name))}`,
      ageYears: (is) => compared('NL', is),
      ageDays: (is) => compared('XSRTL', is),
      weightGrams: (is) => compared('XSETZ', is),
      losDays: (is) => compared('SJZYTS', is),
      sex: ([, code]) => `XB=${code}`,
      dischargeWay: ([, code]) => `LYFS=${code}`,
      complication: (level) => `QTZD in ${level.toUpperCase()}`,
      bodySites: (is) => twoSites(is, scope, nameSet),
    },
    null,
  );
  if (rule === null) throw new Error(`the workbook has no words for ${JSON.stringify(condition)}`);
  return rule;
}

function setName(ref: CodeListRef): string {
  return typeof ref === 'string' ? ref.toUpperCase() : 'GIVEN';
}

/** A complication is a secondary diagnosis already. */
function withoutImplied(parts: readonly Condition[]): readonly Condition[] {
  return parts.filter((part) => !('hasSecondaryDx' in part));
}

function joined(rules: readonly string[], word: string, none: string): string {
  if (rules.length <= 1) return rules[0] ?? none;
  return rules.map((rule) => `(${rule})`).join(` ${word}\r\n`);
}

function compared(field: string, [sign, value]: Comparison): string {
  return `${field}${sign === '==' ? '=' : sign}${value}`;
}

/** One site's set for the principal and another's for the others, as the published workbook has it. */
function twoSites([sign, count]: Comparison, { bodySites }: CodeScope, nameSet: NameSet): string {
  if (sign !== '>=' || count !== 2) throw new Error('only two sites can be said');
  const ids = bodySites.map(({ dx }, i) => nameSet('DI', `SITE${i}`, dx));
  const pairs = ids.map(
    (id) => `ZYZD in ${id} and QTZD in {${ids.filter((other) => other !== id).join(', ')}}`,
  );
  return joined(pairs, 'or', 'not 1');
}
