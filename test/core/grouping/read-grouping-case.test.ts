import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupingCaseIssueWords } from '../../../core/grouping/grouping-case-issue-words.ts';
import { readCaseClosely, readGroupingCase } from '../../../core/grouping/read-grouping-case.ts';

const plain = {
  id: 'C1',
  sex: '2',
  ageYears: 78,
  ageDays: null,
  weightGrams: null,
  dept: null,
  losDays: 9,
  dischargeWay: '1',
  dx: ['T63.800'],
  proc: [],
  map: 0,
};

function read(changes: Record<string, unknown>) {
  const result = readGroupingCase({ ...plain, ...changes });
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.case;
}

describe('readGroupingCase', () => {
  it('takes a plain case as it is, and ignores fields it does not know', () => {
    expect(read({ expect: { drg: 'X' } })).toEqual(plain);
  });

  it.each([
    { field: 'ageDays', wire: '', read: null },
    { field: 'ageDays', wire: undefined, read: null },
    { field: 'ageDays', wire: '12', read: 12 },
    { field: 'weightGrams', wire: '0', read: 0 },
    { field: 'sex', wire: 1, read: '1' },
    { field: 'sex', wire: 0, read: null },
    { field: 'sex', wire: '0', read: '0' },
    { field: 'sex', wire: '', read: null },
    { field: 'dischargeWay', wire: 5, read: '5' },
    { field: 'dx', wire: null, read: [] },
    { field: 'dx', wire: [null, 'A00.000'], read: ['', 'A00.000'] },
    { field: 'proc', wire: undefined, read: [] },
    { field: 'map', wire: 1, read: 1 },
    { field: 'map', wire: undefined, read: 0 },
    { field: 'id', wire: 17, read: '17' },
  ])('reads $field $wire as $read', ({ field, wire, read: expected }) => {
    expect(read({ [field]: wire })).toHaveProperty(field, expected);
  });

  it('says all issues at once, with field, value and code', () => {
    const input = { ...plain, id: undefined, ageYears: 'old', sex: true, dx: 'A00.000', proc: ['1', 2] };
    expect(readGroupingCase(input)).toEqual({
      ok: false,
      issues: [
        { field: 'id', value: null, code: 'missing' },
        { field: 'sex', value: true, code: 'not-text' },
        { field: 'ageYears', value: 'old', code: 'not-a-number' },
        { field: 'dx', value: 'A00.000', code: 'not-a-code-list' },
        { field: 'proc.1', value: 2, code: 'not-text' },
      ],
    });
  });

  it.each([null, 7, 'text', []])('refuses %j as no case at all', (input) => {
    expect(readGroupingCase(input)).toEqual({
      ok: false,
      issues: [{ field: '', value: input, code: 'not-an-object' }],
    });
  });

  it('has words for an issue in both languages', () => {
    expect(groupingCaseIssueWords({ field: 'ageYears', value: 'old', code: 'not-a-number' })).toEqual({
      zh: 'ageYears 应为数字',
      en: 'ageYears must be a number',
    });
  });
});

describe('the quick way of reading a case', () => {
  const anything = fc.oneof(
    fc.constantFrom(null, undefined, '', 0, 1, '1', '2', '男', true, 'x', -3.5, Infinity, '12', '1e3', []),
    fc.double(),
    fc.string(),
  );
  const codes = fc.oneof(
    { weight: 3, arbitrary: fc.array(fc.constantFrom('A00.000', '', 'x')) },
    { weight: 1, arbitrary: fc.array(anything) },
    { weight: 1, arbitrary: anything },
  );
  const input = fc.record(
    {
      id: fc.oneof(fc.string(), anything),
      sex: anything,
      ageYears: anything,
      ageDays: anything,
      weightGrams: anything,
      dept: anything,
      losDays: anything,
      dischargeWay: anything,
      dx: codes,
      proc: codes,
      map: anything,
      unknownField: anything,
    },
    { requiredKeys: [] },
  );

  it('comes to the same as the close reading, case or issues, for any input', () =>
    fc.assert(
      fc.property(fc.oneof(input, anything), (given) => {
        expect(readGroupingCase(given)).toEqual(readCaseClosely(given));
      }),
      { numRuns: 2000 },
    ));
});
