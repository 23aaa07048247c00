import { describe, expect, it } from 'vitest';
import { areNamedAsPair, stemOfFees, stemsOfCases } from '../../../core/claims/pair-names.ts';
import { csvColumns } from './example-list.ts';

const columns = csvColumns.feeLines as NonNullable<typeof csvColumns.feeLines>;

describe('names of files that belong together', () => {
  it.each([
    ['march.csv', 'march.fees.csv'],
    ['march.csv.gz', 'march-fees.csv'],
    ['march.xlsx', 'March_FeeDetail.xlsx'.replace('M', 'm')],
    ['march.csv', 'march_fee_lines.zip'],
    ['三月.csv', '三月费用明细.csv'],
    ['三月结算清单.csv', '三月费用明细.xlsx'],
    ['march-cases.csv', 'march-fees.csv'],
    ['march-cases.csv', 'march-cases-fees.csv'],
    ['2026.03.csv', '2026.03 fees.csv.gz'],
  ])('%s and %s', (cases, fees) => {
    expect(areNamedAsPair(cases, fees, columns)).toBe(true);
  });

  it.each([
    ['march.csv', 'april.fees.csv'],
    ['cof.csv', 'coffees.csv'],
    ['.csv', 'fees.csv'],
    ['march.csv', 'march.csv'],
    ['march.fees.csv', 'march.csv'],
  ])('not %s and %s', (cases, fees) => {
    expect(areNamedAsPair(cases, fees, columns)).toBe(false);
  });

  it('are found from either of the two', () => {
    expect(stemOfFees('三月费用明细.csv', columns)).toBe('三月');
    expect(stemsOfCases('三月结算清单.csv', columns)).toEqual(['三月结算清单', '三月']);
  });
});
