import { short, yuan } from '../../texts/figures.ts';
import type { Language } from '../../texts/language.ts';
import type { OutlookMeasure } from './cockpit-search.ts';

/** Of which indicator, and of which side of it, the months of a measure are known. */
export const knownBy = {
  cases: { indicator: 'cases', side: 'value' },
  costFen: { indicator: 'average-cost', side: 'above' },
  paymentFen: { indicator: 'payment', side: 'value' },
  weightE4: { indicator: 'total-weight', side: 'value' },
  losDays: { indicator: 'length-of-stay', side: 'above' },
} as const satisfies Readonly<
  Record<OutlookMeasure, { readonly indicator: string; readonly side: 'value' | 'above' }>
>;

/** A forecast in the unit in which it is read: weights, not ten-thousandths of them. */
export const readAs = (measure: OutlookMeasure, value: number) =>
  measure === 'weightE4' ? value / 10_000 : value;

export function measureText(measure: OutlookMeasure, value: number, language: Language): string {
  return measure === 'costFen' || measure === 'paymentFen' ? yuan(value, language) : short(value, language);
}

export const measureKind = (measure: OutlookMeasure) =>
  measure === 'costFen' || measure === 'paymentFen' ? 'fen' : measure === 'weightE4' ? 'decimal' : 'count';
