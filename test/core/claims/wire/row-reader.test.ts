import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../../../core/claims/wire/date.ts';
import { readFen } from '../../../../core/claims/wire/decimal.ts';
import { type FieldReader, optional, required, unchecked } from '../../../../core/claims/wire/field.ts';
import { listNode, uncheckedListNode } from '../../../../core/claims/wire/node.ts';
import type { Scalar } from '../../../../core/claims/wire/reader.ts';
import type { Report } from '../../../../core/claims/wire/report.ts';
import { rowReader } from '../../../../core/claims/wire/row-reader.ts';
import { readIdentifier } from '../../../../core/claims/wire/text.ts';
import { holds } from '../../../support/holds.ts';

const fields = {
  code: required(readIdentifier),
  amount: required(readFen),
  day: optional(readDate),
  note: unchecked(readDate),
};

const readRow = rowReader(fields, ({ code, amount, day, note }, report) => {
  if (code === 'blank') return null;
  if (code !== 'late') return { code, amount, day, note };
  report('day', day, { code: 'bad-date' });
  return undefined;
});

/** What is read, and what is told, as `place: code`. */
function read<T>(reader: (node: unknown, report: Report) => T, node: unknown) {
  const told: string[] = [];
  const value = reader(node, (place, _, { code }) => told.push(`${place}: ${code}`));
  return { value, told };
}

describe('a row by its declaration', () => {
  it('has each field under its name, and null for one that may be blank', () => {
    const { value, told } = read(readRow, { amount: '1.20', code: ' A ', note: 'soon', other: {} });
    expect(value).toEqual({ code: 'A', amount: 120, day: null, note: null });
    expect(told).toEqual([]);
  });

  it('tells all faults in the order of the declaration, whatever the order of the fields sent', () => {
    const { value, told } = read(readRow, { note: [], day: '2026-02-30', amount: 'much', code: {} });
    expect(value).toBeUndefined();
    expect(told).toEqual(['code: bad-text', 'amount: bad-money', 'day: bad-date']);
  });

  it('may be refused yet when all its fields are read', () => {
    expect(read(readRow, { code: 'late', amount: 1 })).toEqual({
      value: undefined,
      told: ['day: bad-date'],
    });
  });

  it.each([
    { node: null, code: 'field-missing' },
    { node: undefined, code: 'field-missing' },
    { node: 'text', code: 'bad-node' },
    { node: [], code: 'bad-node' },
  ])('that is $node is refused as $code', ({ node, code }) => {
    expect(read(readRow, node)).toEqual({ value: undefined, told: [`: ${code}`] });
  });
});

describe('a list of rows', () => {
  const rows = [
    { code: 'A', amount: 1 },
    { code: 'blank', amount: 1 },
    { code: 'B', amount: 2 },
  ];

  it('leaves placeholders out, and takes one object for a list of one', () => {
    expect(read(listNode(readRow), rows).value?.map(({ code }) => code)).toEqual(['A', 'B']);
    expect(read(listNode(readRow), rows[0]).value).toHaveLength(1);
  });

  it.each([null, undefined, '', [], [rows[1]]])('of nothing (%j) is null', (node) => {
    expect(read(listNode(readRow), node)).toEqual({ value: null, told: [] });
  });

  it('says in which row a fault is', () => {
    const { value, told } = read(listNode(readRow), [...rows, { code: 'C' }, 7]);
    expect(value).toBeUndefined();
    expect(told).toEqual(['[3].amount: field-missing', '[4]: bad-node']);
  });

  it('by which nothing is decided loses its bad rows and tells nobody', () => {
    const { value, told } = read(uncheckedListNode(readRow), [rows[0], { code: 'C' }, 7]);
    expect(value).toHaveLength(1);
    expect(told).toEqual([]);
    expect(read(uncheckedListNode(readRow), 'none')).toEqual({ value: null, told: [] });
  });
});

describe('a field', () => {
  const sent = fc.oneof(
    fc.constantFrom<unknown>(null, undefined, '', ' ', '0', 0, -0, 'A', '2026-03-01', {}, []),
    fc.double({ noNaN: true }),
    fc.integer({ min: -300, max: 300 }).map((hundredths) => hundredths / 100),
    fc.string(),
  );
  const kinds: Readonly<Record<string, () => FieldReader<Scalar | null>>> = {
    required: () => required(readFen),
    optional: () => optional(readDate),
    unchecked: () => unchecked(readIdentifier),
  };

  it.each(Object.keys(kinds))('that is %s says the same whatever was read before', (kind) => {
    const one = kinds[kind]?.();
    holds(
      fc.property(sent, (value) => {
        expect(one?.(value)).toEqual(kinds[kind]?.()(value));
      }),
    );
  });
});
