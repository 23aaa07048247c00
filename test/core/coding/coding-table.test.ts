import { describe, expect, it } from 'vitest';
import { parseCodingTable } from '../../../core/coding/coding-table.ts';
import { table } from './small-coding-tables.ts';

describe('a stored table', () => {
  it('is refused with every mistake at once', () => {
    const broken = () =>
      table('diagnosis-sex', { certainty: 'sure', rows: [['DX1', '男', 'range'], ['DX2']] });
    expect(broken).toThrow(/certainty[\s\S]*rows\[1\][\s\S]*rows\[0\]\[1\]/);
  });

  it('is refused where a row names an age group or reason that is not defined', () => {
    const rows = [
      ['DX1', 'ancient', 'range'],
      ['DX2', 'toString', 'name'],
    ];
    expect(() => table('diagnosis-age', { groups: {}, rows })).toThrow('not defined: ancient, toString');
    expect(() => table('never-principal', { reasons: {}, rows: [['DX1', 'cause']] })).toThrow('cause');
  });

  it('is refused where it is of no known kind, or no table', () => {
    for (const input of [null, [], 'rows', { kind: 'weights', rows: [] }])
      expect(() => parseCodingTable(input)).toThrow('coding table');
  });

  it('is refused with a day that the calendar does not have', () => {
    expect(() => table('grey-codes', { rows: [], effective_from: '2026-02-30' })).toThrow('effective_from');
  });
});
