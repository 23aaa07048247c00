import { apportion } from '../../shares/apportion.ts';
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
  const amountFen = code === 'surplus-part' ? sharedFen - portionFen : sharedFen;
  return { code, item: null, amountFen, figures: { dueFen, costFen, from, upTo, portionFen, share } };
}

function withinRisk(
  lines: ReadonlyMap<string, readonly StatementLine[]>,
  riskFen: number,
): ReadonlyMap<string, readonly StatementLine[]> {
  const asked = new Map([...lines].map(([hospital, ofHospital]) => [hospital, askedOf(ofHospital)]));
  const allFen = [...asked.values()].reduce((sum, fen) => sum + fen, 0);
  if (allFen <= riskFen) return lines;
  const granted = apportion(
    riskFen,
    [...asked].map(([key, fen]) => ({ key, claim: BigInt(fen) })),
  );
  return new Map(
    [...lines].map(([hospital, ofHospital]) => {
      const askedFen = asked.get(hospital) ?? 0;
      if (askedFen === 0) return [hospital, ofHospital];
      const grantedFen = (granted.ok && granted.sharesFen.get(hospital)) || 0;
      const figures = { askedFen, allFen, riskFen, grantedFen };
      const cut: StatementLine = { code: 'risk-cut', item: null, amountFen: grantedFen - askedFen, figures };
      return [hospital, [...ofHospital, cut]];
    }),
  );
}

function askedOf(lines: readonly StatementLine[]): number {
  return lines.reduce((sum, { code, amountFen }) => sum + (code === 'overrun-part' ? amountFen : 0), 0);
}
