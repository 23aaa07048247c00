import type { DipTerms } from './terms.ts';

/** What is tried in the place of what is published; what is left out stays. */
export interface TermsVariation {
  /** Yuan of a point, whatever the insurance. */
  readonly pointValueYuan?: number | undefined;
  /** Times the coefficient of every hospital; groups of primary care have none. */
  readonly coefficient?: number | undefined;
}

/** The terms at another point value, or with the coefficients times one. */
export function varyTerms(terms: DipTerms, { pointValueYuan, coefficient = 1 }: TermsVariation): DipTerms {
  const { point_value_fen: published, coefficients } = terms;
  const fen = pointValueYuan === undefined ? null : decimal(pointValueYuan * 100);
  return {
    ...terms,
    point_value_fen: fen === null ? published : { employee: fen, resident: fen, other: fen },
    coefficients: {
      by_level: mapValues(coefficients.by_level, (one) => decimal(one * coefficient)),
      institutions: mapValues(coefficients.institutions, (one) => decimal(one * coefficient)),
    },
  };
}

/** Of a product of two decimals, without what binary fractions add to it. */
function decimal(product: number): number {
  return Number(product.toFixed(10));
}

function mapValues<K extends string | number>(
  values: Readonly<Record<K, number>>,
  change: (value: number) => number,
): Record<K, number> {
  const entries = Object.entries<number>(values).map(([key, value]) => [key, change(value)]);
  return Object.fromEntries(entries) as Record<K, number>;
}
