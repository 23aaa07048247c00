import type { SettlementList } from '../../claims/settlement-list.ts';
import { auxiliaryFactsOf } from './auxiliary-facts.ts';
import { type Auxiliary, classifyCase, typesOf } from './classify-case.ts';

/** The types of a stay that may change its score. @param meanFen of its group in hospitals of its level */
export function typesOfList(
  list: SettlementList,
  auxiliary: Auxiliary,
  meanFen: number | null,
): readonly string[] {
  return typesOf(classifyCase(auxiliaryFactsOf(list, auxiliary.catalogues, meanFen), auxiliary), auxiliary);
}
