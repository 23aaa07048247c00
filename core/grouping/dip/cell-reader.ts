import type { CodeCell } from './code-cell.ts';
import { type CellKind, type CellReading, readCodeCell } from './parse-code-cell.ts';

/** The cell of a text, `null` for a blank one. */
export type CellReader = (text: string | undefined, kind: CellKind) => CodeCell | null;

/** Reads each cell of a catalogue once. */
export function cellReader(reading: CellReading | undefined): CellReader {
  const known = { dx: new Map<string, CodeCell | null>(), proc: new Map<string, CodeCell | null>() };
  return (text, kind) => {
    if (text === undefined) return null;
    const cell = known[kind].get(text);
    if (cell !== undefined) return cell;
    const read = readCodeCell(text, kind, reading);
    known[kind].set(text, read);
    return read;
  };
}
