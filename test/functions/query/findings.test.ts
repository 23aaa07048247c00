import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../../core/review/decision.ts';
import {
  type BulkAnswer,
  bulkAnswerSchema,
  type FindingDetail,
  type FindingPage,
  type FindingSummary,
  findingDetailSchema,
  findingPageSchema,
  findingSummarySchema,
} from '../../../functions/query/finding-schemas.ts';
import { queryApi } from '../../../functions/query/query-api.ts';
import { caseStore } from '../../../platform/table/cases.ts';
import { findingStore } from '../../../platform/table/findings.ts';
import { caseKey } from '../../../platform/table/keys.ts';
import { reviewStore } from '../../../platform/table/reviews.ts';
import { sheetStore } from '../../../platform/table/sheets.ts';
import { standingCaseStore } from '../../../platform/table/standing-cases.ts';
import { openTable } from '../../../platform/table/table.ts';
import { nothingDropped } from '../../support/dropped-files.ts';
import { auditedCase, findingOf, idOf, putCases } from '../../support/finding-world.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';
import { summaryServicesOf } from '../../support/summary-services.ts';

const own = 'H37130200901';
const sister = 'H37132100903';
const users = {
  office: { sub: 'u-o', name: '王审核', role: 'office', hospital: own },
  namesake: { sub: 'u-n', name: '王审核', role: 'office', hospital: own },
  colleague: { sub: 'u-c', role: 'office', hospital: own },
  auditor: { sub: 'u-a', role: 'auditor', hospital: own },
  manager: { sub: 'u-m', name: '医保办', role: 'manager', hospital: own },
  head: { sub: 'u-h', role: 'manager', hospital: own, department: 'A04.01' },
  clinician: { sub: 'u-d', role: 'clinician', hospital: own, doctor: 'D1' },
  region: { sub: 'u-r', role: 'office', hospital: sister, region: '371300' },
  foreigner: { sub: 'u-f', role: 'office', hospital: sister },
} as const;

/** The second has told C anew. */
const batches = [
  { id: 'b', hospital: own, seq: '1' },
  { id: 'b2', hospital: own, seq: '2' },
  { id: 'foreign', hospital: sister, seq: '1' },
];

/** Findings of as many rules, no two of the same money. */
const many = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ rule_id: `DS-${at}`, amount_fen: 1000 + at }));

let running: RunningTable;
let api: ReturnType<typeof queryApi>;
let clock = 0;

/** The API over a table; those that break on the way have one of their own. */
function apiOn(table: RunningTable['table']) {
  const unused = async () => {
    throw new Error('not asked for here');
  };
  return queryApi({
    keepTrail: async () => {},
    newTrailId: () => 'trail-id',
    ...summaryServicesOf([]),
    ...nothingDropped,
    batches: { find: async (id: string) => batches.find((one) => one.id === id) ?? null },
    sheets: sheetStore(table, { rememberedCases: 1000 }),
    cases: caseStore(table),
    findings: findingStore(table),
    reviews: reviewStore(table),
    lists: { ofCase: async () => null },
    reports: { list: async () => [] },
    signLink: async () => '',
    warnings: { ofMonth: async () => [] },
    inbox: { keep: unused, list: unused, find: unused, advance: unused },
    live: { issue: unused },
    signIn: { issuer: '', client_id: '', live_url: '' },
    liveUrl: '',
    newTicket: () => '',
    now: () => new Date(Date.UTC(2026, 3, 1, 0, 0, clock++)).toISOString(),
  } as never);
}

async function ask<T>(path: string, user: keyof typeof users, body?: object, on = api) {
  const event = { requestContext: { authorizer: { jwt: { claims: users[user] } } } };
  const init = body && { method: 'POST', body: JSON.stringify(body) };
  const answer = await on.request(`/api/v1/${path}`, init ?? {}, { event } as never);
  return { status: answer.status, body: (await answer.json()) as T & { readonly code: string } };
}

const list = async (query: string, user: keyof typeof users = 'office', on = api) => {
  const { body } = await ask<FindingPage>(`findings?${query}`, user, undefined, on);
  return findingPageSchema.parse(body);
};
const decide = (
  settlementId: string,
  user: keyof typeof users,
  action: string,
  more: object = {},
  on = api,
) =>
  ask<FindingDetail>(
    `findings/${idOf(`${own} ${settlementId} GZ10000102012000`)}/decisions`,
    user,
    { action, why: '核对病历', ...more },
    on,
  );

