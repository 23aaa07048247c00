import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HospitalLevel } from '../../../core/claims/settlement-list.ts';
import { groupTerms } from '../../../core/payment/group-terms.ts';
import { cellOf, type Tariff } from '../../../core/payment/tariff.ts';
import { varyTariff } from '../../../core/payment/vary-tariff.ts';
import { holds } from '../../support/holds.ts';
import { installedKnowledge } from '../../support/installed-knowledge.ts';
import { smallTariff, tariffData } from './small-tariff.ts';

const installed = (id: string): Tariff => {
  const tariff = installedKnowledge.tariffs.get(id);
  if (!tariff) throw new Error(id);
  return tariff;
};

const terms = (tariff: Tariff, drg: string, hospitalLevel: HospitalLevel = 3) =>
  groupTerms({ hospital: 'H37130200901', hospitalLevel, insurance: 'employee', drg }, tariff);

describe('varyTariff', () => {
  it('leaves a tariff as it is where nothing is tried', () => {
    for (const tariff of installedKnowledge.tariffs.values())
      expect(varyTariff(tariff, {}).data.rows).toEqual(tariff.data.rows);
  });

  it('makes the published standards again out of the published rate, within a fen', () => {
    for (const id of ['jilin-2022', 'suzhou-2023', 'yancheng-2023']) {
      const tariff = installed(id);
      const rateYuan = tariff.data.columns[0]?.rate?.yuan ?? 0;
      varyTariff(tariff, { rateYuan }).data.rows.forEach(([, , ...cells], row) => {
        cells.forEach((cell, at) => {
          const published = tariff.data.rows[row]?.[at + 2];
          if (typeof published === 'number') expect(Math.abs((cell ?? 0) - published)).toBeLessThanOrEqual(2);
        });
      });
    }
  });

  it('takes weight × rate × coefficient of group and level', () => {
    // ZZ11 weighs 1.239800406, by 0.9003789 and 1.00362404
    const yancheng = varyTariff(installed('yancheng-2023'), { rateYuan: 10_000 });
    expect(terms(yancheng, 'ZZ11', 2)?.standardFen).toBe(1_116_290);
    expect(terms(yancheng, 'ZZ11', 3)?.standardFen).toBe(1_244_293);
  });

  it('moves limits in money with the standard', () => {
    const twice = varyTariff(installed('jilin-2022'), { rateYuan: 9080.56 * 2 });
    // AF19 stands at 8,426.76 with limits 2,949.37 and 16,853.52
    expect(terms(twice, 'AF19')).toEqual({ standardFen: 1_685_352, lowFen: 589_874, highFen: 3_370_704 });
  });

  it('multiplies every standard but those of basic groups', () => {
    const suzhou = varyTariff(installed('suzhou-2023'), { coefficient: 1.1 });
    expect(terms(suzhou, 'BR25')?.standardFen).toBe(1_110_492);
    expect(terms(suzhou, 'BR15')?.standardFen).toBe(2_501_759);
  });

  it('keeps the standard of a group without a weight, whatever the rate', () => {
    const tariff = smallTariff({ rows: [['AA11', null, 100, 200, 300]] });
    expect(varyTariff(tariff, { rateYuan: 5 }).data.rows).toEqual([['AA11', null, 100, 200, 300]]);
    expect(varyTariff(tariff, { coefficient: 2 }).data.rows).toEqual([['AA11', null, 200, 400, 600]]);
  });

  it('never lowers a standard by a higher rate or coefficient, and never tiers a basic group', () => {
    const rate = fc.integer({ min: 1, max: 30_000 });
    const suzhou = installed('suzhou-2023');
    holds(
      fc.property(rate, rate, fc.constantFrom(...suzhou.rows.keys()), (one, other, group) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)].map((rateYuan) =>
          varyTariff(
            {
              ...suzhou,
              data: { ...suzhou.data, rows: suzhou.data.rows.filter(([name]) => name === group) },
            },
            { rateYuan },
          ),
        );
        const at = (tariff: Tariff | undefined, level: HospitalLevel) =>
          cellOf(tariff ?? suzhou, 'standard', group, level, 'employee') ?? 0;
        expect(at(low, 3)).toBeLessThanOrEqual(at(high, 3));
        if (suzhou.classes.basic.has(group)) expect(at(low, 1)).toBe(at(low, 3));
      }),
      { numRuns: 50 },
    );
  });

  it('holds for tariffs with multiples as for those with limits', () => {
    const dear = varyTariff(smallTariff({ rows: tariffData().rows }), { coefficient: 1.5 });
    expect(terms(dear, 'AA11')).toEqual({ standardFen: 1_500_000, lowFen: 600_000, highFen: 4_500_000 });
  });
});
