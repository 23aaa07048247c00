import type { CatalogueItem } from '../../core/claims/catalogue.ts';
import { dayOfMinute } from '../local-time.ts';
import type { StayPlan } from '../stay-plan.ts';

const minutesOfDay = 1440;

/** The stay with fewer days, up to the same discharge; what it should cost stays as it is. */
export function shorten(stay: StayPlan, losDays: number): StayPlan {
  const admittedAt = stay.admittedAt + (stay.losDays - losDays) * minutesOfDay;
  const operatedOn = Math.max(stay.operatedOn, dayOfMinute(admittedAt));
  return { ...stay, losDays, admittedAt, operatedOn };
}

/** Leaves out all items of some fee categories (`med_chrgitm_type`). */
export function without(...categories: readonly string[]): (item: CatalogueItem) => boolean {
  return ({ category }) => categories.includes(category);
}

/** Whether it has none of the complications that must show on the bill. */
export function isUncomplicated({ outcome }: StayPlan): boolean {
  return outcome.oneOf.length === 0;
}
