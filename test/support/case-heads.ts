import { type CaseId, caseId } from '../../core/claims/case-id.ts';
import type { CaseHead, CaseStore } from '../../platform/table/cases.ts';

/** What a store tells that has these cases and no others. */
export function caseHeads(heads: readonly CaseHead[] = []): Pick<CaseStore, 'head' | 'heads'> {
  const byCase = new Map(heads.map((head) => [caseId(head.stay), head]));
  return {
    head: async (id: CaseId) => byCase.get(caseId(id)) ?? null,
    heads: async () => byCase,
  };
}
