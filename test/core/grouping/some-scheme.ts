import * as fc from 'fast-check';
import type { Condition } from '../../../core/grouping/condition.ts';
import type { GroupingCase } from '../../../core/grouping/grouping-case.ts';
import type { Scheme } from '../../../core/grouping/scheme.ts';
import { aCase } from './national-grouper.ts';
import { adrg, mdc, smallScheme } from './small-scheme.ts';

const code = fc.constantFrom('c0', 'c1', 'c2', 'c3', 'c4', 'constructor', '中文');
const codes = fc.uniqueArray(code, { maxLength: 4 });
const ref = fc.oneof(
  fc.constantFrom('one', 'two', 'validProc'),
  codes.map((codes) => ({ codes })),
);
const comparison = fc.tuple(
  fc.constantFrom('==' as const, '<' as const, '<=' as const, '>' as const, '>=' as const),
  fc.constantFrom(0, 1, 2, 28.5),
);
const distinct = fc.record({
  of: ref,
  among: fc.constantFrom('all' as const, 'secondary' as const),
  count: comparison,
});

function word<K extends string, V>(key: K, operand: fc.Arbitrary<V>): fc.Arbitrary<Condition> {
  return operand.map((value) => ({ [key]: value }) as unknown as Condition);
}

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  ...['principalDx', 'anyDx', 'secondaryDx', 'mainProc', 'anyProc', 'secondaryProc'].map((key) => ({
    weight: 3,
    arbitrary: word(key, ref),
  })),
  ...['ageYears', 'ageDays', 'weightGrams', 'losDays'].map((key) => word(key, comparison)),
  ...['distinctDx', 'distinctProc'].map((key) => word(key, distinct)),
  ...['hasSecondaryDx', 'hasSecondProc'].map((key) => word(key, fc.constant(true))),
  word('const', fc.boolean()),
  word('sex', fc.constantFrom(['==', '1'], ['==', '2'])),
  word('dischargeWay', fc.constant(['==', '5'])),
  word('complication', fc.constantFrom('mcc', 'cc')),
  word('anyDxPrefix', fc.constantFrom('c', 'c1')),
);

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 3, arbitrary: leaf },
    { weight: 2, arbitrary: word('all', fc.array(tie('condition'), { maxLength: 3 })) },
    { weight: 1, arbitrary: word('any', fc.array(tie('condition'), { maxLength: 3 })) },
    { weight: 1, arbitrary: word('not', tie('condition')) },
  ),
}));

/** Each code in one of the tables. */
const tables = (names: readonly [string, string]) =>
  fc.uniqueArray(code, { maxLength: 4 }).map((found) => ({
    [names[0]]: found.filter((_, i) => i % 2 === 0),
    [names[1]]: found.filter((_, i) => i % 2 === 1),
  }));

const sets = fc.record({ one: codes, two: codes });
const drgs = fc.array(condition, { maxLength: 3 });
const group = fc.record({ when: condition, drgs, sets });
const branch = fc.record({
  entry: condition,
  sets,
  commits: fc.boolean(),
  ambiguous: fc.option(condition),
  groups: fc.array(group, { maxLength: 3 }),
});

/** Any scheme at all of up to three MDCs over seven codes, two of which are no codes to look at. */
export const someScheme: fc.Arbitrary<Scheme> = fc
  .record({
    branches: fc.array(branch, { minLength: 1, maxLength: 3 }),
    mcc: tables(['1', '2']),
    cc: tables(['1', '999']),
    exclusions: fc.record({ 1: codes, 2: codes }),
    validProcedures: codes,
  })
  .map(({ branches, mcc, cc, exclusions, validProcedures }) => {
    const ids = branches.map(({ groups }, m) => groups.map((_, g) => `${'XYZ'[m]}R${g}`));
    return smallScheme({
      mdcs: branches.map(({ entry, sets, commits, ambiguous }, m) => ({
        ...mdc('XYZ'[m] as string, ids[m] ?? []),
        entry,
        sets,
        commits,
        ambiguous: ambiguous && { when: ambiguous, after: ids[m]?.[0] ?? null },
      })),
      adrgs: branches.flatMap(({ groups }, m) =>
        groups.map(({ when, drgs, sets }, g) => {
          const id = ids[m]?.[g] as string;
          const named = drgs.map((when, d) => ({ code: `${id}${d}`, title: '组', when }));
          return adrg(id, { when, sets, drgs: named });
        }),
      ),
      complications: { mcc, cc },
      exclusions,
      validProcedures,
    });
  });

/** A case in the codes of `someScheme`, and a few that it does not know. */
export const someSmallCase: fc.Arbitrary<GroupingCase> = fc
  .record({
    sex: fc.constantFrom('1', '2', '男', '9', null),
    ageYears: fc.constantFrom(0, 1, 2, null),
    ageDays: fc.constantFrom(0, 28, 29, null),
    weightGrams: fc.constantFrom(0, 1, 2, null),
    losDays: fc.constantFrom(0, 1, 2, null),
    dischargeWay: fc.constantFrom('1', '5', null),
    dx: fc.array(fc.oneof(code, fc.constantFrom('', '__proto__', 'toString')), { maxLength: 5 }),
    proc: fc.array(fc.oneof(code, fc.constantFrom('', '0')), { maxLength: 4 }),
  })
  .map(aCase);
