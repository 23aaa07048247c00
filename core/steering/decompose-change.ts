import type { Unit } from '../indicators/unit-figures.ts';
import { type Amount, amountReader } from './amount.ts';
import {
  type ColumnReader,
  type MemberChange,
  type PlacedPiece,
  piecesOf,
  type UnitChange,
} from './pieces-of.ts';
import {
  addSides,
  type ChangeParts,
  type InTwoPeriods,
  type Sides,
  scaledMean,
  splitMean,
  splitTotals,
} from './split-change.ts';

/** A row of a split: a group, a member or a column, and how much of the change is its. */
export interface SplitRow {
  /** `groupKey`, the member's key or the part of the bill; `null` for what has none. */
  readonly key: string | null;
  readonly before: Sides;
  readonly now: Sides;
  /** All its parts together. */
  readonly change: number;
  readonly parts: ChangeParts;
}

/** The same change by group, by member and by column: each list adds up to it, and so does each of its parts. */
export interface Split {
  readonly before: number;
  readonly now: number;
  readonly change: number;
  readonly parts: ChangeParts;
  readonly byGroup: readonly SplitRow[];
  readonly byMember: readonly SplitRow[];
  readonly byColumn: readonly SplitRow[];
}

/** The change of an amount in fen, and of its average a case; this is `null` where one of the periods has no case. */
export interface Decomposition {
  readonly of: Amount;
  readonly total: Split;
  readonly average: Split | null;
}

/**
 * Takes the change of a unit's money apart, to the fen: into volume (how many cases), mix (which groups) and price
 * (how dear the same group), by group, by member and, of costs, by part of the bill (docs/steering.md).
 * @param members parts of the unit to tell apart, the doctors of a department; the rest stands under `null`
 */
export function decomposeChange(
  unit: UnitChange,
  of: Amount,
  members: readonly MemberChange[] = [],
): Decomposition {
  const reader = amountReader(of);
  const pieces = piecesOf(unit, members, reader);
  const all = wholeOf(unit, reader);
  return {
    of,
    total: splitOfTotal(pieces, all),
    average: splitOfMean(pieces, all, 1),
  };
}

/** The split of the total of all pieces, which have whole `above`. */
export function splitOfTotal(pieces: readonly PlacedPiece[], all: InTwoPeriods): Split {
  return splitOf(pieces, splitTotals(pieces, all), { before: all.before.above, now: all.now.above });
}

/** The split of the mean of all pieces, whose `below` is that of one column; in whole numbers, `scale` of them one. */
export function splitOfMean(pieces: readonly PlacedPiece[], all: InTwoPeriods, scale: number): Split | null {
  const parts = splitMean(pieces, all, scale);
  if (!parts) return null;
  return splitOf(pieces, parts, { before: scaledMean(all.before, scale), now: scaledMean(all.now, scale) });
}

/** All columns of the unit together; each is over the same cases. */
export function wholeOf({ before, now }: UnitChange, { ofUnit }: ColumnReader): InTwoPeriods {
  const sumOf = (unit: Unit | null) => {
    const columns = unit ? Object.values(ofUnit(unit)) : [];
    return { above: columns.reduce((sum, { above }) => sum + above, 0), below: columns[0]?.below ?? 0 };
  };
  return { before: sumOf(before), now: sumOf(now) };
}

function splitOf(
  pieces: readonly PlacedPiece[],
  parts: readonly ChangeParts[],
  { before, now }: { readonly before: number; readonly now: number },
): Split {
  // Each column is over the same cases: they are counted in one of them.
  const counted = pieces[0]?.column;
  const rowsBy = (
    keyOf: (piece: PlacedPiece) => string | null,
    isCounted = (piece: PlacedPiece) => piece.column === counted,
  ) => rowsOf(pieces, parts, keyOf, isCounted);
  return {
    before,
    now,
    change: now - before,
    parts: parts.reduce(addParts, noParts),
    byGroup: rowsBy(({ group }) => group),
    byMember: rowsBy(({ member }) => member),
    byColumn: rowsBy(
      ({ column }) => column,
      () => true,
    ),
  };
}

function rowsOf(
  pieces: readonly PlacedPiece[],
  parts: readonly ChangeParts[],
  keyOf: (piece: PlacedPiece) => string | null,
  isCounted: (piece: PlacedPiece) => boolean,
): readonly SplitRow[] {
  const rows = new Map<string | null, SplitRow>();
  for (const [at, piece] of pieces.entries()) {
    const key = keyOf(piece);
    const row = rows.get(key) ?? { key, before: noSides, now: noSides, change: 0, parts: noParts };
    const added = addParts(row.parts, parts[at] ?? noParts);
    const countedSides = ({ above, below }: Sides): Sides => ({ above, below: isCounted(piece) ? below : 0 });
    rows.set(key, {
      key,
      before: addSides(row.before, countedSides(piece.before)),
      now: addSides(row.now, countedSides(piece.now)),
      change: added.volume + added.mix + added.price,
      parts: added,
    });
  }
  return [...rows.values()];
}

const noSides: Sides = { above: 0, below: 0 };
const noParts: ChangeParts = { volume: 0, mix: 0, price: 0 };

function addParts(a: ChangeParts, b: ChangeParts): ChangeParts {
  return { volume: a.volume + b.volume, mix: a.mix + b.mix, price: a.price + b.price };
}
