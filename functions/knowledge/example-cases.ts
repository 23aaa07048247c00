import { caseId } from '../../core/claims/case-id.ts';
import type { CaseName } from '../../platform/knowledge/dry-run-reports.ts';

/** As the trail names them: the cases that a report of a dry run shows. */
export function exampleCases(shown: readonly { readonly examples: readonly CaseName[] }[]): string[] {
  return shown.flatMap(({ examples }) =>
    examples.map(({ hospital, setl_id }) => caseId({ hospital, settlementId: setl_id })),
  );
}
