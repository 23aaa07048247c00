const dayMs = 86_400_000;

/** Moves a date (`yyyy-MM-dd`) by whole days. */
export function addDays(date: string, days: number): string {
  if (days === 0) return date;
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole days from one date (or local time) to a later one; negative where it is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / dayMs;
}

/** Age in whole years on a day; a birthday counts from the day itself. */
export function yearsBetween(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5, 10) < birthDate.slice(5, 10) ? years - 1 : years;
}

/** Whether two local times, or dates, are of one day. From the end, where days differ most. */
export function isSameDay(one: string, other: string): boolean {
  for (let at = 'yyyy-MM-dd'.length - 1; at >= 0; at--) {
    if (one.charCodeAt(at) !== other.charCodeAt(at)) return false;
  }
  return true;
}

/** Whether something is in force on a day; both its first and its last day count. @param to `null`: no last day */
export function isInForce(day: string, from: string | null, to: string | null): boolean {
  return (from === null || day >= from) && (to === null || day <= to);
}
