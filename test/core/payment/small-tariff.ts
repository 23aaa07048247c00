import { parseTariff, type Tariff } from '../../../core/payment/tariff.ts';
import type { TariffData } from '../../../core/payment/tariff-schema.ts';

/**
 * Two groups, priced by level for employees and as one for residents: `AA11` stands at 10,000 yuan for
 * tertiary employees, at 8,000.01 yuan below, and at 9,000 yuan for residents of tertiary hospitals.
 */
export function tariffData(parts: Partial<TariffData> = {}): TariffData {
  return {
    id: 'small-2026',
    title: { zh: '小标准', en: 'Small tariff' },
    region: '371300',
    scheme: 'chs-drg-1.1',
    effective_from: '2026-01-01',
    effective_to: null,
    source: 'test',
    notes: [],
    columns: [
      { holds: 'standard', levels: [3], insurance: ['employee'] },
      { holds: 'standard', levels: [1, 2], insurance: ['employee'] },
      { holds: 'standard', levels: [3], insurance: ['resident'] },
    ],
    outliers: {
      high_multiple: { '1': 2, '2': 2.5, '3': 3 },
      high_pay: { method: 'excess-share', share: 0.7 },
      low_pay: { method: 'by-item', share: 1 },
      low_multiple: { '1': 0.5, '2': 0.4, '3': 0.4 },
      source: 'test',
    },
    tiers: null,
    institutions: {},
    classes: { basic: [], tcm: [], by_item: [], case_review: [] },
    exits: [],
    fund: { method: 'pro-rata', source: 'test' },
    rows: [
      ['AA11', 1.2345, 1_000_000, 800_001, 900_000],
      ['AA13', null, null, null, null],
    ],
    ...parts,
  };
}

export function smallTariff(parts: Partial<TariffData> = {}): Tariff {
  return parseTariff(tariffData(parts));
}
