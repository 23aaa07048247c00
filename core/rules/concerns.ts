import type { CodesByName } from './codes-by-name.ts';
import { normalItemName } from './item-name.ts';
import type { Check, LineCheck } from './rule.ts';

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

/** An item that concerns nobody is kept as `null`. */
type Found = readonly Concern[] | null;

const mostKept = 50_000;

/**
 * Which checks an item concerns: the limits of all line checks, so that a case looks each of its lines up once.
 * Limits by name reach the codes that are known under that name. What was found for an item is kept, so that
 * tens of thousands of limits are ready at once and paid for only as they are met.
 */
export class Concerns {
  readonly #limiting: readonly (Pick<LineCheck<unknown>, 'limits'> & { readonly slot: number })[];
  readonly #byName = new Map<string, Concern[]>();
  /** Those of the limited names that a code is known under. */
  readonly #namesOf = new Map<string, string[]>();
  readonly #ofCodes = new Map<string, Found>();
  /** By names as they are written on lines, so that each is made normal once. */
  readonly #ofNames = new Map<string, Found>();

  /** @param codesOf the codes known under each of the names that the checks limit */
  constructor(checks: readonly LimitingCheck[], codesOf: (names: ReadonlySet<string>) => CodesByName) {
    this.#limiting = checks.flatMap(({ check, slot }) =>
      check.reads === 'lines' ? [{ slot, limits: check.limits }] : [],
    );
    for (const { check, slot } of checks) {
      if (check.reads !== 'lines') continue;
      for (const [name, limit] of check.limitsByName ?? []) addTo(this.#byName, name, { slot, limit });
    }
    const codes = codesOf(new Set(this.#byName.keys()));
    for (const name of this.#byName.keys()) {
      for (const code of codes.get(name) ?? []) addTo(this.#namesOf, code, name);
    }
  }

  /** By its code and, where a by-name table knows it, by its name; `null` where it concerns nobody. */
  of(code: string, name: string | null): Found {
    const ofCode = this.#ofCodes.get(code);
    const known = ofCode === undefined ? keep(this.#ofCodes, code, this.#findByCode(code)) : ofCode;
    if (name === null || this.#byName.size === 0) return known;
    const ofName = this.#ofNames.get(name);
    const named = ofName === undefined ? keep(this.#ofNames, name, this.#findByName(name)) : ofName;
    if (!known || !named) return known ?? named;
    const added = unknownTo(known, named);
    return added.length === 0 ? known : [...known, ...added];
  }

  #findByName(name: string): Found {
    return this.#byName.get(normalItemName(name)) ?? null;
  }

  #findByCode(code: string): Found {
    const found: Concern[] = [];
    for (const { slot, limits } of this.#limiting) {
      const limit = limits.get(code);
      if (limit !== undefined) found.push({ slot, limit });
    }
    for (const name of this.#namesOf.get(code) ?? [])
      found.push(...unknownTo(found, this.#byName.get(name) ?? []));
    return found.length > 0 ? found : null;
  }
}

function keep(found: Map<string, Found>, key: string, concerns: Found): Found {
  if (found.size >= mostKept) found.clear();
  found.set(key, concerns);
  return concerns;
}

function addTo<T>(lists: Map<string, T[]>, key: string, added: T): void {
  const known = lists.get(key);
  if (known) known.push(added);
  else lists.set(key, [added]);
}

/** Those of checks that are not among the known. */
function unknownTo(known: readonly Concern[], others: readonly Concern[]): readonly Concern[] {
  return others.filter(({ slot }) => !known.some((concern) => concern.slot === slot));
}