beforeAll(async () => {
  running = await runTable();
  api = apiOn(running.table);
  await putCases(running.table, [
    auditedCase(own, 'A'),
    auditedCase(own, 'B', { doctor: 'D2' }, [
      { amount_fen: 9000 },
      { rule_id: 'DS-OWN', severity: 'reminder', amount_fen: 0 },
    ]),
    auditedCase(own, 'C', { department: 'A04.01', doctor: 'D3' }),
    auditedCase(own, 'N', {}, []),
    auditedCase(own, 'E', { month: '2026-04' }),
    auditedCase(sister, 'S'),
    auditedCase(own, 'X1', { month: '2025-01' }),
    auditedCase(own, 'X2', { month: '2025-01' }),
    auditedCase(own, 'X3', { month: '2025-01' }),
    auditedCase(own, 'K', { month: '2025-02' }),
    auditedCase(own, 'M', { month: '2025-03' }),
    auditedCase(own, 'R', { month: '2025-05' }),
    auditedCase(own, 'F', { month: '2025-06' }),
    auditedCase(own, 'G', { month: '2025-06', costFen: 4000 }),
    auditedCase(own, 'L', { month: '2025-07' }, many(230)),
  ]);
  await running.table.client.send(
    new UpdateCommand({
      TableName: running.table.name,
      Key: caseKey(own, 'C'),
      UpdateExpression: 'SET #counted = list_append(#counted, :second)',
      ExpressionAttributeNames: { '#counted': 'counted' },
      ExpressionAttributeValues: { ':second': [{ seq: '2', place: 1 }] },
    }),
  );
});
afterAll(() => running.stop());

