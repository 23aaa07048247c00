import { AtomIndex } from './atom-index.ts';
import { type CellKind, type CellReading, readCodeCell } from './parse-code-cell.ts';

/** A cell in numbers. */
export interface CompiledCell {
  readonly id: number;
  /** Atoms that are an alternative alone: a code that one of them takes is enough. */
  readonly singles: readonly number[];
  /** Alternatives of several atoms. */
  readonly compounds: readonly (readonly number[])[];
  /** How many codes it asks at most. */
  readonly breadth: number;
}

/** What the cells of a catalogue make of one code. */
export interface CodeHits {
  /** Atoms that take it. */
  readonly atoms: readonly number[];
  /** Cells of which it alone is enough. */
  readonly cells: readonly number[];
  /** What `CodeMarks` marks for it. */
  readonly marks: readonly number[];
}

/** All cells of a catalogue about one code system, each once. */
export class CellTable {
  readonly #kind: CellKind;
  readonly #reading: CellReading;
  readonly #atoms = new AtomIndex();
  readonly #cells = new Map<string, CompiledCell | null>();
  readonly #cellsByAtom = new Map<number, number[]>();

  readonly #asked = new Set<number>();
  readonly #joined = new Set<number>();

  constructor(kind: CellKind, reading: CellReading | undefined) {
    this.#kind = kind;
    this.#reading = reading ?? 'prefixes';
  }

  /** `null` for a blank one. Throws on a bad one. */
  cellOf(text: string | undefined): CompiledCell | null {
    if (text === undefined) return null;
    const known = this.#cells.get(text);
    if (known !== undefined) return known;
    const cell = this.#compile(text);
    this.#cells.set(text, cell);
    return cell;
  }

  /** A cell that is asked of other codes than the principal diagnosis and the main operation. */
  askedCellOf(text: string | undefined): CompiledCell | null {
    const cell = this.cellOf(text);
    if (cell) this.#asked.add(cell.id);
    return cell;
  }

  /** The atom that takes every code; `null` where no cell has it. */
  get anyAtom(): number | null {
    return this.#atoms.any;
  }

  get cellCount(): number {
    return this.#cells.size;
  }

  get atomCount(): number {
    return this.#atoms.count;
  }

  /** Of a code; after all cells have been entered. */
  hitsOf(code: string): CodeHits {
    const atoms = this.#atoms.taking(code);
    const cells = [...new Set(atoms.flatMap((atom) => this.#cellsByAtom.get(atom) ?? []))];
    const asked = cells.filter((id) => this.#asked.has(id));
    const joined = atoms.filter((atom) => this.#joined.has(atom)).map((atom) => this.cellCount + atom);
    return { atoms, cells, marks: [...asked, ...joined] };
  }

  #compile(text: string): CompiledCell | null {
    const cell = readCodeCell(text, this.#kind, this.#reading);
    if (!cell) return null;
    const id = this.#cells.size;
    const alternatives = cell.map((atoms) => atoms.map((atom) => this.#atoms.idOf(atom)));
    const singles = alternatives.filter(({ length }) => length === 1).flat();
    for (const atom of singles) this.#cellsByAtom.set(atom, [...(this.#cellsByAtom.get(atom) ?? []), id]);
    const compounds = alternatives.filter(({ length }) => length > 1);
    for (const atom of compounds.flat()) this.#joined.add(atom);
    return { id, singles, compounds, breadth: Math.max(...alternatives.map(({ length }) => length)) };
  }
}
