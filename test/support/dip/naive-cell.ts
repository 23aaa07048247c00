/** What a code that is written out in full stands for. */
type Reading = 'prefixes' | 'whole-codes' | undefined;

/** Whether a code is what one place of a cell asks, read from its text. */
function isAsked(part: string, code: string, reading: Reading): boolean {
  if (part === '所有诊断' || part === '所有手术操作' || part === '所有操作') return true;
  if (/^[A-Z]\d\d-[A-Z]\d\d$/.test(part)) {
    const [from = '', to = ''] = part.split('-');
    const category = code.slice(0, 3);
    return /^[A-Z]\d\d$/.test(category) && from <= category && category <= to;
  }
  const behindPoint = part.split('.')[1] ?? '';
  const full = /^\d/.test(part) ? 4 : 3;
  if (reading === 'whole-codes' && behindPoint.length >= full)
    return code === part || code.replace(/\+.*/, '') === part;
  return code.startsWith(part);
}

function joined(alternative: string): readonly string[] {
  if (!alternative.includes('*')) return alternative.split('+');
  // A dagger code with its asterisk code is one.
  return alternative.split(/\+(?![A-Z0-9.x]*\*)/);
}

/** Whether the codes have one alternative of the cell in full. */
export function haveCell(cell: string | undefined, codes: readonly string[], reading?: Reading): boolean {
  if (!cell) return true;
  return cell
    .split('|')
    .some((alternative) =>
      joined(alternative).every((part) => codes.some((code) => isAsked(part, code, reading))),
    );
}

/** Whether the code is one of an alternative, and the others have the rest of it. */
export function leadsCell(
  cell: string | undefined,
  lead: string | undefined,
  others: readonly string[],
  reading?: Reading,
): boolean {
  if (!cell) return true;
  if (lead === undefined) return false;
  return cell.split('|').some((alternative) => {
    const parts = joined(alternative);
    return parts.some(
      (part, place) =>
        isAsked(part, lead, reading) &&
        parts.every((other, i) => i === place || others.some((code) => isAsked(other, code, reading))),
    );
  });
}
