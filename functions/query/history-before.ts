import { monthsOf, monthsUntil, type Period } from '../../core/indicators/period.ts';
import type { MonthFigures } from '../../core/indicators/view-figures.ts';
import type { AskedView, ViewReader } from '../../platform/summaries/read-view.ts';

/** So many months before a period. */
export function monthsBefore(
  period: Period,
  count: number,
): { readonly from: string; readonly until: string } {
  const months = monthsUntil(monthsOf(period)[0] as string, count + 1).slice(0, -1);
  return { from: months[0] as string, until: months.at(-1) as string };
}

/** Twelve months of their own, and the year before each, from which what grows has grown. */
const monthsLookedBack = 24;
/** How sure an improvement is hangs on all that is known of these; of those before, the values are enough. */
const monthsInFull = 3;

/** The months before a period, as far back as lamps and portraits look. */
export async function historyBefore(
  views: ViewReader,
  asked: Omit<AskedView, 'byGroup'>,
  period: Period,
): Promise<readonly MonthFigures[]> {
  const near = monthsBefore(period, monthsInFull);
  const far = monthsBefore(near.from, monthsLookedBack - monthsInFull);
  const months = await Promise.all([
    views.history({ ...asked, ...far, byGroup: 'core' }),
    views.history({ ...asked, ...near }),
  ]);
  return months.flat();
}
