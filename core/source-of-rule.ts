import { isInForce } from './claims/calendar-days.ts';
import { type KnowledgeOfCases, regionOf } from './knowledge.ts';

/**
 * Where a rule was published, as the hospital's region had it on a day (`yyyy-MM-dd`); `null` where it was not in
 * force then.
 */
export function sourceOfRule(
  { hospital, rule, day }: { readonly hospital: string; readonly rule: string; readonly day: string },
  knowledge: KnowledgeOfCases,
): string | null {
  const { rules } = knowledge.rulesOf(regionOf(hospital, knowledge).code);
  const declaration = rules.find(
    ({ id, effectiveFrom, effectiveTo }) => id === rule && isInForce(day, effectiveFrom, effectiveTo),
  );
  return declaration?.source ?? null;
}
