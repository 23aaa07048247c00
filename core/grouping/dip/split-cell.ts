import type { CodeAtom } from './code-cell.ts';
import { type CellKind, readCodeCell } from './parse-code-cell.ts';

/** Alternatives of one cell that ask equally much. */
export interface CellPart {
  /** A cell of its own; `undefined` of a cell that is not there. */
  readonly text: string | undefined;
  readonly size: number;
}

type SizeOf = (alternative: readonly CodeAtom[]) => number;

/** Cuts a cell into parts by the size of its alternatives, in the order in which sizes first stand. Throws on a bad cell. */
export function splitCell(text: string | undefined, kind: CellKind, sizeOf: SizeOf): readonly CellPart[] {
  const cell = readCodeCell(text, kind);
  if (text === undefined || cell === null) return [{ text, size: 0 }];
  const alternatives = text.split(/[|｜]/).map((one, i) => ({ text: one, size: sizeOf(cell[i] ?? []) }));
  return [...Map.groupBy(alternatives, ({ size }) => size)].map(([size, some]) => ({
    size,
    text: some.map((one) => one.text).join('|'),
  }));
}

/** How many codes an alternative asks. */
export const codesAsked: SizeOf = ({ length }) => length;

/** How closely an alternative names its codes: characters, a range fewer than any code that is written out has. */
export const charactersNamed: SizeOf = (alternative) =>
  alternative.reduce((sum, atom) => sum + (atom.kind === 'prefix' ? atom.text.length : 0), 0);
