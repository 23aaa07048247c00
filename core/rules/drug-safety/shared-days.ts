import type { FeeLine } from '../../claims/settlement-list.ts';

/** The calendar days on which both were charged. What is taken home at discharge says nothing of the day. */
export function sharedDays(one: readonly FeeLine[], other: readonly FeeLine[]): ReadonlySet<string> {
  const others = daysOf(other);
  return new Set([...daysOf(one)].filter((day) => others.has(day)));
}

/** The lines charged on one of the days. */
export function linesOn(lines: readonly FeeLine[], days: ReadonlySet<string>): readonly FeeLine[] {
  return lines.filter((line) => !line.dischargeDrug && days.has(line.chargedAt.slice(0, 10)));
}

function daysOf(lines: readonly FeeLine[]): ReadonlySet<string> {
  return new Set(lines.filter((line) => !line.dischargeDrug).map(({ chargedAt }) => chargedAt.slice(0, 10)));
}
