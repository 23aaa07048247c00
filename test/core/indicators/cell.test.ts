import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCell, cellOf, emptyCell } from '../../../core/indicators/cell.ts';
import { holds } from '../../support/holds.ts';
import { anyCaseFacts } from './any-case-facts.ts';
import { caseFacts } from './case-facts.ts';

const anyCell = anyCaseFacts.map(cellOf);

describe('cells under addCell', () => {
  it('give the same in any order and grouping', () => {
    holds(
      fc.property(anyCell, anyCell, anyCell, (a, b, c) => {
        expect(addCell(addCell(a, b), c)).toEqual(addCell(b, addCell(c, a)));
      }),
    );
  });

  it('come to nothing when every case is taken out again', () => {
    holds(
      fc.property(fc.array(anyCell, { maxLength: 8 }), (cells) => {
        const all = cells.reduce((sum, cell) => addCell(sum, cell), emptyCell);
        const left = cells.reduce((sum, cell) => addCell(sum, cell, -1), all);
        expect(left).toEqual(emptyCell);
      }),
    );
  });
});

describe('cellOf', () => {
  it('counts no weight for a case in no group, though the tariff has one for 0000', () => {
    const { tally } = cellOf(caseFacts({ status: 'ungroupable', group: '0000', weightE4: 2_000 }));
    expect(tally).toMatchObject({ cases: 1, 'status/ungroupable': 1 });
    expect(tally).not.toHaveProperty('weightE4');
    expect(tally).not.toHaveProperty('weighted');
  });

  it('balances only a case that has both cost and payment', () => {
    expect(cellOf(caseFacts()).tally).toMatchObject({ balanced: 1, balanceFen: 100_000 });
    expect(cellOf(caseFacts({ costFen: null })).tally).not.toHaveProperty('balanced');
    expect(cellOf(caseFacts({ paymentFen: null })).tally).not.toHaveProperty('balanced');
  });

  it('adds up two findings of one rule', () => {
    const findings = [
      ['GZ1', 'violation', 1, 300],
      ['GZ1', 'suspicious', 1, 500],
    ] as const;
    expect(cellOf(caseFacts({ findings, identifiedFen: 600 })).tally).toMatchObject({
      flagged: 1,
      findings: 2,
      identifiedFen: 600,
      'rule/GZ1': 2,
      'ruleFen/GZ1': 800,
      'ruleCases/GZ1': 1,
      'severity/violation': 1,
      'severityFen/suspicious': 500,
    });
  });
});
