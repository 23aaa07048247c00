import type { CodeCell } from '../code-cell.ts';
import { charactersNamed } from '../split-cell.ts';
import type { CatalogueRow } from './catalogue-row.ts';
import { isCellWithin, isLedCellWithin, placesMeet } from './cell-cover.ts';

/** One principal diagnosis of a group of form `combinations` with one of its sets of operations. */
export interface Combination {
  readonly principal: CodeCell | null;
  /** `null`: cases that are treated conservatively. */
  readonly set: CodeCell[number] | null;
  /** As charactersNamed says. */
  readonly closeness: number;
  readonly score: number;
  /** Of its group in the catalogue. */
  readonly order: number;
}

export function combinationsOf(row: CatalogueRow, score: number): readonly Combination[] {
  const principals = row.principal === null ? [null] : row.principal.map((one) => [one]);
  return principals.flatMap((principal) =>
    (row.anyOperation ?? [null]).map((set) => {
      const closeness = charactersNamed(principal?.[0] ?? []);
      return { principal, set, closeness, score, order: row.order };
    }),
  );
}

/** Whether every case that has one has the other. */
export function isCombinationWithin(narrow: Combination, wide: Combination): boolean {
  if (!isLedCellWithin(narrow.principal, wide.principal)) return false;
  if (narrow.set === null || wide.set === null) return narrow.set === wide.set;
  return isCellWithin([narrow.set], [wide.set]);
}

/** Whether the wider one has all cases of the narrower, and in each of them is preferred. */
export function takesCombination(wide: Combination, narrow: Combination): boolean {
  if (!isCombinationWithin(narrow, wide)) return false;
  if (wide.closeness !== narrow.closeness) return wide.closeness > narrow.closeness;
  // The set with the main operation goes first, and that may be any code of the narrower.
  const isOfAll = (narrow.set ?? []).every((code) => isCellWithin([[code]], alone(wide.set)));
  const merit = breadthOf(wide) - breadthOf(narrow) || wide.score - narrow.score || narrow.order - wide.order;
  return isOfAll && merit > 0;
}

/** Whether the same codes may be both, so that nothing but score and order decides. */
export function areCombinationsContested(one: Combination, other: Combination): boolean {
  if (one.closeness !== other.closeness || breadthOf(one) !== breadthOf(other)) return false;
  const meet = (codes: Combination['set'], others: Combination['set']) =>
    (codes ?? []).every((code) => placesMeet([[code]], alone(others)));
  return placesMeet(one.principal, other.principal) && meet(one.set, other.set) && meet(other.set, one.set);
}

function alone(set: Combination['set']): CodeCell {
  return (set ?? []).map((code) => [code]);
}

function breadthOf({ set }: Combination): number {
  return set?.length ?? 0;
}
