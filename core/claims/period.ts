import { addDays } from './calendar-days.ts';

/** Days from a first to a last one, both included (`yyyy-MM-dd`); without a last day where `to` is `null`. */
export interface Period {
  readonly from: string;
  readonly to: string | null;
}

const endless = '9999-12-31';

/** The days that both have; `null` for none. */
export function commonDays(one: Period, other: Period): Period | null {
  const [, from = one.from] = [one.from, other.from].sort();
  const [to = endless] = [one.to ?? endless, other.to ?? endless].sort();
  return from > to ? null : { from, to: to === endless ? null : to };
}

/** The days of one that the other does not have: none, one or two periods, in order. */
export function daysBeside(one: Period, other: Period): readonly Period[] {
  const common = commonDays(one, other);
  if (!common) return [one];
  const before = common.from > one.from ? [{ from: one.from, to: addDays(common.from, -1) }] : [];
  const after =
    common.to !== null && common.to !== one.to ? [{ from: addDays(common.to, 1), to: one.to }] : [];
  return [...before, ...after];
}
