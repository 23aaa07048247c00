import type { CodesByName } from './codes-by-name.ts';
import { normalItemName } from './item-name.ts';
import type { Check } from './rule.ts';

/** One check and what it knows of an item. */
export interface Concern {
  /** Where the items that concern the check are collected. */
  readonly slot: number;
  readonly limit: unknown;
}

interface LimitingCheck {
  readonly check: Check;
  readonly slot: number;
}

const mostNamesKept = 50_000;

/**
 * Which checks an item concerns: the limits of all line checks merged, so that a case looks each of its lines up
 * once. Limits by name reach the codes that are known under that name.
 */
export class Concerns {
  readonly #byCode = new Map<string, Concern[]>();
  readonly #byName = new Map<string, Concern[]>();
  /** Names as they are written on lines, so that each is made normal once. */
  readonly #byWrittenName = new Map<string, readonly Concern[] | null>();

  constructor(checks: readonly LimitingCheck[], codesByName: CodesByName) {
    for (const { check, slot } of checks) {
      if (check.reads !== 'lines') continue;
      for (const [code, limit] of check.limits) addConcerns(this.#byCode, code, [{ slot, limit }]);
      for (const [name, limit] of check.limitsByName ?? [])
        addConcerns(this.#byName, name, [{ slot, limit }]);
    }
    for (const [name, concerns] of this.#byName) {
      for (const code of codesByName.get(name) ?? []) addConcerns(this.#byCode, code, concerns);
    }
  }

  /** By its code and, where a by-name table knows it, by its name; `null` where it concerns nobody. */
  of(code: string, name: string | null): readonly Concern[] | null {
    const known = this.#byCode.get(code) ?? null;
    const named = name === null || this.#byName.size === 0 ? null : this.#ofName(name);
    if (!known || !named) return known ?? named;
    const added = unknownTo(known, named);
    return added.length === 0 ? known : [...known, ...added];
  }

  #ofName(name: string): readonly Concern[] | null {
    const kept = this.#byWrittenName.get(name);
    if (kept !== undefined) return kept;
    const found = this.#byName.get(normalItemName(name)) ?? null;
    if (this.#byWrittenName.size >= mostNamesKept) this.#byWrittenName.clear();
    this.#byWrittenName.set(name, found);
    return found;
  }
}

function addConcerns(concerns: Map<string, Concern[]>, key: string, added: readonly Concern[]): void {
  const known = concerns.get(key);
  if (known) known.push(...unknownTo(known, added));
  else if (added.length > 0) concerns.set(key, [...added]);
}

/** Those of checks that are not among the known. */
function unknownTo(known: readonly Concern[], others: readonly Concern[]): readonly Concern[] {
  return others.filter(({ slot }) => !known.some((concern) => concern.slot === slot));
}
