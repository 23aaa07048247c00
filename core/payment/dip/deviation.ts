import { compare, divide, type ExactNumber, exactOf, multiply, subtract } from '../exact-number.ts';
import type { CaseWorth } from './case-worth.ts';
import type { DipPricingQuestion } from './dip-pricing.ts';
import type { DeviationBand, DipTerms } from './terms.ts';

/** How far a cost is off, and in which band that is. */
export interface Deviation {
  readonly reference: ExactNumber;
  readonly ratio: ExactNumber;
  readonly band: DeviationBand;
}

const one = exactOf(1);

/** `null` where the cost or its reference is not known: nothing is held against anything. */
export function deviationOf(
  { costFen, meanFen }: DipPricingQuestion,
  terms: DipTerms,
  worth: CaseWorth,
): Deviation | null {
  const reference = referenceOf(meanFen, terms, worth);
  if (costFen === null || !reference || reference.digits <= 0n) return null;
  const ratio = divide(exactOf(costFen), reference);
  const band = terms.deviation.bands.find((each) => isWithin(ratio, each));
  return band ? { reference, ratio, band } : null;
}

function referenceOf(
  meanFen: number | null,
  { deviation, auxiliary }: DipTerms,
  { standard, auxiliaryFactor }: CaseWorth,
): ExactNumber | null {
  const factor = exactOf(auxiliaryFactor);
  if (deviation.reference === 'standard') return auxiliary.in_reference ? standard : divide(standard, factor);
  if (meanFen === null) return null;
  return auxiliary.in_reference ? multiply(exactOf(meanFen), factor) : exactOf(meanFen);
}

function isWithin(ratio: ExactNumber, { up_to: upTo, including }: DeviationBand): boolean {
  if (upTo === null) return true;
  const order = compare(ratio, exactOf(upTo));
  return order < 0 || (order === 0 && including);
}

/** What a band makes of a score; of one that awaits a review, what it is until then. */
export function bandFactor(
  { ratio, band: { pay, with_coefficient: kept } }: Deviation,
  { coefficient }: CaseWorth,
): ExactNumber {
  const ofRatio =
    pay.formula === 'ratio'
      ? ratio
      : pay.formula === 'excess'
        ? subtract(ratio, subtract(exactOf(pay.above), one))
        : one;
  return kept ? ofRatio : divide(ofRatio, exactOf(coefficient));
}
