const dayMs = 86_400_000;

/** Moves a date (`yyyy-MM-dd`) by whole days. */
export function addDays(date: string, days: number): string {
  if (days === 0) return date;
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole days from one date (`yyyy-MM-dd`) to a later one; negative where it is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}
