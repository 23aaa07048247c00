import type { Distribution } from './distribution.ts';

/** What a unit, under another scheme, would get more or less. */
export interface ShareChange {
  readonly unit: string;
  readonly fen: number;
  readonly againstFen: number;
  /** Negative where the other scheme gives less. */
  readonly changeFen: number;
  /** The change as a share of what it gets now; `null` where that is nothing. */
  readonly change: number | null;
}

/** Two ways to share over the same figures, side by side. */
export interface Comparison {
  /** In the order of the figures. */
  readonly units: readonly ShareChange[];
  readonly winners: number;
  readonly losers: number;
  readonly unchanged: number;
  /** Fen that winners win. */
  readonly wonFen: number;
  /** Fen that losers lose. */
  readonly lostFen: number;
}

/** Who wins and who loses where `against` takes the place of `now`; both are of the same figures. */
export function compareDistributions(now: Distribution, against: Distribution): Comparison {
  const other = new Map(against.units.map(({ unit, shareFen }) => [unit, shareFen]));
  const units = now.units.map(({ unit, shareFen: fen }): ShareChange => {
    const againstFen = other.get(unit) ?? 0;
    const changeFen = againstFen - fen;
    return { unit, fen, againstFen, changeFen, change: fen === 0 ? null : changeFen / fen };
  });
  const won = units.filter(({ changeFen }) => changeFen > 0);
  const lost = units.filter(({ changeFen }) => changeFen < 0);
  const sum = (changes: readonly ShareChange[]) =>
    changes.reduce((total, { changeFen }) => total + changeFen, 0);
  return {
    units,
    winners: won.length,
    losers: lost.length,
    unchanged: units.length - won.length - lost.length,
    wonFen: sum(won),
    lostFen: -sum(lost),
  };
}
