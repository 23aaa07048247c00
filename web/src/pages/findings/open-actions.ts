import type { Action } from '../../../../core/review/decision.ts';
import type { FindingPage, FindingRow } from '../../../../functions/query/finding-schemas.ts';
import { actions } from './finding-words.ts';

/** An action, and the rows that it can be taken on. */
export interface OpenAction {
  readonly action: Action;
  readonly findings: readonly string[];
}

/** What can be done about some of the rows, by what the API says may be done in each state. */
export function openActions(
  rows: readonly FindingRow[],
  allowed: FindingPage['actions'],
): readonly OpenAction[] {
  const byState = new Map(allowed.map(({ state, actions: open }) => [state, open]));
  return actions
    .map((action) => ({
      action,
      findings: rows
        .filter(({ state }) => byState.get(state)?.includes(action))
        .map(({ finding_id }) => finding_id),
    }))
    .filter(({ findings }) => findings.length > 0);
}

/** As many as the API takes at once. */
const mostAtOnce = 400;

export function batchesOf(findings: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(findings.length / mostAtOnce);
  return Array.from({ length: count }, (_, at) => findings.slice(at * mostAtOnce, (at + 1) * mostAtOnce));
}
