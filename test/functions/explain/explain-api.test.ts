import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import type { SettlementList } from '../../../core/claims/settlement-list.ts';
import { withoutIdentity } from '../../../core/claims/without-identity.ts';
import { explainApi } from '../../../functions/explain/explain-api.ts';
import { openApiDocument } from '../../../functions/query/openapi-document.ts';
import { log } from '../../../platform/log.ts';
import { askExplained } from '../../support/explained-cases.ts';
import { settlementList } from '../../support/settlement-lists.ts';

const hospital = 'H37130200901';
const sister = 'H37132100903';
const stay = { department: 'A03.04', doctor: 'D1' };
const lists: readonly SettlementList[] = [
  settlementList({ hospital, settlementId: 'S1', stay, totalCostFen: 900_000 }),
  settlementList({
    hospital,
    settlementId: 'NONE',
    stay,
    diagnoses: [{ code: 'Z99.999', name: null, presentOnAdmission: null }],
  }),
  settlementList({ hospital, settlementId: 'BLANK', stay, patient: { sex: 'unknown' } }),
  settlementList({ hospital, settlementId: 'VISIT', stay, care: 'outpatient', diagnoses: [] }),
  settlementList({ hospital: sister, settlementId: 'S1', stay }),
].map(withoutIdentity);
const ask = askExplained(lists, { notKept: ['GONE'] });

const users = {
  office: { sub: 'u', role: 'office', hospital },
  auditor: { sub: 'u', role: 'auditor', hospital },
  manager: { sub: 'u', role: 'manager', hospital },
  'head of A03.04': { sub: 'u', role: 'manager', hospital, department: 'A03.04' },
  'head of A04': { sub: 'u', role: 'manager', hospital, department: 'A04' },
  'clinician D1': { sub: 'u', role: 'clinician', hospital, doctor: 'D1' },
  'clinician D2': { sub: 'u', role: 'clinician', hospital, doctor: 'D2' },
  'office elsewhere': { sub: 'u', role: 'office', hospital: 'H61020200906' },
  'regional office': { sub: 'u', role: 'office', hospital, region: '371300' },
} as const;
type User = keyof typeof users;

const nowhere = await ask('NOWHERE', users.office);

describe('a case explained', () => {
  it('has every step in words, the group it ends in, and money that adds up', async () => {
    const { status, body } = await ask('S1', users.office);
    expect(status).toBe(200);
    expect(body.scheme.id).toBe('chs-drg-1.1');
    expect(body.steps.at(-1)?.step).toBe('result');
    expect(body.steps.at(-1)?.text.zh).toContain(body.group.drg);
    expect(body.group.name?.zh).toContain('高血压');
    expect(body.as_recorded).toBe(true);
    const { steps = [], payment_fen, cost_fen, balance_fen } = body.money ?? {};
    const parts = steps.filter(({ kind }) => kind === 'part').map(({ amount_fen }) => amount_fen ?? 0);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(payment_fen);
    expect(balance_fen).toBe((payment_fen ?? 0) - (cost_fen ?? 0));
  });

  it('that is in no group tells what was tried in vain, and is paid what the region pays for such', async () => {
    const { body } = await ask('NONE', users.office);
    expect(body.group).toMatchObject({ status: 'ungroupable', drg: '0000', name: null });
    expect(body.steps.map(({ step }) => step)).toContain('mdcsExhausted');
    expect(body.money?.steps[0]?.text.zh).toMatch(/^0000 的支付标准/);
    expect(body.as_recorded).toBe(true);
    expect(body.questions.map(({ code }) => code)).toContain('unknown-diagnosis-code');
  });

  it('that is not fit for grouping says why', async () => {
    const { body } = await ask('BLANK', users.office);
    expect(body.steps.map(({ text }) => text.zh)).toContain('不予分组：性别为空');
    expect(body.money).toMatchObject({ payment_fen: null, steps: [] });
  });

  it('that is a bill of a clinic has no group to explain', async () => {
    const { body } = await ask('VISIT', users.office);
    expect(body).toMatchObject({ group: { status: 'outpatient' }, steps: [], money: null, questions: [] });
  });

  it('of which no list is kept says so to whoever may see it, and to nobody else', async () => {
    expect(await ask('GONE', users.office)).toMatchObject({ status: 404, body: { code: 'list-not-kept' } });
    expect(await ask('GONE', users['office elsewhere'])).toEqual(nowhere);
  });

  it('says nothing of money where it says what a coder would ask', async () => {
    const { body } = await ask('NONE', users.office);
    expect(body.questions.length).toBeGreaterThan(0);
    expect(JSON.stringify(body.questions)).not.toMatch(/fen|weight/);
  });

  it.each([
    ['office', true],
    ['auditor', true],
    ['manager', true],
    ['head of A03.04', true],
    ['head of A04', false],
    ['clinician D1', true],
    ['clinician D2', false],
    ['office elsewhere', false],
    ['regional office', true],
  ] satisfies [User, boolean][])('is told to %s: %s', async (user, isTold) => {
    const answer = await ask('S1', users[user], hospital);
    if (isTold) expect(answer.status).toBe(200);
    else expect(answer).toEqual(nowhere);
  });

  it('of another hospital is that of the office of its region', async () => {
    expect((await ask('S1', users['regional office'], sister)).status).toBe(200);
    for (const user of ['office', 'manager', 'clinician D1'] as const)
      expect(await ask('S1', users[user], sister)).toEqual(nowhere);
    expect(nowhere).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('is a route that the description of the API has', () => {
    expect(Object.keys(openApiDocument().paths)).toContain('/api/v1/cases/{setl_id}/grouping');
  });

  it('that cannot be read is logged by where it broke, not by what stood there', async () => {
    const logged = vi.spyOn(log, 'error').mockReturnValue();
    const head = () => Promise.reject(new Error('张三'));
    const event = { requestContext: { authorizer: { jwt: { claims: users.office } } } };
    const broken = explainApi({ cases: { head } } as never);
    const answer = await broken.request('/api/v1/cases/S1/grouping', {}, { event } as never);
    expect(answer.status).toBe(500);
    expect(logged).toHaveBeenCalled();
    expect(inspect(logged.mock.calls)).not.toContain('张三');
    logged.mockRestore();
  });
});
