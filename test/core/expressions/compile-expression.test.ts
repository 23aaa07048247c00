import { Environment } from '@marcbachmann/cel-js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition, compileNumber } from '../../../core/expressions/compile-expression.ts';
import { expressionIssueWords } from '../../../core/expressions/expression-issue.ts';
import type { FactValue } from '../../../core/expressions/vocabulary.ts';
import type { CaseIndex } from '../../../core/rules/case-index.ts';
import { officeVocabulary } from '../../../core/rules/office/fact-scope.ts';
import { officeFacts } from '../../../core/rules/office/office-facts.ts';
import { holds } from '../../support/holds.ts';
import { indexOf } from '../../support/rule-runs.ts';
import { feeLine, settlementList } from '../../support/settlement-lists.ts';

const noCase = indexOf(settlementList());

function scopeWith(known: Readonly<Record<string, FactValue | null>>, index: CaseIndex = noCase) {
  return { subject: index, values: officeFacts.map(({ name }) => known[name] ?? null) };
}

function ask(source: string, known: Readonly<Record<string, FactValue | null>>): boolean | null {
  const compiled = compileCondition(officeVocabulary, source);
  if (!compiled.ok) throw new Error(expressionIssueWords(compiled.issue).en);
  return compiled.read(scopeWith(known));
}

function refusal(source: string): string {
  const compiled = compileCondition(officeVocabulary, source, { many: 3 });
  if (compiled.ok) throw new Error(`${source} was taken`);
  const { zh, en } = expressionIssueWords(compiled.issue);
  expect(zh).toMatch(/\p{Script=Han}/u);
  return `${compiled.issue.code}: ${en}`;
}

describe('compileCondition', () => {
  it.each([
    ["ageYears >= 65 && sex == 'male'", true],
    ['ageYears in [65, 70]', true],
    ["'I10' in diagnoses", true],
    ["'I11' in diagnoses", false],
    ["department.startsWith('A03')", true],
    ["department.contains('x') || !daySurgery", true],
    ['totalYuan / double(losDays) > 99.5', true],
    ['(daySurgery ? 1 : 7) / 2 == 3', true],
    ['-ageYears < -69', true],
    ["dischargedOn >= '2026-01-01'", true],
    ['ageYears % 7 == 0', true],
    ['65 < ageYears', true],
  ])('%s', (source, answer) => {
    const known = {
      ageYears: 70,
      sex: 'male',
      department: 'A03.04',
      daySurgery: false,
      diagnoses: ['E11', 'I10'],
      totalYuan: 1000,
      losDays: 10,
      dischargedOn: '2026-03-01',
    };
    expect(ask(source, known)).toBe(answer);
  });

  it.each([
    ['ageYears > 5', null],
    ['ageYears > 5 && daySurgery', false],
    ['daySurgery && ageYears > 5', false],
    ['ageYears > 5 && !daySurgery', null],
    ['ageYears > 5 || !daySurgery', true],
    ['ageYears > 5 || daySurgery', null],
    ['!(ageYears > 5)', null],
    ['ageYears in [1, 2]', null],
    ['ageYears > 5 && losDays > 3 && daySurgery', false],
    ['ageYears > 5 && losDays > 3 && !daySurgery', null],
    ['losDays / (losDays - losDays) > 1', null],
  ])('where the age is unknown, %s: %s', (source, answer) => {
    expect(ask(source, { daySurgery: false, losDays: 4 })).toBe(answer);
  });

  it.each([
    ['ageYear > 5', /^unknown_variable: character 1 “ageYear”/],
    ["ageYears > 'x'", /^no_such_overload: character 1/],
    ['ageYears >', /^unexpected_token: character 11/],
    ['ageYears + 1', /^wrong-type/],
    ['totalYuan / losDays > 2.0', /^no_such_overload: character 1 “totalYuan \/ losDays”/],
    ["double('3') > 2.0", /^wrong-type/],
    ["diagnoses.exists(d, d == 'I10')", /^unsupported/],
    ['charged(department)', /^literal-argument: character 9 “department”/],
    ['nothing(department)', /character 1/],
    ['ageYears > 9007199254740993', /^unsafe-number: character 12/],
    ['diagnoses == procedures', /^unsupported/],
    ["ageYears > 1 && 'x'", /character/],
    [`ageYears in [${Array.from({ length: 501 }, (_, at) => at).join(',')}]`, /character/],
    [`${'('.repeat(60)}daySurgery${')'.repeat(60)}`, /character/],
  ])('refuses %.40s and says where', (source, words) => {
    expect(refusal(source)).toMatch(words);
  });

  it('refuses what is too long before the parser runs out of stack', () => {
    expect(refusal('!'.repeat(100_000))).toMatch(/^too-long: character 5001: the expression is too long/);
  });

  it('compiles long sums in one pass', () => {
    const sum = Array.from({ length: 200 }, () => 'losDays').join(' + ');
    expect(ask(`${sum} == 800`, { losDays: 4 })).toBe(true);
  });

  it.each(['losDays', 'quantity', 'for', 'int'])('refuses a constant of the name %s', (name) => {
    const compiled = compileCondition(officeVocabulary, 'ageYears > 3', { [name]: 3 });
    expect(!compiled.ok && expressionIssueWords(compiled.issue)).toEqual({
      zh: `常量“${name}”：常量不得使用事实、函数的名称或保留字`,
      en: `constant “${name}”: a constant must not have the name of a fact or a function, nor a reserved one`,
    });
  });

  it('asks the bill through functions, after refunds', () => {
    const line = feeLine({ code: 'C1', quantity: 3, unitPriceFen: 250 });
    const index = indexOf(settlementList({ feeLines: [line], procedures: [] }));
    const compiled = compileCondition(
      officeVocabulary,
      "charged('C1') && quantity('C1') == 3.0 && amountYuan('C1') == 7.5",
    );
    expect(compiled.ok && compiled.read(scopeWith({}, index))).toBe(true);
    const unbilled = indexOf(settlementList({ feeLines: null }));
    expect(compiled.ok && compiled.read(scopeWith({}, unbilled))).toBe(null);
  });

  it('takes named constants', () => {
    const compiled = compileCondition(officeVocabulary, 'losDays > longest', { longest: 30 });
    expect(compiled.ok && compiled.read(scopeWith({ losDays: 31 }))).toBe(true);
  });
});

