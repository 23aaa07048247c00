/**
 * The months that statistics look at, the oldest first.
 * @param until the last of them, `yyyy-MM`
 */
export function monthsUntil(until: string, count: number): readonly string[] {
  const [year = 0, month = 0] = until.split('-').map(Number);
  return Array.from({ length: count }, (_, at) => monthText(year * 12 + month - count + at));
}

/** The last month that is over. @param now ISO time */
export function lastFullMonth(now: string): string {
  const [year = 0, month = 0] = now.slice(0, 7).split('-').map(Number);
  return monthText(year * 12 + month - 2);
}

/** @param index months since the beginning of the calendar */
function monthText(index: number): string {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
