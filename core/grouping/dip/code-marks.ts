import type { CompiledCell } from './cell-table.ts';

/**
 * What the codes of one case meet, marked once, so that any number of rows can ask. Marks of a code are cells that it
 * meets alone and, above these, atoms that it takes of what cells join.
 */
export class CodeMarks {
  /** A mark holds while it is the stamp of the case. */
  #stamp = 0;
  readonly #any: Int32Array;
  /** By codes other than the leading one. */
  readonly #beside: Int32Array;
  readonly #firstAtom: number;

  constructor(cellCount: number, atomCount: number) {
    this.#any = new Int32Array(cellCount + atomCount);
    this.#beside = new Int32Array(cellCount + atomCount);
    this.#firstAtom = cellCount;
  }

  /** Forgets the case before. */
  begin(): void {
    this.#stamp = (this.#stamp + 1) & 0x3fffffff;
    if (this.#stamp > 0) return;
    this.#any.fill(0);
    this.#beside.fill(0);
    this.#stamp = 1;
  }

  /** @param at where in the list the number of marks stands, before the marks */
  mark(list: Int32Array, at: number, counts: boolean, isBeside: boolean): void {
    const end = at + 1 + (list[at] as number);
    for (let i = at + 1; i < end; i++) {
      const mark = list[i] as number;
      if (counts) this.#any[mark] = this.#stamp;
      if (isBeside) this.#beside[mark] = this.#stamp;
    }
  }

  /** Whether codes at whatever position meet the cell. */
  meetAnywhere(cell: CompiledCell): boolean {
    return this.#any[cell.id] === this.#stamp || this.#join(cell, this.#any);
  }

  /** Whether codes other than the leading one meet the cell. */
  meetBeside(cell: CompiledCell): boolean {
    return this.#beside[cell.id] === this.#stamp || this.#join(cell, this.#beside);
  }

  /** Whether the leading code, which alone is not enough, meets the cell with others for what else it joins. */
  meetLed({ compounds }: CompiledCell, lead: readonly number[]): boolean {
    return compounds.some((atoms) =>
      atoms.some(
        (atom, place) =>
          lead.includes(atom) &&
          atoms.every((other, i) => i === place || this.#beside[this.#firstAtom + other] === this.#stamp),
      ),
    );
  }

  /** In plain loops: tumours ask it of many rows. */
  #join({ compounds }: CompiledCell, marks: Int32Array): boolean {
    for (let i = 0; i < compounds.length; i++)
      if (this.#areMarked(compounds[i] as readonly number[], marks)) return true;
    return false;
  }

  #areMarked(atoms: readonly number[], marks: Int32Array): boolean {
    for (let i = 0; i < atoms.length; i++)
      if (marks[this.#firstAtom + (atoms[i] as number)] !== this.#stamp) return false;
    return true;
  }
}
