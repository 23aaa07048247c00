import { beforeAll, describe, expect, it } from 'vitest';
import type { Action, Decision } from '../../core/review/decision.ts';
import { reviewStore } from '../../platform/table/reviews.ts';
import { openTable } from '../../platform/table/table.ts';
import { sendFile, stack, table } from '../support/pipeline/outsider.ts';
import { casesOf } from '../support/pipeline/stored-cases.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

const hospital = 'H37132500905';
const store = reviewStore(openTable(table, stack.table));
const send = (name: string, strayYuan: number) =>
  sendFile(hospital, name, toNdjson([wireStay({ hospital, id: 'R1', person: 'PR1', strayYuan })]));
const decision = (action: Action, parts: Partial<Decision> = {}): Decision => ({
  action,
  by: '王审核',
  role: action === 'appeal' ? 'manager' : 'office',
  at: new Date().toISOString(),
  why: '核对病历',
  attachments: ['病案室/2026/0042'],
  ...parts,
});

let name: { hospital: string; settlementId: string; findingId: string };
let rule: string;
const decide = (action: Action, parts?: Partial<Decision>) => store.decide(name, decision(action, parts));

describe('decisions about a stored finding', () => {
  beforeAll(async () => {
    await send('first.ndjson', 40);
    const finding = (await casesOf(hospital)).get('R1')?.findings[0];
    name = { hospital, settlementId: 'R1', findingId: finding?.finding_id ?? '' };
    rule = finding?.rule_id ?? '';
  });

  it('are refused about a finding that is not there', async () => {
    const nothing = { ...name, findingId: 'f'.repeat(32) };
    expect(await store.decide(nothing, decision('take'))).toEqual({ ok: false, why: 'no-such-finding' });
    expect(await store.ofCase(name)).toEqual(new Map());
  });

  it('take one at a time: of several at once one holds, and the others are told', async () => {
    const tried = await Promise.all(Array.from({ length: 6 }, () => decide('take')));
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1);
    const review = (await store.ofCase(name)).get(name.findingId);
    expect(review).toMatchObject({ state: 'in-review', decisions: [{ action: 'take', by: '王审核' }] });
  });

  it('are kept with who, when, why and papers, in the order in which they were taken', async () => {
    await decide('confirm', { amountFen: 4000 });
    await decide('appeal', { by: '医院医保办' });
    const review = (await store.ofCase(name)).get(name.findingId);
    expect(review).toMatchObject({ state: 'appealed', outcome: 'confirmed', amountFen: 4000 });
    expect(review?.decisions.map(({ action, by }) => `${action} ${by}`)).toEqual([
      'take 王审核',
      'confirm 王审核',
      'appeal 医院医保办',
    ]);
    expect(review?.decisions[1]).toMatchObject({ why: '核对病历', attachments: ['病案室/2026/0042'] });
  });

  it('refuse what the state does not allow', async () => {
    expect(await decide('settle')).toMatchObject({ ok: false, why: { code: 'not-now', state: 'appealed' } });
    expect(await decide('uphold', { role: 'clinician' })).toMatchObject({
      ok: false,
      why: { code: 'not-yours' },
    });
  });

  it('survive the same file sent again', async () => {
    await send('again.ndjson', 40);
    expect((await store.ofCase(name)).get(name.findingId)?.state).toBe('appealed');
  });

  it('count for the rule with the last answer only', async () => {
    expect(await store.answersTo(rule)).toContain('confirmed');
    await decide('overturn');
    expect(await store.answersTo(rule)).toEqual(['rejected']);
  });

  it('survive a correction that takes the finding away, and can still be closed', async () => {
    await send('corrected.ndjson', 0);
    expect((await casesOf(hospital)).get('R1')?.findings).toEqual([]);
    expect(await decide('settle')).toMatchObject({ ok: true, review: { state: 'settled' } });
  });
});
