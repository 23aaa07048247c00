import type { Tally } from '../indicators/tally.ts';
import type { Unit } from '../indicators/unit-figures.ts';
import { addSides, type Piece, type Sides } from './split-change.ts';

/** A unit now and in an earlier period; `null` where it had no case. */
export interface UnitChange {
  readonly now: Unit | null;
  readonly before: Unit | null;
}

/** A part of a unit, told apart by a key: a doctor of a department. */
export interface MemberChange extends UnitChange {
  readonly key: string;
}

/** A piece and where it belongs; `null` for what is in no group, or of no member that was given. */
export interface PlacedPiece extends Piece {
  readonly group: string | null;
  readonly member: string | null;
}

/** What is counted in each column, and over how many cases. */
export interface ColumnReader {
  readonly ofGroup: (tally: Tally, group: string) => Readonly<Record<string, Sides>>;
  readonly ofUnit: (unit: Unit) => Readonly<Record<string, Sides>>;
}

/**
 * Cuts a unit into pieces by group, member and column. What the unit has beyond its groups, and a group beyond the
 * members, makes pieces of its own, so that the pieces are the unit.
 */
export function piecesOf(
  unit: UnitChange,
  members: readonly MemberChange[],
  { ofGroup, ofUnit }: ColumnReader,
): readonly PlacedPiece[] {
  const pieces = new PieceTable();
  for (const time of ['before', 'now'] as const) {
    const whole = unit[time];
    if (whole) pieces.add(time, null, null, ofUnit(whole));
    for (const [group, tally] of whole?.byGroup ?? []) {
      pieces.move(time, ofGroup(tally, group), { group: null, member: null }, { group, member: null });
    }
    for (const { key: member, [time]: part } of members) {
      for (const [group, tally] of part?.byGroup ?? []) {
        pieces.move(time, ofGroup(tally, group), { group, member: null }, { group, member });
      }
    }
  }
  return pieces.build();
}

interface Place {
  readonly group: string | null;
  readonly member: string | null;
}

class PieceTable {
  readonly #pieces = new Map<string, PlacedPiece>();

  add(
    time: 'before' | 'now',
    group: string | null,
    member: string | null,
    columns: Readonly<Record<string, Sides>>,
    sign: 1 | -1 = 1,
  ): void {
    for (const [column, sides] of Object.entries(columns)) {
      const key = JSON.stringify([group, member, column]);
      const known = this.#pieces.get(key) ?? {
        stratum: group ?? '',
        group,
        member,
        column,
        before: none,
        now: none,
      };
      this.#pieces.set(key, { ...known, [time]: addSides(known[time], sides, sign) });
    }
  }

  /** Takes from one place what is told of more closely at another. */
  move(time: 'before' | 'now', columns: Readonly<Record<string, Sides>>, from: Place, to: Place): void {
    this.add(time, from.group, from.member, columns, -1);
    this.add(time, to.group, to.member, columns);
  }

  /** In the order of their keys: the same pieces in the same order whichever period is which. */
  build(): readonly PlacedPiece[] {
    return [...this.#pieces]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, piece]) => piece)
      .filter(({ before, now }) => [before, now].some(({ above, below }) => above !== 0 || below !== 0));
  }
}

const none: Sides = { above: 0, below: 0 };
