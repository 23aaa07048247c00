import { describe, expect, it } from 'vitest';
import { apiOver } from '../../support/ask-api.ts';
import { warningRecord } from '../../support/warning-records.ts';

const own = 'H37130200901';
const sister = 'H37132100903';
const rule = 'GZ10000301002000';
const other = 'GZ10000101007000';

const users = {
  clinician: { sub: 'u', role: 'clinician', hospital: own, doctor: 'D1' },
  'another clinician': { sub: 'u', role: 'clinician', hospital: own, doctor: 'D9' },
  manager: { sub: 'u', role: 'manager', hospital: own },
  head: { sub: 'u', role: 'manager', hospital: own, department: 'A03' },
  auditor: { sub: 'u', role: 'auditor', hospital: own },
  'regional office': { sub: 'u', role: 'office', hospital: own, region: '371300' },
  'office elsewhere': { sub: 'u', role: 'office', hospital: 'H61020200906' },
} as const;

/** D1 went on once for a reason of his own; three others of A03.04, and one of A04, were shown the same. */
const warnings = [
  warningRecord('E1', rule, {
    doctor: 'D1',
    department: 'A03.04',
    state: 'overridden',
    reason_text: '家属要求',
    answered_at: '2026-11-22T03:31:00.000Z',
  }),
  warningRecord('E2', rule, { doctor: 'D1', department: 'A03.04', shown_at: '2026-11-22T04:00:00.000Z' }),
  ...['D2', 'D3', 'D4'].map((doctor, at) =>
    warningRecord(`E${doctor}`, rule, {
      doctor,
      department: 'A03.04',
      state: at === 0 ? 'changed' : 'overridden',
      reason_code: at === 0 ? null : 'no-alternative',
    }),
  ),
  warningRecord('E5', other, { doctor: 'D5', department: 'A04.01', state: 'overridden' }),
  // The last evening of October in UTC is November in China, and the other way round.
  warningRecord('E6', other, { doctor: 'D1', shown_at: '2026-10-31T15:59:00.000Z' }),
  warningRecord('E7', rule, { doctor: 'D1', hospital: sister }),
];
const ask = apiOver([], { warnings });

interface Own {
  warnings: { id: string; state: string; reason: { zh: string } | null; reason_text: string | null }[];
  rules: { rule: string; shown: number; others_override_rate: { count: number; of: number } | null }[];
  next: string | null;
}
interface Summary {
  total: { shown: number; reasons: { text: string | null }[] };
  rules: { rule: string }[];
  departments: { department: string }[];
}

const month = '/api/v1/warnings?period=2026-11';
const summary = '/api/v1/warnings/summary?period=2026-11';

describe('a clinician’s warnings', () => {
  it('are his own of the months asked for, newest first, with what he did and why', async () => {
    const { body } = await ask<Own>(month, users.clinician);
    expect(body.warnings.map(({ state, reason_text }) => [state, reason_text])).toEqual([
      ['unanswered', null],
      ['overridden', '家属要求'],
    ]);
    const october = await ask<Own>('/api/v1/warnings?period=2026-10', users.clinician);
    expect(october.body.warnings).toHaveLength(1);
    const quarter = await ask<Own>('/api/v1/warnings?period=2026-Q4', users.clinician);
    expect(quarter.body.warnings).toHaveLength(3);
  });

  it('are asked for by what he did and by rule, page by page', async () => {
    const gone = await ask<Own>(`${month}&state=overridden`, users.clinician);
    expect(gone.body.warnings).toHaveLength(1);
    expect((await ask<Own>(`${month}&rule=${other}`, users.clinician)).body.warnings).toEqual([]);
    const first = await ask<Own>(`${month}&limit=1`, users.clinician);
    const second = await ask<Own>(`${month}&limit=1&cursor=${first.body.next}`, users.clinician);
    expect([first, second].map(({ body }) => body.warnings[0]?.state)).toEqual(['unanswered', 'overridden']);
    expect(second.body.next).toBeNull();
    const elsewhere = await ask(`${month}&limit=1&cursor=${first.body.next}`, users['another clinician']);
    expect(elsewhere).toMatchObject({ status: 400, body: { code: 'bad-cursor' } });
  });

  it('stand beside how often the others went on, where enough of them answered to be nobody', async () => {
    const { body } = await ask<Own>(month, users.clinician);
    expect(body.rules).toMatchObject([{ rule, shown: 2, others_override_rate: { count: 2, of: 3 } }]);
    const alone = apiOver([], { warnings: warnings.filter(({ doctor }) => doctor !== 'D4') });
    expect((await alone<Own>(month, users.clinician)).body.rules[0]?.others_override_rate).toBeNull();
    expect(JSON.stringify([body.rules, body.warnings])).not.toMatch(/D[2-9]"|无可替代/);
  });

  it('are nobody else’s, whatever his role', async () => {
    const nowhere = await ask('/api/v1/cases/NOWHERE', users.manager);
    for (const user of ['manager', 'head', 'auditor', 'regional office'] as const)
      expect(await ask(month, users[user])).toEqual(nowhere);
    expect((await ask<Own>(month, users['another clinician'])).body.warnings).toEqual([]);
    expect(await ask(summary, users.clinician)).toEqual(nowhere);
  });

  it('of what is no period are refused', async () => {
    for (const path of ['/api/v1/warnings', '/api/v1/warnings/summary'])
      for (const user of ['clinician', 'manager'] as const) {
        const answer = await ask<{ code: string }>(`${path}?period=11-2026`, users[user]);
        expect(['bad-period', 'not-found']).toContain(answer.body.code);
      }
  });
});

describe('the summary of warnings', () => {
  it('has the rates of rules and departments, and no doctor', async () => {
    for (const user of ['manager', 'auditor', 'regional office'] as const) {
      const { body } = await ask<Summary>(summary, users[user]);
      expect(body.total.shown).toBe(6);
      expect(body.rules.map((one) => one.rule)).toEqual([rule, other]);
      expect(body.departments.map(({ department }) => department)).toEqual(['A03.04', 'A04.01']);
      expect(JSON.stringify(body)).not.toMatch(/"D\d"|家属要求/);
    }
  });

  it('is that of his department to its head, sub-departments included', async () => {
    const { body } = await ask<Summary>(summary, users.head);
    expect(body.departments.map(({ department }) => department)).toEqual(['A03.04']);
    const nowhere = await ask('/api/v1/cases/NOWHERE', users.head);
    expect(await ask(`${summary}&department=A04.01`, users.head)).toEqual(nowhere);
    expect((await ask<Summary>(`${summary}&department=A04`, users.manager)).body.total.shown).toBe(1);
  });

  it('of another hospital is that of the office of the region, and of nobody else', async () => {
    const nowhere = await ask('/api/v1/cases/NOWHERE', users.manager);
    const path = `${summary}&hospital=${sister}`;
    expect((await ask<Summary>(path, users['regional office'])).body.total.shown).toBe(1);
    for (const user of ['manager', 'head', 'auditor', 'office elsewhere'] as const)
      expect(await ask(path, users[user])).toEqual(nowhere);
  });
});
