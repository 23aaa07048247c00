import type { DipTerms } from '../../core/payment/dip/terms.ts';
import type { RegionBook } from '../../core/payment/region-book.ts';

export type DipTermsDescription = ReturnType<typeof describeDipTerms>;

/** What terms are, since when, what a point is worth by them, and which regions go by them. */
export function describeDipTerms(terms: DipTerms, { byCode }: RegionBook) {
  const { coefficients, deviation, auxiliary, review, exits, without_score, fund } = terms;
  return {
    id: terms.id,
    title: terms.title,
    region: terms.region,
    /** Those that name the terms: others are installed and pay nobody. */
    used_by: [...byCode.values()].flatMap(({ code, dip_terms: ids = [] }) =>
      ids.includes(terms.id) ? [code] : [],
    ),
    catalogue: terms.catalogue,
    effective_from: terms.effective_from,
    effective_to: terms.effective_to,
    /** Fen. */
    point_value_fen: terms.point_value_fen,
    coefficients: coefficients.by_level,
    institutions: Object.keys(coefficients.institutions).length,
    auxiliary: auxiliary.applied,
    reference: deviation.reference,
    bands: deviation.bands.map(({ id, up_to, pay }) => ({ id, up_to, pay: pay.formula })),
    review_above_ratio: review?.above_ratio ?? null,
    exits: exits.map(({ id }) => id),
    without_score: without_score.method,
    fund: fund.method,
    source: terms.source,
    notes: terms.notes,
  };
}
