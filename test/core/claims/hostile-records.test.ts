import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTooDeep } from '../../../core/claims/json-depth.ts';
import { readTimesPerDay } from '../../../core/claims/prescription-words.ts';
import { readCsvHeader } from '../../../core/claims/read-csv-header.ts';
import { readRecord } from '../../../core/claims/read-record.ts';
import { splitCsvRow } from '../../../core/claims/split-csv-row.ts';
import { readDate, readTime } from '../../../core/claims/wire/date.ts';
import { numberReader, readFen, readUnitPriceFen } from '../../../core/claims/wire/decimal.ts';
import { isFault } from '../../../core/claims/wire/reader.ts';
import { readIdentifier } from '../../../core/claims/wire/text.ts';
import { holds } from '../../support/holds.ts';
import { csvColumns, exampleList, jsonSource } from './example-list.ts';

const record = (text: string) => ({
  kind: 'record' as const,
  line: 7,
  bytes: new TextEncoder().encode(text),
});
const read = (text: string) => readRecord(record(text), jsonSource);

/** What the record is refused for. */
function errorsOf(text: string) {
  const reading = read(text);
  return reading.ok ? [] : reading.rejection.errors;
}

const million = 1_000_000;

// Each of these took minutes or gigabytes once: the limit of the test is what tells.
describe('numbers and dates of a million characters', () => {
  const digits = `0.${'0'.repeat(million)}1`;
  it.each([
    ['an amount', () => readFen(digits)],
    ['a unit price', () => readUnitPriceFen(digits)],
    ['a count', () => numberReader(4, { min: 0, max: 10 })(digits)],
    ['a date', () => readDate(`${'T'.repeat(million)} x y`)],
    ['a time', () => readTime(`${' '.repeat(million)}x y`.trimEnd())],
    ['digits', () => readTime('1'.repeat(million))],
  ])('are no %s, and are refused at once', (_, reading) => {
    expect(isFault(reading())).toBe(true);
  });
});

describe('a record of millions of things', () => {
  it('tells of the first fifty faults', () => {
    const errors = errorsOf(`{"setlinfo":{},"feedetail":[${'0,'.repeat(million)}0]}`);
    expect(errors).toHaveLength(50);
    expect(errors.at(-1)?.field).toMatch(/^feedetail\[\d+\]$/);
  });

  it.each(['[', '{"a":', '[{"a":'])('of %s in one another is refused before it is parsed', (open) => {
    expect(errorsOf(`{"setlinfo":${open.repeat(million)}`)).toMatchObject([
      { code: 'nested-too-deep', message: { en: expect.stringContaining('at most 64 levels') } },
    ]);
  });
});

describe('the depth of JSON', () => {
  const long = 'x'.repeat(70_000);
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

  it('is that of objects and lists, whatever stands in strings', () => {
    const value = fc.jsonValue({ stringUnit: fc.constantFrom('{', '[', ']', '}', '"', '\\', 'a') });
    holds(
      fc.property(value, (inner) => {
        const whole = { long, inner };
        const depth = depthOf(whole);
        expect(isTooDeep(JSON.stringify(whole), depth)).toBe(false);
        expect(isTooDeep(JSON.stringify(whole), depth - 1)).toBe(true);
      }),
    );
  });

  it('is not looked at in short texts, and a string left open has none', () => {
    expect(isTooDeep('['.repeat(60_000), 64)).toBe(false);
    expect(isTooDeep(`"${'['.repeat(million)}`, 64)).toBe(false);
  });
});

describe('a row of CSV', () => {
  const cellPattern = /(?:"((?:[^"]|"")*)"[ \t]*|((?!")[^,]*))(,|$)/y;
  /** The grammar as one expression, which long cells overflow. */
  function byPattern(row: string): string[] | null {
    const cells: string[] = [];
    cellPattern.lastIndex = 0;
    for (;;) {
      const match = cellPattern.exec(row);
      if (match === null) return null;
      cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
      if (match[3] === '') return cells;
    }
  }

  it('is taken apart by its grammar', () => {
    const row = fc.string({ unit: fc.constantFrom('a', '甲', '"', ',', ' ', '\t', '\n'), maxLength: 30 });
    holds(
      fc.property(row, (text) => {
        expect(splitCsvRow(text)).toEqual(byPattern(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('may hold a cell of sixteen million characters, and as many commas', () => {
    const long = 'a""'.repeat(5 * million);
    expect(splitCsvRow(`"${long}",b`)?.map(({ length }) => length)).toEqual([10 * million, 1]);
    expect(splitCsvRow(','.repeat(16 * million), 3)).toEqual(['', '', '', ','.repeat(16 * million - 3)]);
  });

  it('is refused where it has more cells than any table, or a cell longer than any text', () => {
    const reading = readCsvHeader([...csvColumns.required, 'psn_name'].join(','), csvColumns);
    if (!reading.ok) throw new Error(reading.problem.code);
    const source = { ...jsonSource, csvHeader: reading.header };
    const errorsIn = (row: string) => {
      const outcome = readRecord(record(row), source);
      return outcome.ok ? [] : outcome.rejection.errors;
    };
    expect(errorsIn(','.repeat(million))).toMatchObject([
      { code: 'bad-csv-row', message: { en: expect.stringContaining('found > 2000') } },
    ]);
    const long = `${','.repeat(csvColumns.required.length)}${'a'.repeat(70_000)}`;
    const [error] = errorsIn(long);
    expect(error).toMatchObject({ code: 'cell-too-long', field: 'psn_name' });
    expect(error?.value).toHaveLength(200);
  });

  it('may be a header of a million columns, which is no table', () => {
    expect(readCsvHeader('setl_id,'.repeat(million), csvColumns)).toEqual({
      ok: false,
      problem: { code: 'too-many-columns', limit: 2000 },
    });
  });
});

describe('identifiers', () => {
  it.each([
    'A\u200bB',
    '\u202eB1',
    'A\u2066B\u2069',
    'A\u00adB',
    'A\u2028B',
    'A\uffffB',
    'A\u0000B',
    'A\ud800',
  ])('%j looks like another, or like nothing, and is refused', (id) => {
    expect(isFault(readIdentifier(id))).toBe(true);
  });

  it.each(['S#1', '../S', '__proto__', '结算-1', '𠮷1', "='x'"])('%j can be seen, and is one', (id) => {
    expect(readIdentifier(id)).toBe(id);
  });
});

describe('words of a prescription', () => {
  it.each(['constructor', 'toString', '__proto__', 'valueOf'])('%s is no rate', (words) => {
    expect(readTimesPerDay(words)).toBeNull();
  });
});

describe('keys that change what objects are', () => {
  it.each(['__proto__', 'constructor', 'prototype'])('%s in a record changes nothing', (key) => {
    const list = JSON.stringify(exampleList());
    const hostile = list
      .replace('{', `{${JSON.stringify(key)}:{"setlinfo":{"setl_id":"X"},"polluted":true},`)
      .replace('"setlinfo":{', `"setlinfo":{${JSON.stringify(key)}:{"gend":"1","polluted":true},`);
    expect(read(hostile)).toEqual(read(list));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
