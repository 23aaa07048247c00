import { isInForce } from '../../claims/calendar-days.ts';
import type { SettlementPolicy } from './policy.ts';

/**
 * The policy by which a region settles a year: its own in force on the last day, of several the one that came last;
 * else one for every region. `null` where there is neither.
 */
export function policyOf(
  region: string,
  year: string,
  policies: Iterable<SettlementPolicy>,
): SettlementPolicy | null {
  const inForce = [...policies]
    .filter((policy) => isInForce(`${year}-12-31`, policy.effective_from, policy.effective_to))
    .sort((a, b) => (a.effective_from < b.effective_from ? 1 : -1));
  return (
    inForce.find((policy) => policy.region === region) ??
    inForce.find((policy) => policy.region === null) ??
    null
  );
}
