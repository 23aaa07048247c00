import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellOf } from '../../../core/indicators/cell.ts';
import { parseManagementIndicators } from '../../../core/indicators/management-indicator.ts';
import { isTallyName } from '../../../core/indicators/tally-names.ts';
import { holds } from '../../support/holds.ts';
import { anyCaseFacts } from './any-case-facts.ts';

describe('names of a tally', () => {
  it('are all that a case ever counts under', () => {
    holds(
      fc.property(anyCaseFacts, (facts) => {
        expect(Object.keys(cellOf(facts).tally).filter((name) => !isTallyName(name))).toEqual([]);
      }),
    );
  });

  it('hold an indicator to what there is: a mistyped name is refused, and not read as nought', () => {
    const ofCosts = (name: string) => ({
      id: 'costs',
      name: { zh: '费用', en: 'costs' },
      meaning: { zh: '费用', en: 'costs' },
      dimension: 'cost',
      level1: { zh: '费用', en: 'costs' },
      formula: { kind: 'sum', of: { [name]: 1 } },
      unit: 'fen',
      better: 'lower',
      thresholds: [],
      minCases: 1,
      source: 'test',
      effectiveFrom: '2026-01-01',
      effectiveTo: null,
    });
    expect(parseManagementIndicators([ofCosts('costFen')])).toHaveLength(1);
    expect(() => parseManagementIndicators([ofCosts('costsFen')])).toThrow('costsFen');
    expect(() => parseManagementIndicators([ofCosts('rule/')])).toThrow('rule/');
  });
});
