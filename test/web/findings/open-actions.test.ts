import { describe, expect, it } from 'vitest';
import type { ActingRole, Action } from '../../../core/review/decision.ts';
import { actions } from '../../../core/review/decision.ts';
import { actionsOf, reviewStates } from '../../../core/review/review.ts';
import { settlingActions } from '../../../core/review/settled-amount.ts';
import { gravestFirst } from '../../../core/rules/finding.ts';
import type { FindingRow } from '../../../functions/query/finding-schemas.ts';
import * as words from '../../../web/src/pages/findings/finding-words.ts';
import { batchesOf, openActions } from '../../../web/src/pages/findings/open-actions.ts';

const row = (finding_id: string, state: FindingRow['state']) => ({ finding_id, state }) as FindingRow;
const allowed = (role: ActingRole) =>
  reviewStates.map((state) => ({ state, actions: [...actionsOf(role, state)] }));

describe('what can be done about ticked findings', () => {
  const rows = [row('a', 'open'), row('b', 'in-review'), row('c', 'confirmed'), row('d', 'in-review')];
  const offered = (role: ActingRole) =>
    openActions(rows, allowed(role)).map(({ action, findings }) => [action, findings.join('')]);

  it('is offered with the findings that it is for, and no others', () => {
    expect(offered('office')).toEqual([
      ['take', 'a'],
      ['confirm', 'bd'],
      ['reject', 'bd'],
      ['settle', 'c'],
    ]);
    expect(offered('manager')).toEqual([['appeal', 'c']]);
    expect(openActions([], allowed('office'))).toEqual([]);
  });

  it('is sent in parts that the API takes, none twice', () => {
    const all = Array.from({ length: 1001 }, (_, at) => String(at));
    const parts = batchesOf(all);
    expect(parts.map(({ length }) => length)).toEqual([400, 400, 201]);
    expect(parts.flat()).toEqual(all);
    expect(batchesOf([])).toEqual([]);
  });
});

describe('the words of the portal', () => {
  it('are those of the review: no state, action or severity is left out', () => {
    expect([...words.states]).toEqual([...reviewStates]);
    expect([...words.actions] as Action[]).toEqual([...actions]);
    expect([...words.severities]).toEqual([...gravestFirst]);
    expect([...words.setsAmount]).toEqual([...settlingActions]);
  });
});
