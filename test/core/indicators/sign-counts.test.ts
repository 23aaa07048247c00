import { describe, expect, it } from 'vitest';
import type { CaseSigns } from '../../../core/indicators/case-facts.ts';
import { cellOf } from '../../../core/indicators/cell.ts';
import { caseFacts } from './case-facts.ts';

const scheme = 'chs-drg-1.1';
const tallyWith = (signs: Partial<CaseSigns>, costFen: number | null = 900_000) =>
  cellOf(caseFacts({ costFen, signs: { scheme, transferred: false, ...signs } })).tally;
const partsFen = { drug: 300, slice: 20, testing: 100, consumable: 0, treatment: 50, ct: 40, mri: 0 };

describe('the signs of a stay in its tally', () => {
  it('say nothing at all of a stay recorded before there were signs', () => {
    const { tally } = cellOf(caseFacts());
    expect(Object.keys(tally).filter((name) => /Known$|^part|signed|dosed/.test(name))).toEqual([]);
  });

  it('leave what a stay does not tell unknown: an older record is in no share at all', () => {
    const { slice: _slice, ct: _ct, ...older } = partsFen;
    const tally = tallyWith({ partsFen: older });
    expect(tally).toMatchObject({ signed: 1 });
    for (const name of [
      'parted',
      'itemised',
      'operationKnown',
      'infectionKnown',
      'readmissionKnown',
      'dosed',
    ])
      expect(tally).not.toHaveProperty(name);
  });

  it('count money only beside the cost of the same stays', () => {
    expect(tallyWith({ partsFen, fundFen: 600_000 })).toMatchObject({
      parted: 1,
      partedFen: 900_000,
      'part/drug': 300,
      'part/slice': 20,
      itemised: 1,
      itemisedFen: 900_000,
      'part/ct': 40,
      fundKnown: 1,
      fundFen: 600_000,
      fundCostFen: 900_000,
    });
    for (const costFen of [null, 0, 299]) {
      const tally = tallyWith({ partsFen, fundFen: 600_000 }, costFen);
      expect(tally).not.toHaveProperty('parted');
      expect(tally).not.toHaveProperty('fundKnown');
    }
  });

  it('count a stay as known whether it has the sign or not', () => {
    const without = tallyWith({
      infected: false,
      readmitted: false,
      complicated: false,
      intensiveCare: false,
    });
    expect(without).toMatchObject({
      infectionKnown: 1,
      readmissionKnown: 1,
      complicationKnown: 1,
      intensiveCareKnown: 1,
    });
    expect(without).not.toHaveProperty('infections');
    expect(tallyWith({ infected: true })).toMatchObject({ infectionKnown: 1, infections: 1 });
  });

  it('count day surgery only where there was an operation', () => {
    expect(tallyWith({ operation: 'open', daySurgery: true })).toMatchObject({ operated: 1, daySurgery: 1 });
    expect(tallyWith({ operation: 'none', daySurgery: true })).not.toHaveProperty('daySurgery');
  });

  it('take days for doses only of stays whose doses are known', () => {
    expect(tallyWith({ antibacterials: true, dailyDosesE4: 20_000 })).toMatchObject({
      antibacterialUsers: 1,
      dosed: 1,
      dosedDays: 8,
      dailyDosesE4: 20_000,
    });
    expect(tallyWith({ antibacterials: true })).not.toHaveProperty('dosedDays');
  });
});

describe('a case in its tally', () => {
  it('is severe above a weight of 2, in a group, and an outlier with its cost', () => {
    expect(cellOf(caseFacts({ weightE4: 20_001, outlier: 'high' })).tally).toMatchObject({
      severe: 1,
      'outlierFen/high': 900_000,
      costedDays: 8,
    });
    const { tally } = cellOf(caseFacts({ weightE4: 20_000, costFen: null }));
    for (const name of ['severe', 'outlierFen/high', 'outlierFen/normal', 'costedDays'])
      expect(tally).not.toHaveProperty(name);
    expect(cellOf(caseFacts({ weightE4: 30_000, status: 'ungroupable' })).tally).not.toHaveProperty('severe');
  });
});
