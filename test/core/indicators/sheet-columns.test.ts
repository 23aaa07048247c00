import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeSheets, type Sheet, sheetsOf } from '../../../core/indicators/sheet.ts';
import { columnsOf, type SheetColumns, sheetOfColumns } from '../../../core/indicators/sheet-columns.ts';
import { holds } from '../../support/holds.ts';
import { anyCases } from './any-case-facts.ts';

const anySheet: fc.Arbitrary<Sheet> = fc
  .tuple(anyCases, fc.constantFrom('total', 'department', 'doctor', 'group', 'mix'))
  .map(([cases, view]) => sheetsOf(cases).get(view) ?? new Map());

const stored = (sheet: Sheet) => JSON.parse(JSON.stringify(columnsOf(sheet))) as SheetColumns;

describe('columns of a sheet', () => {
  it('hold all that the sheet says', () => {
    holds(
      fc.property(anySheet, (sheet) => {
        expect(sheetOfColumns([stored(sheet)])).toEqual(sheet);
      }),
    );
  });

  it('add up like the sheets they are of', () => {
    holds(
      fc.property(fc.array(anySheet, { maxLength: 4 }), (sheets) => {
        expect(sheetOfColumns(sheets.map(stored))).toEqual(mergeSheets(sheets));
      }),
    );
  });

  it('are the same text whatever the order of the cases', () => {
    const anyOrder = anyCases.chain((cases) =>
      fc.tuple(fc.constant(cases), fc.shuffledSubarray(cases, { minLength: cases.length })),
    );
    holds(
      fc.property(anyOrder, ([cases, shuffled]) => {
        const text = (of: typeof cases) => JSON.stringify(columnsOf(sheetsOf(of).get('mix') ?? new Map()));
        expect(text(shuffled)).toBe(text(cases));
      }),
    );
  });

  it('of nothing are nothing', () => {
    expect(sheetOfColumns([])).toEqual(new Map());
    expect(sheetOfColumns([columnsOf(new Map())])).toEqual(new Map());
  });

  it('forget a count that comes to nought', () => {
    const balance = (balanceFen: number): Sheet =>
      new Map([['A03', { tally: { cases: 1, balanceFen }, cost: {} }]]);
    expect(sheetOfColumns([columnsOf(balance(500)), columnsOf(balance(-500))])).toEqual(
      new Map([['A03', { tally: { cases: 2 }, cost: {} }]]),
    );
  });
});
