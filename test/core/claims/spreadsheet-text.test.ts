import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseId } from '../../../core/claims/case-id.ts';
import { splitCsvRow } from '../../../core/claims/split-csv-row.ts';
import { fromSpreadsheetText, toSpreadsheetText } from '../../../core/claims/spreadsheet-text.ts';
import { joinRow } from '../../../web/src/pages/batches/rejected/csv-text.ts';
import { holds } from '../../support/holds.ts';

const formulas = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '@SUM(A1)',
  '+1+1',
  '-1+1',
  '\t=1',
  '\r=1',
  '＝1',
  '-',
  '--5',
];
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '\t', '1', '.', 'a', '＝') }),
  fc.string(),
);

describe('text for spreadsheets', () => {
  it.each(formulas)('%j is not left to run as a formula', (formula) => {
    expect(toSpreadsheetText(formula)).toBe(`'${formula}`);
  });

  it.each(['-12.50', '+3', '甲', 'A=B', '', "'", "'tis", '2026-03-05'])('%j stays as it is', (plain) => {
    expect(toSpreadsheetText(plain)).toBe(plain);
  });

  it('comes back from a table that was saved and is sent again', () => {
    holds(
      fc.property(text, (sent) => {
        const cell = toSpreadsheetText(sent);
        // One that had the apostrophe before cannot be told from one that got it.
        if (fromSpreadsheetText(sent) === sent) expect(fromSpreadsheetText(cell)).toBe(sent);
        expect(toSpreadsheetText(cell)).toBe(cell);
      }),
    );
  });

  it('is the same in the tables that the portal saves', () => {
    holds(
      fc.property(fc.array(text, { minLength: 1 }), (cells) => {
        expect(splitCsvRow(joinRow(cells))).toEqual(cells.map(toSpreadsheetText));
      }),
    );
  });
});

describe('the identity of a case', () => {
  it('is no other case’s, wherever their names have the mark between hospital and settlement', () => {
    const name = fc.string({ unit: fc.constantFrom('#', '%', '2', '3', 'A'), minLength: 1, maxLength: 5 });
    const one = fc.record({ hospital: name, settlementId: name });
    holds(
      fc.property(one, one, (a, b) => {
        const isSame = a.hospital === b.hospital && a.settlementId === b.settlementId;
        expect(caseId(a) === caseId(b)).toBe(isSame);
      }),
      { numRuns: 2000 },
    );
  });
});
