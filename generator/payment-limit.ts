import { groupTerms } from '../core/payment/group-terms.ts';
import type { GeneratorKnowledge } from './generator-knowledge.ts';
import { insuranceTypeOf } from './person.ts';
import type { StayPlan } from './stay-plan.ts';

/** Up to here (fen) a stay is paid what it cost, above it the standard of its group; `null` without a tariff. */
export function paymentLimitFen(plan: StayPlan, { tariffs }: GeneratorKnowledge): number | null {
  const { hospital, outcome, person } = plan;
  const tariff = tariffs.find(({ data }) => data.region === hospital.region);
  if (!tariff) return null;
  const question = {
    hospital: hospital.code,
    hospitalLevel: hospital.level,
    insurance: insuranceTypeOf(person),
    drg: outcome.drg,
  };
  return groupTerms(question, tariff)?.lowFen ?? null;
}
