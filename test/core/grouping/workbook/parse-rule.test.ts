import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRule } from '../../../../core/grouping/workbook/parse-rule.ts';
import type { Rule } from '../../../../core/grouping/workbook/rule.ts';
import { holds } from '../../../support/holds.ts';

/** A rule as text with every bracket that its meaning has. */
function written(rule: Rule): string {
  switch (rule.kind) {
    case 'always':
      return '1';
    case 'and':
    case 'or':
      return `(${rule.parts.map(written).join(` ${rule.kind} `)})`;
    case 'not':
      return `not ${written(rule.part)}`;
    case 'member':
      return `${names(rule.fields)} in ${names(rule.sets)}`;
    case 'compare':
      return `${rule.field.text} ${rule.sign} ${rule.value}`;
    case 'count':
      return `length(${names(rule.sides[0])} ∩ ${names(rule.sides[1])}) ${rule.sign} ${rule.value}`;
  }
}

function names(list: readonly { text: string }[]): string {
  const texts = list.map(({ text }) => text);
  return texts.length === 1 ? (texts[0] as string) : `{${texts.join(', ')}}`;
}

function read(text: string): string {
  const parsed = parseRule(text, ['intersect', '交']);
  return parsed.ok
    ? written(parsed.rule)
    : `${parsed.position}: ${parsed.expected}, not ${parsed.found || 'the end'}`;
}

describe('parseRule', () => {
  it.each([
    ['', '1'],
    ['  \r\n', '1'],
    ['1', '1'],
    ['(1)', '1'],
    ['ZYSS in OP_AA1', 'ZYSS in OP_AA1'],
    ['zyss IN op_aa1', 'zyss in op_aa1'],
    ['ZYSS not in OP_ALL', 'not ZYSS in OP_ALL'],
    ['ZYSS NOT  IN OP_ALL', 'not ZYSS in OP_ALL'],
    ['not ZYSS in OP_ALL', 'not ZYSS in OP_ALL'],
    ['not not ZYSS in OP_ALL', 'not not ZYSS in OP_ALL'],
    ['{ZYSS,QTSS} in {OP1_X , OP2_X}', '{ZYSS, QTSS} in {OP1_X, OP2_X}'],
    ['A in X or B in Y and not C in Z', '(A in X or (B in Y and not C in Z))'],
    ['A in X and B in Y or C in Z', '((A in X and B in Y) or C in Z)'],
    ['(A in X or B in Y) and C in Z', '((A in X or B in Y) and C in Z)'],
    ['A in X and B in Y and C in Z', '(A in X and B in Y and C in Z)'],
    ['((NL=0) and (XSRTL<29))', '(NL = 0 and XSRTL < 29)'],
    ['XSRTL>=29 and XSRTL<=365', '(XSRTL >= 29 and XSRTL <= 365)'],
    ['NL == 0 or NL != 1 or NL <> 2', '(NL = 0 or NL <> 1 or NL <> 2)'],
    ['XSETZ < 1499.5', 'XSETZ < 1499.5'],
    ['length(DI_X ∩ {ZYZD, QTZD}) >= 2', 'length(DI_X ∩ {ZYZD, QTZD}) >= 2'],
    ['LENGTH({ZYZD,QTZD} intersect DI_X)>1', 'length({ZYZD, QTZD} ∩ DI_X) > 1'],
    ['length(DI_X 交 QTZD) = 3', 'length(DI_X ∩ QTZD) = 3'],
    ['（ZYZD in DI_A）and｛ZYSS，QTSS｝in OP_B', '(ZYZD in DI_A and {ZYSS, QTSS} in OP_B)'],
    ['NL≥1 and NL≤17', '(NL >= 1 and NL <= 17)'],
    ['ZYZD in DI_A_x000D_\nand_x000d_ZYSS in OP_B', '(ZYZD in DI_A and ZYSS in OP_B)'],
  ])('reads %j as %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['ZYSS in', '8: name, not the end'],
    ['ZYSS OP_AA1', '6: question, not OP_AA1'],
    ['ZYSS not OP_AA1', '10: in, not OP_AA1'],
    ['(ZYSS in OP_AA1', '16: ), not the end'],
    ['ZYSS in OP_AA1)', '15: connective, not )'],
    ['ZYSS in OP_AA1 ZYZD in DI_B', '16: connective, not ZYZD'],
    ['{ZYSS, QTSS in OP_B', '13: }, not in'],
    ['{ZYSS,, QTSS} in OP_B', '7: name, not ,'],
    ['{} in OP_B', '2: name, not }'],
    ['ZYSS in OP_A and', '17: name, not the end'],
    ['or ZYSS in OP_A', '1: name, not or'],
    ['NL >= ', '7: number, not the end'],
    ['NL >= NL', '7: number, not NL'],
    ['0', '1: statement, not 0'],
    ['length(DI_X, ZYZD) >= 2', '12: ∩, not ,'],
    ['length(DI_X ∩ ZYZD) in 2', '21: comparison, not in'],
    ['ZYZD in DI_A; ZYSS in OP_B', '13: connective, not ;'],
    ['ZYZD in DI_A_x000D_& ZYSS in OP_B', '20: connective, not &'],
  ])('finds the mistake in %j at its place', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  const name = (texts: string[]) => fc.constantFrom(...texts).map((text) => ({ text, position: 0 }));
  const someOf = (texts: string[]) => fc.array(name(texts), { minLength: 1, maxLength: 3 });
  const rules = fc.letrec<{ rule: Rule }>((tie) => ({
    rule: fc.oneof(
      { maxDepth: 4 },
      fc.record<Rule & { kind: 'member' }>({
        kind: fc.constant('member'),
        fields: someOf(['ZYZD', 'QTSS']),
        sets: someOf(['DI_1', 'OP_x', 'MCC']),
      }),
      fc.record<Rule & { kind: 'compare' }>({
        kind: fc.constant('compare'),
        field: name(['NL']),
        sign: fc.constantFrom('=', '<>', '<', '<=', '>', '>='),
        value: fc.nat(4000),
      }),
      fc.record<Rule & { kind: 'not' }>({ kind: fc.constant('not'), part: tie('rule') }),
      fc.record<Rule & { kind: 'and' | 'or' }>({
        kind: fc.constantFrom('and', 'or'),
        parts: fc.array(tie('rule'), { minLength: 2, maxLength: 3 }),
      }),
    ),
  })).rule;

  it('reads every rule that can be written back as what was written', () => {
    holds(fc.property(rules, (rule) => read(written(rule)) === written(rule)));
  });

  it('answers any text at all with a rule or a place inside it', () => {
    const noise = fc.array(
      fc.constantFrom('(', ')', '{', '}', ',', 'in', 'not ', 'and ', 'A', '1', '∩', '<', '；', ' '),
    );
    holds(
      fc.property(
        noise.map((parts) => parts.join('')),
        (text) => {
          const parsed = parseRule(text, []);
          if (parsed.ok) return;
          expect(parsed.position).toBeGreaterThanOrEqual(1);
          expect(parsed.position).toBeLessThanOrEqual(text.length + 1);
        },
      ),
    );
  });
});
