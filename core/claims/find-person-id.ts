import { isWireObject, toList, type WireObject } from './wire/node.ts';
import { readQuietly } from './wire/reader.ts';
import type { SetlInfo } from './wire/setlinfo.ts';
import { readIdentifier } from './wire/text.ts';

/**
 * The person by `hi_no`, else `psn_no` of the header or the first line that has one, else `certno`; `null`
 * where all are blank or placeholders.
 * @param wire the nodes as sent: the model has no place for a line's `psn_no`
 */
export function findPersonId(
  { hi_no, psn_no, certno }: Pick<SetlInfo, 'hi_no' | 'psn_no' | 'certno'>,
  wire: WireObject,
  placeholders: readonly string[],
): string | null {
  const read = (text: string | null) => (text === null || isPlaceholder(text, placeholders) ? null : text);
  return read(hi_no) ?? read(psn_no) ?? findInLines(wire, read) ?? read(certno && toCertificate(certno));
}

/**
 * Whoever has no number must not become one person with all others who have none: a known placeholder, the
 * same character throughout, or a number of less than four digits tells nobody from anybody.
 */
export function isPlaceholder(text: string, placeholders: readonly string[]): boolean {
  const capitals = text.toUpperCase();
  return placeholders.includes(capitals) || /^(.)\1*$/u.test(capitals) || /^\d{1,3}$/.test(capitals);
}

function findInLines(wire: WireObject, read: (text: string | null) => string | null): string | null {
  const lines = toList(wire['feedetail']);
  if (!Array.isArray(lines)) return null;
  for (const line of lines) {
    const person = isWireObject(line) ? read(readQuietly(line['psn_no'], readIdentifier)) : null;
    if (person !== null) return person;
  }
  return null;
}

/** Under which ids somebody may stand who has this number: as an insured number, and as a certificate. */
export function personIdsOf(number: string): readonly string[] {
  return [...new Set([number, toCertificate(number)])];
}

/** The last character of an identity card may be an x; printed numbers come with blanks. */
function toCertificate(certno: string): string {
  return certno.replace(/\s/g, '').toUpperCase();
}
