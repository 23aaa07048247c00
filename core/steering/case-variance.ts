import { type Measure, momentsOf } from '../indicators/case-measures.ts';
import { countOf, type Tally } from '../indicators/tally.ts';
import type { Benchmark } from '../indicators/unit-figures.ts';
import { addMoments, noMoments, varianceOf } from '../statistics/moments.ts';

type Groups = ReadonlyMap<string, Tally>;

/**
 * Relative variance of a unit's mean cost or length: variance ÷ mean². The stays of a group are log-normal about the
 * group's mean, with one variance of the logarithm for all groups of the unit; the groups themselves are among what
 * varies. `null` where no group has two stays.
 */
export function varianceOfMean(groups: Groups, measure: 'cost' | 'los'): number | null {
  const stretch = stretchWithin(groups, measure);
  if (stretch === null) return null;
  let [stays, sum, squares] = [0, 0, 0];
  for (const tally of groups.values()) {
    const { stays: own, above } = momentsOf(tally, measure);
    if (own === 0) continue;
    stays += own;
    sum += above;
    squares += (above ** 2 / own) * stretch;
  }
  return sum === 0 ? null : ((squares * stays) / sum ** 2 - 1) / stays;
}

/** Relative variance of a mean that is known with its squares. */
export function varianceOfMoments(groups: Groups, measure: Measure): number | null {
  const moments = momentsOfAll(groups, measure);
  if (moments.stays < 2 || moments.sum <= 0) return null;
  return varianceOf(moments) / moments.stays / (moments.sum / moments.stays) ** 2;
}

/**
 * Relative variance of a share of money, or of doses in days: the stays' own shares about the whole, each with the
 * weight of its cost or length. `null` where it was nought, or known of fewer than two stays.
 */
export function varianceOfShare(groups: Groups, measure: Measure, weighedBy: 'cost' | 'los'): number | null {
  const { stays, sum, squares, above, below } = momentsOfAll(groups, measure);
  const weights = varianceOfMean(groups, weighedBy);
  if (stays < 2 || above <= 0 || weights === null) return null;
  // Of a share that is stored in ten-thousandths both sides are; doses alone are.
  const whole = above / below / (measure === 'antibacterial' ? 10_000 : 1);
  const aboutWhole = squares / stays - (2 * whole * sum) / stays + whole ** 2;
  return (aboutWhole * (1 + weights * stays)) / stays / whole ** 2;
}

/**
 * Relative variance of a consumption index: chance among the stays of each group, whose mean in the area is taken as
 * known, and whose number as given.
 */
export function varianceOfIndex(groups: Groups, benchmark: Benchmark, of: 'cost' | 'time'): number | null {
  const measure = of === 'cost' ? 'cost' : 'los';
  const stretch = stretchWithin(groups, measure);
  if (stretch === null) return null;
  const [used, by] = of === 'cost' ? ['costFen', 'costed'] : ['losDays', 'cases'];
  let [sum, variance] = [0, 0];
  for (const [group, tally] of groups) {
    const area = benchmark.groups.get(group) ?? {};
    const { stays, above } = momentsOf(tally, measure);
    if (stays === 0 || countOf(area, used) <= 0) continue;
    const ratio = (above / stays) * (countOf(area, by) / countOf(area, used));
    sum += stays * ratio;
    variance += stays * ratio ** 2 * (stretch - 1);
  }
  return sum === 0 ? null : variance / sum ** 2;
}

/** E[X²] ÷ E[X]² within a group: e^σ² of the logarithms, pooled over the groups. */
function stretchWithin(groups: Groups, measure: 'cost' | 'los'): number | null {
  let [freedom, squares] = [0, 0];
  for (const tally of groups.values()) {
    const moments = momentsOf(tally, measure);
    if (moments.stays < 2) continue;
    freedom += moments.stays - 1;
    squares += varianceOf(moments) * (moments.stays - 1);
  }
  return freedom === 0 ? null : Math.exp(squares / freedom);
}

function momentsOfAll(groups: Groups, measure: Measure) {
  return [...groups.values()].reduce((sum, tally) => addMoments(sum, momentsOf(tally, measure)), noMoments);
}