describe('compileNumber', () => {
  it('gives yuan', () => {
    const compiled = compileNumber(officeVocabulary, '(totalYuan - 800.0) * 0.5');
    expect(compiled.ok && compiled.read(scopeWith({ totalYuan: 1000 }))).toBe(100);
  });

  it('refuses a condition', () => {
    expect(compileNumber(officeVocabulary, 'daySurgery').ok).toBe(false);
  });
});

describe("a vocabulary of one's own", () => {
  const vocabulary = {
    facts: [{ name: 'points', type: 'double', title: { zh: '点数', en: 'points' } }],
    functions: [
      {
        name: 'indicator',
        type: 'double',
        title: { zh: '指标', en: 'an indicator' },
        takes: (id: string) => id === 'cmi',
        read: (known: ReadonlyMap<string, number>, id: string) => known.get(id) ?? null,
      },
    ],
  } as const;

  it('is all that an expression may name, and the answer tells what it hung on', () => {
    const compiled = compileNumber(vocabulary, "points * (2.0 - indicator('cmi'))");
    if (!compiled.ok) throw new Error(compiled.issue.code);
    expect(compiled.read({ values: [10], subject: new Map([['cmi', 1.5]]) })).toBe(5);
    expect(compiled.read({ values: [10], subject: new Map() })).toBe(null);
    expect(compiled.facts).toEqual(['points']);
    expect(compiled.calls).toEqual([{ name: 'indicator', argument: 'cmi' }]);
    expect(compileNumber(vocabulary, 'losDays').ok).toBe(false);
  });

  it('refuses to ask for what there is not', () => {
    const compiled = compileNumber(vocabulary, "points * indicator('cnn')");
    expect(!compiled.ok && expressionIssueWords(compiled.issue)).toEqual({
      zh: "第20个字符 “'cnn'”：没有这一项",
      en: "character 20 “'cnn'”: there is no such thing to ask for",
    });
  });
});

const numbers = fc.constantFrom(
  'ageYears',
  'losDays',
  '3',
  '10',
  '(losDays + 2)',
  '(ageYears / 3)',
  'ageYears % 4',
  '-losDays',
);
const conditions = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    fc
      .tuple(numbers, fc.constantFrom('<', '<=', '>', '>=', '==', '!='), numbers)
      .map(([left, sign, right]) => `${left} ${sign} ${right}`),
    fc.constantFrom(
      'daySurgery',
      "sex == 'male'",
      "department.endsWith('4')",
      "'I10' in diagnoses",
      'losDays in [1, 4, 9]',
    ),
    fc
      .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
      .map(([left, sign, right]) => `(${left} ${sign} ${right})`),
    tie('condition').map((inner) => `!(${inner})`),
    fc
      .tuple(tie('condition'), tie('condition'), tie('condition'))
      .map(([one, two, three]) => `(${one} ? ${two} : ${three})`),
  ),
})).condition;
const facts = fc.record({
  ageYears: fc.integer({ min: 0, max: 20 }),
  losDays: fc.integer({ min: 1, max: 12 }),
  sex: fc.constantFrom('male', 'female'),
  department: fc.constantFrom('A03.04', 'A04'),
  daySurgery: fc.boolean(),
  diagnoses: fc.subarray(['E11', 'I10', 'J18']),
});

describe('any expression', () => {
  it("answers as the library's own evaluation does", () => {
    const environment = new Environment();
    for (const { name, type } of officeFacts) environment.registerVariable(name, type);
    holds(
      fc.property(conditions, facts, (source, known) => {
        const wide = { ...known, ageYears: BigInt(known.ageYears), losDays: BigInt(known.losDays) };
        expect(ask(source, known)).toBe(environment.evaluate(source, wide));
      }),
      { numRuns: 500 },
    );
  });
});
