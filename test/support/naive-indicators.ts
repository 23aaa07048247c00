import type { Result } from '../../core/result.ts';

/** A case as the office is told of it, with what only its list tells. */
export interface RawCase {
  readonly result: Result;
  readonly died: boolean;
}

type Naive = Readonly<Record<string, number | null>>;

/**
 * Some indicators the plain way, from results one by one: by their definitions, with none of the project's sums.
 * @param area cases of the area over the twelve months that its means rest on
 */
export function naiveIndicators(cases: readonly RawCase[], area: readonly RawCase[]): Naive {
  const stays = cases.filter(isStay);
  const costs = stays.flatMap(({ result }) => result.cost_fen ?? []);
  const weights = stays.filter(isGrouped).flatMap(({ result }) => result.weight ?? []);
  const balances = stays.flatMap(({ result }) => result.balance_fen ?? []);
  const withBalance = stays.filter(({ result }) => result.balance_fen !== null);
  return {
    cases: stays.length,
    'grouping-rate': share(stays.filter(isGrouped).length, stays.length),
    'total-weight': weights.length === 0 ? null : sum(weights),
    cmi: share(sum(weights), weights.length),
    'average-cost': share(sum(costs), costs.length),
    'length-of-stay': share(sum(stays.map(({ result }) => result.los_days)), stays.length),
    mortality: share(stays.filter(({ died }) => died).length, stays.length),
    balance: balances.length === 0 ? null : sum(balances),
    'high-outlier-share': share(
      withBalance.filter(({ result }) => result.outlier === 'high').length,
      withBalance.length,
    ),
    'violation-money': sum(cases.map(({ result }) => result.amount_identified_fen)),
    'flagged-share': share(cases.filter(({ result }) => result.findings.length > 0).length, cases.length),
    'cost-index': meanRatio(stays, area, ({ cost_fen }) => cost_fen),
    'time-index': meanRatio(stays, area, ({ los_days }) => los_days),
  };
}

/** The mean over cases of what each used beside the mean of its group in the area. */
function meanRatio(
  stays: readonly RawCase[],
  area: readonly RawCase[],
  used: (result: Result) => number | null,
): number | null {
  const ratios = stays.filter(isGrouped).flatMap(({ result }) => {
    const mates = area.filter((mate) => isGrouped(mate) && groupOf(mate) === groupOf({ result }));
    const known = mates.flatMap((mate) => used(mate.result) ?? []);
    const own = used(result);
    return own === null || known.length === 0 ? [] : [own / (sum(known) / known.length)];
  });
  return share(sum(ratios), ratios.length);
}

export const groupOf = ({ result }: Pick<RawCase, 'result'>) => `${result.paid.scheme}/${result.paid.group}`;

const isStay = ({ result }: RawCase) => result.status !== 'outpatient';
const isGrouped = ({ result }: RawCase) => result.paid.status === 'grouped';
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const share = (above: number, below: number) => (below === 0 ? null : above / below);
