import type { Condition } from './condition.ts';
import type { TriedInVain } from './trace-step.ts';

/**
 * Parts of one group's condition that a case lacks. The same parts are the same object, and so is what a trace
 * says of them.
 */
export class Lacking {
  /** `null` where nothing is said: of a slot, which is no group. */
  readonly tried: TriedInVain | null;
  readonly #group: string | null;
  readonly #lacks: readonly Condition[];
  readonly #further = new Map<Condition, Lacking>();

  constructor(group: string | null, lacks: readonly Condition[]) {
    this.#group = group;
    this.#lacks = Object.freeze(lacks);
    this.tried = group === null ? null : Object.freeze({ group, lacks: this.#lacks });
  }

  /** The same parts and one more. */
  and(part: Condition): Lacking {
    const known = this.#further.get(part);
    if (known !== undefined) return known;
    const made = new Lacking(this.#group, [...this.#lacks, part]);
    this.#further.set(part, made);
    return made;
  }
}
