import { type CodeAtom, categoryOf, daggerOf } from './code-cell.ts';

/** Numbers the atoms of one code system, and finds those that take a code without asking each. */
export class AtomIndex {
  readonly #ids = new Map<string, number>();
  readonly #prefixes = new Map<string, number>();
  readonly #wholes = new Map<string, number>();
  readonly #ranges: { readonly from: string; readonly to: string; readonly id: number }[] = [];
  #any: number | null = null;
  #longest = 0;

  idOf(atom: CodeAtom): number {
    const key = JSON.stringify(atom);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(key, id);
    if (atom.kind === 'any') this.#any = id;
    else if (atom.kind === 'range') this.#ranges.push({ ...atom, id });
    else if (atom.isWhole) this.#wholes.set(atom.text, id);
    else {
      this.#prefixes.set(atom.text, id);
      this.#longest = Math.max(this.#longest, atom.text.length);
    }
    return id;
  }

  get count(): number {
    return this.#ids.size;
  }

  get any(): number | null {
    return this.#any;
  }

  /** Ids of the atoms that take the code. */
  taking(code: string): readonly number[] {
    const taking = this.#any === null ? [] : [this.#any];
    for (let length = 1; length <= Math.min(code.length, this.#longest); length++) {
      const id = this.#prefixes.get(code.slice(0, length));
      if (id !== undefined) taking.push(id);
    }
    const dagger = daggerOf(code);
    for (const whole of dagger === code ? [code] : [code, dagger]) {
      const id = this.#wholes.get(whole);
      if (id !== undefined) taking.push(id);
    }
    const category = this.#ranges.length > 0 ? categoryOf(code) : null;
    if (category !== null)
      for (const { from, to, id } of this.#ranges) if (category >= from && category <= to) taking.push(id);
    return taking;
  }
}
