import type * as z from 'zod';
import type { IndicatorFormula, ManagementIndicator, Threshold } from './management-indicator.ts';

/** What can be said of an indicator only beside the others, and of its thresholds only beside its direction. */
export function checkTogether(
  indicators: readonly ManagementIndicator[],
  context: z.RefinementCtx<readonly ManagementIndicator[]>,
): void {
  indicators.forEach((indicator, at) => {
    const refuse = (message: string) =>
      context.addIssue({ code: 'custom', path: [at], message: `${indicator.id}: ${message}` });
    if (indicators.slice(0, at).some((other) => other.id === indicator.id && overlap(other, indicator)))
      refuse('stands twice for the same days');
    checkGrowth(indicator, indicators, refuse);
    for (const threshold of indicator.thresholds) checkThreshold(indicator, threshold, refuse);
  });
}

const growing: readonly string[] = ['ratio', 'sum', 'groups', 'given'] satisfies IndicatorFormula['kind'][];

/** What grows must be there whenever its growth is asked for. */
function checkGrowth(
  growth: ManagementIndicator,
  all: readonly ManagementIndicator[],
  refuse: (message: string) => void,
): void {
  const { formula } = growth;
  if (formula.kind !== 'growth') return;
  const of = all.find(({ id }) => id === formula.of);
  if (!of) refuse(`grows with ${formula.of}, which is not there`);
  else if (!growing.includes(of.formula.kind)) refuse(`grows with ${of.id}, which has no growth`);
  else if (of.effectiveFrom > growth.effectiveFrom || (of.effectiveTo ?? '9') < (growth.effectiveTo ?? '9'))
    refuse(`is in force while ${of.id} is not`);
}

function checkThreshold(
  { better }: ManagementIndicator,
  { basis, yellow, red }: Threshold,
  refuse: (message: string) => void,
): void {
  if (better === 'neither') refuse('a threshold, and no direction');
  // Of peers it is told how many do better, whichever way is good.
  const isRising = better === 'lower' || basis === 'peers';
  if (isRising ? yellow > red : yellow < red) refuse(`${basis}: red begins before yellow`);
  if (basis === 'peers' && (yellow < 0 || red > 1)) refuse('a share of the peers is between 0 and 1');
}

function overlap(a: ManagementIndicator, b: ManagementIndicator): boolean {
  return a.effectiveFrom <= (b.effectiveTo ?? '9') && b.effectiveFrom <= (a.effectiveTo ?? '9');
}
