import type { CaseFacts } from '../../core/indicators/case-facts.ts';
import { countCase, unitOfCounted } from '../../core/indicators/take-apart.ts';
import type { UnitFigures } from '../../core/indicators/unit-figures.ts';

/** Cases as a unit of their own. */
export function unitOfCases(cases: readonly CaseFacts[]): UnitFigures {
  return unitOfCounted(cases.map(countCase));
}
