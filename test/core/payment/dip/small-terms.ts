import { type DipTerms, parseDipTerms } from '../../../../core/payment/dip/terms.ts';

type Band = DipTerms['deviation']['bands'][number];

const title = { zh: '偏差', en: 'Deviation' };

/** As the earlier specification has it: held against the mean of the level, beyond five times by review. */
export const olderBands: Band[] = [
  {
    id: 'low',
    title,
    outlier: 'low',
    up_to: 0.5,
    including: false,
    with_coefficient: true,
    pay: { formula: 'ratio' },
  },
  {
    id: 'normal',
    title,
    outlier: 'normal',
    up_to: 2,
    including: false,
    with_coefficient: true,
    pay: { formula: 'whole' },
  },
  {
    id: 'high',
    title,
    outlier: 'high',
    up_to: 5,
    including: true,
    with_coefficient: true,
    pay: { formula: 'excess', above: 2 },
  },
  {
    id: 'extreme',
    title,
    outlier: 'high',
    up_to: null,
    including: false,
    with_coefficient: true,
    pay: { formula: 'review' },
  },
];

/** As 3.0 has it: held against the standard, above twice the case may ask for a review. */
export const newerBands: Band[] = [
  {
    id: 'ultra-low',
    title,
    outlier: 'low',
    up_to: 0.5,
    including: false,
    with_coefficient: true,
    pay: { formula: 'ratio' },
  },
  {
    id: 'normal',
    title,
    outlier: 'normal',
    up_to: 2,
    including: true,
    with_coefficient: true,
    pay: { formula: 'whole' },
  },
  {
    id: 'ultra-high',
    title,
    outlier: 'high',
    up_to: null,
    including: false,
    with_coefficient: true,
    pay: { formula: 'whole' },
  },
];

export function termsData(parts: Partial<DipTerms> = {}): DipTerms {
  return {
    id: 'small',
    title: { zh: '小', en: 'Small' },
    region: '371300',
    catalogue: 'small',
    effective_from: '2025-01-01',
    effective_to: null,
    source: 'test',
    notes: [],
    coefficients: { by_level: { '1': 0.7, '2': 0.9, '3': 1.1 }, institutions: { H37130200901: 1.2 } },
    auxiliary: { applied: true, in_reference: true },
    deviation: { reference: 'mean-by-level', bands: olderBands, source: 'test' },
    review: null,
    exits: [],
    without_score: { method: 'open' },
    point_value_fen: { employee: 1000.5, resident: 900, other: 900 },
    fund: { method: 'ratio', ratio: { employee: 0.75, resident: 0.6, other: 0.6 } },
    ...parts,
  };
}

export function smallTerms(parts: Partial<DipTerms> = {}): DipTerms {
  return parseDipTerms(termsData(parts));
}

export const olderTerms = smallTerms();

export const newerTerms = smallTerms({
  deviation: { reference: 'standard', bands: newerBands, source: 'test' },
  review: { above_ratio: 2 },
});
