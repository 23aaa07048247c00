import type { Words } from '../../claims/words.ts';
import type { Pricing, PricingQuestion } from '../price-case.ts';

/** A case to be paid by its score. `drg` is the code of its DIP group. */
export interface DipPricingQuestion extends PricingQuestion {
  /** Of the group; `null` in no group, or where it has none. */
  readonly score: number | null;
  /** Score of a relative weight of 1, where the catalogue tells it. */
  readonly scoreOfMean: number | null;
  /** Mean cost of the group in hospitals of the case's level, fen; `null` where it is not known. */
  readonly meanFen: number | null;
  /** Groups of primary care have no coefficient of a hospital. */
  readonly primaryCare: boolean;
  /** By auxiliary catalogues; `null` where none applies. */
  readonly auxiliaryFactor: number | null;
  /** Of what type the case is, where a factor applies. */
  readonly auxiliaryTitle?: Words | null;
}

/** What a case is paid by its score; a {@link Pricing} with what it came from. */
export interface DipPricing extends Pricing {
  readonly score: number | null;
  readonly coefficient: number;
  readonly auxiliaryFactor: number;
  /** Fen of a point. */
  readonly pointValueFen: number;
  /** After coefficient, auxiliary factor and deviation, in ten-thousandths; `null` of what is paid by no score. */
  readonly caseScoreE4: number | null;
  /** Cost to reference in ten-thousandths; `null` where one of both is not known. */
  readonly ratioE4: number | null;
  /** Id of the band of deviation; `null` where nothing is held against anything. */
  readonly band: string | null;
  /** Whether the case may ask for a review of its own. */
  readonly reviewable: boolean;
}