describe('the worklist', () => {
  it('has every finding of the period once, most money first, and tells what rules and departments are called', async () => {
    const page = await list('period=2026-03');
    expect(page.findings.map(({ setl_id, rule_id }) => `${setl_id} ${rule_id}`)).toEqual([
      'B GZ10000102012000',
      'A GZ10000102012000',
      'C GZ10000102012000',
      'B DS-OWN',
    ]);
    expect(page.findings[0]).toMatchObject({
      finding_id: idOf(`${own} B GZ10000102012000`),
      department: 'A03',
      doctor: 'D2',
      group: 'FV35',
      amount_fen: 9000,
      confidence: 0.9,
      state: 'open',
      outcome: null,
    });
    expect(page.actions).toContainEqual({ state: 'in-review', actions: ['confirm', 'reject'] });
    expect(page.rules).toContainEqual({ key: 'DS-OWN', name: null, category: null });
    expect(page.rules.find(({ key }) => key === 'GZ10000102012000')).toMatchObject({ category: 'policy' });
  });

  it('has all findings of a case, however many it has, and their decisions in the sums', async () => {
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await list(`period=2025-07&limit=100${cursor && `&cursor=${cursor}`}`);
      expect(page.total).toBe(230);
      seen.push(...page.findings.map(({ rule_id }) => rule_id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(seen).toEqual(Array.from({ length: 230 }, (_, at) => `DS-${229 - at}`));
    const [least] = (await list('period=2025-07&rule=DS-0')).findings;
    expect(least).toMatchObject({
      amount_fen: 1000,
      confidence: 0.9,
      severity: 'violation',
      department: 'A03',
    });
    await ask(`findings/${least?.finding_id}/decisions`, 'office', { action: 'take', why: 'x' });
    expect((await list('period=2025-07&state=in-review')).findings).toMatchObject([{ rule_id: 'DS-0' }]);
    const { body } = await ask<FindingSummary>('findings/summary?period=2025-07', 'office');
    expect(body.states.filter(({ findings }) => findings > 0)).toMatchObject([
      { state: 'open', findings: 229 },
      { state: 'in-review', findings: 1, found_fen: 1000 },
    ]);
  });

  it('comes in pages of which no finding is left out and none comes twice', async () => {
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await list(`period=2026-Q1&limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.findings.map(({ finding_id }) => finding_id));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(seen).toEqual((await list('period=2026-Q1')).findings.map(({ finding_id }) => finding_id));
    expect(new Set(seen).size).toBe(4);
  });

  it.each([
    ['rule=DS-OWN', ['B']],
    ['severity=reminder', ['B']],
    ['state=confirmed', []],
    ['setl_id=C', ['C']],
    ['department=A04.01', ['C']],
    ['doctor=D2', ['B', 'B']],
    ['hospital=H37130200901', ['B', 'A', 'C', 'B']],
    ['batch=b', ['B', 'A', 'B']],
    ['batch=b2', ['C']],
    ['batch=b2&department=A03', []],
  ])('is narrowed by %s', async (query, cases) => {
    const page = await list(`period=2026-03&${query}`);
    expect(page.findings.map(({ setl_id }) => setl_id)).toEqual(cases);
    expect(page.total).toBe(cases.length);
  });

  it('is to each of what he may see: his hospital, department or cases', async () => {
    const casesOf = async (user: keyof typeof users, query = '') =>
      (await list(`period=2026-03${query}`, user)).findings.map(({ setl_id }) => setl_id);
    expect(await casesOf('clinician')).toEqual(['A']);
    expect(await casesOf('head')).toEqual(['C']);
    expect(await casesOf('foreigner')).toEqual(['S']);
    expect(await casesOf('region', `&hospital=${own}`)).toEqual(['B', 'A', 'C', 'B']);
    expect(await casesOf('region', '&scope=region')).toEqual(['B', 'A', 'C', 'S', 'B']);
  });

  it('and its money are those of a batch alone to whoever sees the batch', async () => {
    const { body } = await ask<FindingSummary>('findings/summary?period=2026-03&batch=b2', 'auditor');
    expect(body.total).toMatchObject({ cases: 1, findings: 1, found_fen: 5000 });
    expect((await list('period=2026-03&scope=region&batch=b', 'region')).total).toBe(3);
    expect((await list('period=2026-04&batch=b2')).total).toBe(0);
    for (const [user, batch] of [
      ['office', 'foreign'],
      ['office', 'nowhere'],
      ['manager', 'b'],
      ['clinician', 'b'],
    ] as const)
      expect((await ask(`findings?period=2026-03&batch=${batch}`, user)).status).toBe(404);
  });

  it('refuses a foreign hospital, a bad cursor, an unknown state and a region over more than a month', async () => {
    expect((await ask(`findings?period=2026-03&hospital=${own}`, 'foreigner')).status).toBe(404);
    expect((await ask('findings?period=2026-03&cursor=x', 'office')).body.code).toBe('bad-cursor');
    expect((await ask('findings?period=2026-03&state=lost', 'office')).body.code).toBe('bad-request');
    expect((await ask('findings?period=2026&scope=region', 'region')).body.code).toBe('range-too-long');
  });
});

describe('a decision', () => {
  it('leads a finding from open to settled, each by whom it is for, and is told with who, when and why', async () => {
    const start = await ask<FindingDetail>(`findings/${idOf(`${own} E GZ10000102012000`)}`, 'office');
    expect(findingDetailSchema.parse(start.body)).toMatchObject({
      state: 'open',
      actions: ['take'],
      decisions: [],
    });
    expect(start.body.amount_method).toMatchObject({ en: 'net amount of the lines concerned' });
    await decide('E', 'office', 'take');
    expect(
      (await decide('E', 'auditor', 'confirm', { amount_fen: 4000, attachments: ['病案 42'] })).body,
    ).toMatchObject({
      state: 'confirmed',
      decided_fen: 4000,
      actions: ['settle'],
    });
    const appealed = await decide('E', 'clinician', 'appeal');
    expect(appealed.body).toMatchObject({ state: 'appealed', actions: [] });
    expect((await decide('E', 'office', 'uphold')).body.state).toBe('re-reviewed');
    const { body } = await decide('E', 'office', 'settle');
    expect(body.decisions.map(({ action, by, role }) => `${action} ${by} ${role}`)).toEqual([
      'take 王审核 office',
      'confirm u-a auditor',
      'appeal u-d clinician',
      'uphold 王审核 office',
      'settle 王审核 office',
    ]);
    expect(body.decisions[1]).toMatchObject({ why: '核对病历', attachments: ['病案 42'], amount_fen: 4000 });
    expect((await list('period=2026-04')).findings).toMatchObject([
      { state: 'settled', outcome: 'confirmed', decided_fen: 4000 },
    ]);
  });

  it('keeps whose token it was beside the name, and reads entries of former days that have no more than a name', async () => {
    const name = { hospital: own, settlementId: 'F', findingId: idOf(`${own} F GZ10000102012000`) };
    const at = '2026-03-30T00:00:00.000Z';
    const old: Decision = { action: 'take', by: '李', role: 'office', at, why: 'x', attachments: [] };
    await reviewStore(running.table).decide(name, old);
    const { body } = await decide('F', 'office', 'confirm');
    expect(body.decisions.map(({ by, sub }) => [by, sub])).toEqual([
      ['李', null],
      ['王审核', 'u-o'],
    ]);
  });

  it('of somebody else of the same name is not taken for the one that was taken', async () => {
    await decide('F', 'office', 'settle');
    expect((await decide('F', 'office', 'settle')).status).toBe(200);
    expect((await decide('F', 'namesake', 'settle')).body.code).toBe('not-in-this-state');
  });

  it('settles no more than the case cost, or than was found, and nothing where nothing is to be settled', async () => {
    expect((await decide('G', 'office', 'take', { amount_fen: 1 })).body).toMatchObject({
      status: 400,
      code: 'bad-request',
      errors: [{ at: 'amount_fen', value: '1', messages: { en: expect.stringContaining('confirm') } }],
    });
    const { body } = await decide('G', 'office', 'take');
    expect(body).toMatchObject({ state: 'in-review', largest_amount_fen: 5000, case: { cost_fen: 4000 } });
    const tooMuch = await decide('G', 'office', 'confirm', { amount_fen: 5001 });
    expect(tooMuch.body).toMatchObject({
      code: 'bad-request',
      errors: [{ at: 'amount_fen', value: '5001', messages: { zh: expect.stringContaining('0至50.00元') } }],
    });
    expect((await decide('G', 'office', 'confirm', { amount_fen: -1 })).status).toBe(400);
    expect((await decide('G', 'office', 'reject', { amount_fen: 10 })).status).toBe(400);
    expect((await decide('G', 'office', 'confirm', { amount_fen: 5000 })).body.decided_fen).toBe(5000);
    // Sent again, it is the one that was taken.
    expect((await decide('G', 'office', 'confirm', { amount_fen: 5000 })).status).toBe(200);
  });

  it('takes who decides from the token alone', async () => {
    expect((await decide('A', 'office', 'take', { by: 'somebody', role: 'auditor' })).status).toBe(400);
    expect((await decide('A', 'office', 'take', { why: ' ' })).status).toBe(400);
  });

  it('is refused to a role that it is not for, and in a state in which it cannot be', async () => {
    expect((await decide('A', 'clinician', 'take')).body.code).toBe('role-not-allowed');
    expect((await decide('A', 'office', 'appeal')).body.code).toBe('role-not-allowed');
    expect((await decide('A', 'office', 'confirm')).body).toMatchObject({
      status: 409,
      code: 'not-in-this-state',
    });
  });

  it('about what is not there, or is not the caller’s to see, is answered in the same words', async () => {
    const nowhere = await ask(`findings/${'0'.repeat(32)}/decisions`, 'office', { action: 'take', why: 'x' });
    expect(nowhere.status).toBe(404);
    for (const user of ['foreigner', 'head'] as const)
      expect(await decide('A', user, 'take')).toEqual(nowhere);
    expect(await ask(`findings/${idOf(`${own} A GZ10000102012000`)}`, 'head')).toEqual(nowhere);
    expect(await ask('findings/no-id', 'office')).toEqual(nowhere);
  });

  it('of several at the same time holds once, and the others are told', async () => {
    const tried = await Promise.all(
      (['office', 'colleague', 'auditor'] as const).map((user) => decide('R', user, 'take')),
    );
    expect(tried.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await list('period=2025-05')).findings).toMatchObject([{ state: 'in-review' }]);
  });

  it('of which the answer got lost is taken once when it is sent again', async () => {
    const first = await decide('C', 'office', 'take');
    const again = await decide('C', 'office', 'take');
    expect(again.status).toBe(200);
    expect(again.body.decisions).toEqual(first.body.decisions);
  });

  it('stands in the list though whoever took it was killed before it was noted there', async () => {
    let updates = 0;
    const { table } = running;
    const send = async (command: never) => {
      if ((command as object) instanceof UpdateCommand && ++updates === 2) throw new Error('killed');
      return table.client.send(command);
    };
    const dying = reviewStore(openTable({ send } as never, table.name));
    const name = { hospital: own, settlementId: 'K', findingId: idOf(`${own} K GZ10000102012000`) };
    const at = '2026-04-01T00:00:00.000Z';
    const decision: Decision = { action: 'take', by: 'x', role: 'office', at, why: 'x', attachments: [] };
    await expect(dying.decide(name, decision)).rejects.toThrow('killed');
    expect((await list('period=2025-02')).findings).toMatchObject([{ state: 'in-review' }]);
    await decide('K', 'office', 'reject');
    expect((await list('period=2025-02')).findings).toMatchObject([{ state: 'rejected' }]);
  });

  it('goes with a case that a correction moves into another month, and outlives one that sweeps the finding away', async () => {
    await decide('M', 'office', 'take');
    const moved = auditedCase(own, 'M', { month: '2025-04' });
    await putCases(running.table, [moved]);
    await standingCaseStore(running.table).write(own, '2025-03', 1000, []);
    await reviewStore(running.table).carry(moved, '2025-04');
    expect((await list('period=2025-04')).findings).toMatchObject([{ state: 'in-review' }]);
    expect((await list('period=2025-03')).findings).toEqual([]);
    await putCases(running.table, [auditedCase(own, 'M', { month: '2025-04' }, [])]);
    const left = await decide('M', 'office', 'reject');
    expect(left.body).toMatchObject({ finding: null, state: 'rejected', actions: ['settle', 'reopen'] });
  });
});

describe('one decision about many findings', () => {
  it('is taken or refused one by one, and sent again leaves everything as it is', async () => {
    await decide('X2', 'office', 'take');
    const ids = ['X1', 'X2', 'X3'].map((id) => idOf(`${own} ${id} GZ10000102012000`));
    const foreign = findingOf(sister, 'S').finding_id;
    const body = { findings: [...ids, foreign, 'f'.repeat(32)], action: 'take', why: '批量受理' };
    const { body: answer } = await ask<BulkAnswer>('decisions', 'office', body);
    expect(bulkAnswerSchema.parse(answer)).toMatchObject({ done: 2, refused: 3 });
    expect(answer.findings.map(({ code }) => code)).toEqual([
      null,
      'not-in-this-state',
      null,
      'not-found',
      'not-found',
    ]);
    expect(answer.findings[1]).toMatchObject({ done: false, state: 'in-review' });
    expect(answer.findings[3]).toMatchObject({ state: null, outcome: null, decided_fen: null });
    expect((await ask<BulkAnswer>('decisions', 'office', body)).body).toEqual(answer);
    expect((await list('period=2025-01')).findings.map(({ state }) => state)).toEqual([
      'in-review',
      'in-review',
      'in-review',
    ]);
  });

  it('is refused whole where no finding is named, or too many, or something that is no id', async () => {
    for (const findings of [[], ['x'], Array.from({ length: 401 }, () => 'a'.repeat(32))]) {
      const answer = await ask('decisions', 'office', { findings, action: 'take', why: 'x' });
      expect(answer.status).toBe(400);
    }
  });
});

describe('the money of findings', () => {
  it('is told apart: found, confirmed, recovered', async () => {
    const { body } = await ask<FindingSummary>('findings/summary?period=2026-04', 'office');
    expect(findingSummarySchema.parse(body).total).toEqual({
      cases: 1,
      identified_fen: 5000,
      findings: 1,
      found_fen: 5000,
      confirmed: 1,
      confirmed_fen: 4000,
      recovered_fen: 4000,
      rejected: 0,
    });
    expect(body.states.find(({ state }) => state === 'settled')).toMatchObject({
      findings: 1,
      found_fen: 5000,
    });
    expect(body.departments).toMatchObject([{ key: 'A03', found_fen: 5000, confirmed_fen: 4000 }]);
  });

  it('adds up by state, rule and department to that of the list', async () => {
    const { body } = await ask<FindingSummary>('findings/summary?period=2026-03', 'office');
    const { findings } = await list('period=2026-03');
    const fen = (rows: readonly { readonly found_fen: number }[]) =>
      rows.reduce((sum, row) => sum + row.found_fen, 0);
    const whole = findings.reduce((sum, { amount_fen }) => sum + amount_fen, 0);
    expect([fen(body.states), fen(body.rules), fen(body.departments), body.total.found_fen]).toEqual(
      Array(4).fill(whole),
    );
  });
});

describe('a sample for inspection', () => {
  const body = { period: '2026-03', size: 2, seed: 'x', by: 'department' };
  it('is drawn from all cases of the period, the same for the same seed, and says who drew it', async () => {
    const first = await ask<Record<string, unknown>>('samples', 'auditor', body);
    const again = await ask<Record<string, unknown>>('samples', 'office', body);
    expect(first.body).toMatchObject({
      size: 2,
      population: { cases: 4 },
      drawn_by: 'u-a',
      strata_by: 'department',
    });
    expect(again.body['drawn']).toEqual(first.body['drawn']);
    expect(again.body['population']).toEqual(first.body['population']);
  });

  it('is not for hospitals, nor of foreign ones', async () => {
    expect((await ask('samples', 'manager', body)).status).toBe(404);
    expect((await ask('samples', 'foreigner', { ...body, hospital: own })).status).toBe(404);
    expect((await ask('samples', 'office', { ...body, period: '2026-13' })).status).toBe(400);
  });
});
