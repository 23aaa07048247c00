import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodeAtom, takesCode } from '../../../../core/grouping/dip/code-cell.ts';
import { parseCodeCell } from '../../../../core/grouping/dip/parse-code-cell.ts';
import { holds } from '../../../support/holds.ts';

const code = (text: string): CodeAtom => ({ kind: 'prefix', text });

describe('a cell', () => {
  it('lists alternatives, joins codes, has ranges and whatever code', () => {
    expect(parseCodeCell('A00-B99|C15+D01|所有诊断', 'dx')).toEqual({
      ok: true,
      cell: [[{ kind: 'range', from: 'A00', to: 'B99' }], [code('C15'), code('D01')], [{ kind: 'any' }]],
    });
    expect(parseCodeCell('33.6x00|所有手术操作', 'proc')).toEqual({
      ok: true,
      cell: [[code('33.6x00')], [{ kind: 'any' }]],
    });
  });

  it('is read past spaces, line breaks, full-width signs and what Excel writes for a return', () => {
    expect(parseCodeCell(' A00 －\nB99｜C15＋D01_x000D_\r\n', 'dx')).toEqual(
      parseCodeCell('A00-B99|C15+D01', 'dx'),
    );
  });

  it.each(['', '  ', '\n', '_x000D_'])('asks nothing when it is blank: %j', (text) => {
    expect(parseCodeCell(text, 'dx')).toEqual({ ok: true, cell: null });
  });

  it('takes a dagger code with its asterisk code for one, and joins others beside it', () => {
    expect(parseCodeCell('A01.001+K77.0*+C15', 'dx')).toEqual({
      ok: true,
      cell: [[code('A01.001+K77.0*'), code('C15')]],
    });
  });

  it('tells every mistake, with the piece that is one', () => {
    expect(parseCodeCell('A00||B9+?+|B99-A00|33.6', 'dx')).toEqual({
      ok: false,
      issues: [
        { code: 'blank-alternative', part: '' },
        { code: 'no-code', part: '?' },
        { code: 'blank-part', part: '' },
        { code: 'reversed-range', part: 'B99-A00' },
        { code: 'no-code', part: '33.6' },
      ],
    });
    expect(parseCodeCell('A00-B99|所有诊断', 'proc')).toEqual({
      ok: false,
      issues: [
        { code: 'no-range-here', part: 'A00-B99' },
        { code: 'no-code', part: '所有诊断' },
      ],
    });
  });

  it('never throws, whatever stands in it', () =>
    holds(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('dx' as const, 'proc' as const),
        (text, kind) => {
          const parsed = parseCodeCell(text, kind);
          expect(parsed.ok || parsed.issues.length > 0).toBe(true);
        },
      ),
    ));
});

describe('a range of categories', () => {
  const range: CodeAtom = { kind: 'range', from: 'A15', to: 'B10' };

  it.each(['A15', 'A15.000', 'B10.900x001', 'A99.x'])('takes %s', (text) => {
    expect(takesCode(range, text)).toBe(true);
  });

  it.each(['A14.900', 'B11', 'A1', 'AZZ', 'a16', '', 'A2B'])('does not take %j', (text) => {
    expect(takesCode(range, text)).toBe(false);
  });
});
