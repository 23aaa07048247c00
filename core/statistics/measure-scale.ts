import type { Measure, Moments } from '../indicators/case-measures.ts';

const factors: Readonly<Partial<Record<Measure, number>>> = { cost: 0.01, antibacterial: 100 };
const storedFactors: Readonly<Partial<Record<Measure, number>>> = {
  cost: 0.01,
  antibacterial: 0.01,
  weight: 0.0001,
};

/** Whether units are compared by the logarithm, whose mean is the geometric mean: costs and lengths are skewed. */
function isLogarithmic(measure: Measure): boolean {
  return measure === 'cost' || measure === 'los';
}

/** A mean of what units are compared by, as people read it: yuan, days, shares, doses per 100 days, weights. */
export function readableMean(measure: Measure, mean: number): number {
  return (isLogarithmic(measure) ? Math.exp(mean) : mean) * (factors[measure] ?? 1);
}

/** The indicator by the national formula, in the same unit. */
export function nationalValue(measure: Measure, { above, below }: Moments): number {
  return (above / below) * (storedFactors[measure] ?? 1);
}

/** How many times `from` a difference makes, on the scale that units are compared by. */
export function ratioOf(measure: Measure, from: number, difference: number): number {
  return isLogarithmic(measure) ? Math.exp(difference) : Math.max(0, (from + difference) / from);
}
