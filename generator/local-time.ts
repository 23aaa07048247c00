const minutesPerDay = 1440;
const dates = new Map<number, string>();

/** Days since 1970-01-01 of a `yyyy-MM-dd`. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

/** `yyyy-MM-dd` of a day number. */
export function dateText(day: number): string {
  const known = dates.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
  dates.set(day, text);
  return text;
}

/** The day number of a time in minutes since 1970-01-01 00:00. */
export function dayOfMinute(minute: number): number {
  return Math.floor(minute / minutesPerDay);
}

/** The first minute of a day. */
export function startOfDay(day: number): number {
  return day * minutesPerDay;
}

/** `yyyy-MM-dd HH:mm:ss` of a time in minutes since 1970-01-01 00:00. */
export function timeText(minute: number): string {
  const day = dayOfMinute(minute);
  const rest = minute - startOfDay(day);
  return `${dateText(day)} ${twoDigits(Math.floor(rest / 60))}:${twoDigits(rest % 60)}:00`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
