const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A FHIR dateTime as local time, `yyyy-MM-ddTHH:mm:ss`; `null` for a month or year alone, and for what is none.
 * @param timeOfDay for a day without a time: `00:00:00` where it begins something, `23:59:59` where it ends it
 */
export function toLocalTime(
  text: string | undefined,
  offsetMinutes: number,
  timeOfDay: '00:00:00' | '23:59:59' = '00:00:00',
): string | null {
  if (text === undefined) return null;
  if (day.test(text)) return isReal(`${text}T00:00:00Z`) ? `${text}T${timeOfDay}` : null;
  const zone = moment.exec(text)?.[1];
  if (zone === undefined) return moment.test(text) ? shifted(`${text}Z`, 0) : null;
  return shifted(text, offsetMinutes);
}

function shifted(text: string, offsetMinutes: number): string | null {
  if (!isReal(text)) return null;
  return new Date(Date.parse(text) + offsetMinutes * 60_000).toISOString().slice(0, 19);
}

/** Not the 30th of February, which some parsers carry over into March. */
function isReal(text: string): boolean {
  const date = new Date(Date.parse(`${text.slice(0, 10)}T00:00:00Z`));
  return !Number.isNaN(Date.parse(text)) && date.toISOString().startsWith(text.slice(0, 10));
}
