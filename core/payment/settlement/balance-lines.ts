import { apportion } from '../apportion.ts';
import type { SettlementPolicy } from './policy.ts';
import { type BalancePart, shareBalance } from './share-balance.ts';
import type { StatementLine } from './statement.ts';

/** A hospital's year before its balance: what is due to it, and what its stays cost. */
export interface YearBalance {
  readonly dueFen: number;
  readonly costFen: number;
}

/**
 * Lines of what hospitals give back of a surplus, or get of an overrun, by band; and, where overruns are borne out of
 * a risk fund that does not suffice, the cut of each.
 * @param riskFen `null` where there is no such bound
 */
export function balanceLines(
  hospitals: ReadonlyMap<string, YearBalance>,
  { kept, borne }: SettlementPolicy['balance'],
  riskFen: number | null,
): ReadonlyMap<string, readonly StatementLine[]> {
  const lines = new Map(
    [...hospitals].map(([hospital, { dueFen, costFen }]) => {
      const [size, code, bands] =
        dueFen >= costFen
          ? ([dueFen - costFen, 'surplus-part', kept] as const)
          : ([costFen - dueFen, 'overrun-part', borne] as const);
      const parts = shareBalance(size, dueFen, bands);
      return [hospital, parts.map((part) => lineOf(code, part, { dueFen, costFen }))] as const;
    }),
  );
  return riskFen === null ? lines : withinRisk(lines, riskFen);
}

function lineOf(
  code: 'surplus-part' | 'overrun-part',
  { from, upTo, portionFen, share, sharedFen }: BalancePart,
  { dueFen, costFen }: YearBalance,
): StatementLine {
  // Adding nought to the difference: what is kept whole changes nothing, and not by minus nought.
  const amountFen = code === 'surplus-part' ? sharedFen - portionFen : sharedFen;
  return { code, item: null, amountFen, figures: { dueFen, costFen, from, upTo, portionFen, share } };
}

function withinRisk(
  lines: ReadonlyMap<string, readonly StatementLine[]>,
  riskFen: number,
): ReadonlyMap<string, readonly StatementLine[]> {
  const asked = [...lines.values()].map((ofHospital) =>
    ofHospital.reduce((sum, { code, amountFen }) => sum + (code === 'overrun-part' ? amountFen : 0), 0),
  );
  const allFen = asked.reduce((sum, fen) => sum + fen, 0);
  if (allFen <= riskFen) return lines;
  const granted = apportion(riskFen, asked);
  return new Map(
    [...lines].map(([hospital, ofHospital], at) => {
      const [askedFen = 0, grantedFen = 0] = [asked[at], granted[at]];
      if (askedFen === 0) return [hospital, ofHospital];
      const figures = { askedFen, allFen, riskFen, grantedFen };
      return [
        hospital,
        [...ofHospital, { code: 'risk-cut', item: null, amountFen: grantedFen - askedFen, figures }],
      ];
    }),
  );
}
