import type { DryRun } from '../../../../functions/knowledge/region-rules-schemas.ts';

/** What becomes of one rule. */
export type Effect = NonNullable<DryRun['report']>['rules'][number];

/** Whether a draft makes any difference to a rule. */
export function isAffected({ added, gone, changed, no_data }: Effect): boolean {
  return added.findings + gone.findings + changed.findings > 0 || no_data.now !== no_data.next;
}
