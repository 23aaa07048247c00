import type { FeeLine } from '../../claims/settlement-list.ts';

/** Lines by the calendar day they were charged on, in the order given. */
export function chargesByDay(lines: readonly FeeLine[]): ReadonlyMap<string, readonly FeeLine[]> {
  const byDay = new Map<string, FeeLine[]>();
  for (const line of lines) {
    const day = line.chargedAt.slice(0, 10);
    const sameDay = byDay.get(day);
    if (sameDay) sameDay.push(line);
    else byDay.set(day, [line]);
  }
  return byDay;
}
