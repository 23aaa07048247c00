import type { CodeAtom, CodeCell } from './code-cell.ts';

/** What is wrong with a cell; `part` is the piece of its text that is. */
export interface CellIssue {
  readonly code: 'blank-alternative' | 'blank-part' | 'no-code' | 'no-range-here' | 'reversed-range';
  readonly part: string;
}

export type ParsedCell =
  /** `null`: a blank cell, which asks nothing. */
  | { readonly ok: true; readonly cell: CodeCell | null }
  | { readonly ok: false; readonly issues: readonly CellIssue[] };

/** Which codes a cell is about. */
export type CellKind = 'dx' | 'proc';

/**
 * Reads a cell as the sheets have it: alternatives parted by `|`, within one `+` for all of, `A00-B99` for a range
 * of categories, `所有…` for any code. Full-width signs, spaces and line breaks are read as what they stand for.
 * Every mistake is told.
 */
export function parseCodeCell(text: string, kind: CellKind): ParsedCell {
  const plain = plainText(text);
  if (plain === '') return { ok: true, cell: null };
  const issues: CellIssue[] = [];
  const cell = plain.split('|').map((alternative) => readAlternative(alternative, kind, issues));
  return issues.length > 0 ? { ok: false, issues } : { ok: true, cell };
}

/** What a code of a cell stands for: everything that begins with it, or itself where it is written out in full. */
export type CellReading = 'prefixes' | 'whole-codes';

/** As {@link parseCodeCell}, of a cell that was checked before. Throws on a bad one. */
export function readCodeCell(
  text: string | undefined,
  kind: CellKind,
  reading: CellReading = 'prefixes',
): CodeCell | null {
  const parsed = parseCodeCell(text ?? '', kind);
  if (!parsed.ok) throw new Error(`bad cell ${text}: ${JSON.stringify(parsed.issues)}`);
  if (reading === 'prefixes') return parsed.cell;
  return parsed.cell?.map((alternative) => alternative.map((atom) => withWhole(atom, kind))) ?? null;
}

/** Codes of the insurance editions have three characters behind the point, those of operations four, or more. */
const wholeCodes: Readonly<Record<CellKind, RegExp>> = {
  dx: /^[A-Z]\d\d\.[\dA-Za-z]{3}/,
  proc: /^\d\d\.[\dA-Za-z]{4}/,
};

function withWhole(atom: CodeAtom, kind: CellKind): CodeAtom {
  return atom.kind === 'prefix' && wholeCodes[kind].test(atom.text) ? { ...atom, isWhole: true } : atom;
}

const signs: readonly (readonly [RegExp, string])[] = [
  [/_x000D_|\s/g, ''],
  [/｜/g, '|'],
  [/＋/g, '+'],
  [/[－–—~～]/g, '-'],
];

function plainText(text: string): string {
  return signs.reduce((plain, [sign, replacement]) => plain.replace(sign, replacement), text);
}

function readAlternative(text: string, kind: CellKind, issues: CellIssue[]): readonly CodeAtom[] {
  if (text === '') {
    issues.push({ code: 'blank-alternative', part: text });
    return [];
  }
  return splitParts(text, kind).flatMap((part) => {
    const atom = readAtom(part, kind);
    if ('code' in atom) issues.push(atom);
    return 'code' in atom ? [] : [atom];
  });
}

/** A `+` before an asterisk code does not join two codes: `A01.001+K77.0*` is one, of dagger and asterisk. */
function splitParts(text: string, kind: CellKind): readonly string[] {
  return kind === 'dx' ? text.split(/\+(?![^+]*\*)/) : text.split('+');
}

const anyCode: Readonly<Record<CellKind, readonly string[]>> = {
  dx: ['所有诊断'],
  proc: ['所有手术操作', '所有操作'],
};
const range = /^([A-Z]\d\d)-([A-Z]\d\d)$/;
const codes: Readonly<Record<CellKind, RegExp>> = {
  dx: /^[A-Z](?:\d|\d\d(?:\.[\dA-Za-z]*)?)?(?:\+[A-Z]\d\d(?:\.[\dA-Za-z]*)?\*)?$/,
  proc: /^\d\d(?:\.[\dA-Za-z]*)?$/,
};

function readAtom(part: string, kind: CellKind): CodeAtom | CellIssue {
  if (part === '') return { code: 'blank-part', part };
  if (anyCode[kind].includes(part)) return { kind: 'any' };
  const [, from, to] = range.exec(part) ?? [];
  if (from === undefined || to === undefined)
    return codes[kind].test(part) ? { kind: 'prefix', text: part } : { code: 'no-code', part };
  if (kind === 'proc') return { code: 'no-range-here', part };
  return from <= to ? { kind: 'range', from, to } : { code: 'reversed-range', part };
}
