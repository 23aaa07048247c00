import { inspect } from 'node:util';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AlertView } from '../../../functions/query/alert-view.ts';
import { openApiDocument } from '../../../functions/query/openapi-document.ts';
import { queryApi } from '../../../functions/query/query-api.ts';
import { alertIdOf } from '../../../platform/alerts/alert-id.ts';
import { log } from '../../../platform/log.ts';
import type { Alert } from '../../../platform/messages.ts';
import { caseStore } from '../../../platform/table/cases.ts';
import { findingStore } from '../../../platform/table/findings.ts';
import { type InboxStore, inboxStore } from '../../../platform/table/inbox.ts';
import { caseKey } from '../../../platform/table/keys.ts';
import { type LiveStore, liveStore } from '../../../platform/table/live.ts';
import type { TrailEntry } from '../../../platform/trail/trail-entry.ts';
import { anyAlert, anyLampAlert } from '../../support/alerts.ts';
import { caseHeads } from '../../support/case-heads.ts';
import { nothingDropped } from '../../support/dropped-files.ts';
import { reviewed } from '../../support/reviewed.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';
import { summaryServicesOf } from '../../support/summary-services.ts';

const hospital = 'H37130200901';
const clinician = { sub: 'u-d1', name: '王医生', role: 'clinician', hospital, doctor: 'D1' };
const colleague = { sub: 'u-d2', role: 'clinician', hospital, doctor: 'D2', department: 'A03.04' };
const headOfA03 = { sub: 'u-m3', role: 'manager', hospital, department: 'A03.04' };
const headOfA04 = { sub: 'u-m4', role: 'manager', hospital, department: 'A04.01' };
const manager = { sub: 'u-m', role: 'manager', hospital };
const office = { sub: 'u-o', role: 'office', hospital };
const regional = { ...office, sub: 'u-r', region: '371300' };
const foreigner = { sub: 'u-f', role: 'office', hospital: 'H37132100903' };

let running: RunningTable;
let inbox: InboxStore;
let live: LiveStore;
const kept: TrailEntry[] = [];
const noReports = {
  keepTrail: async (entries: readonly TrailEntry[]) => void kept.push(...entries),
  newTrailId: () => 'trail-id',
  reports: { list: async () => [] },
  signLink: async () => '',
  lists: { ofCase: async () => null },
  warnings: { ofMonth: async () => [] },
};
const signIn = { issuer: 'https://id.example', client_id: 'portal', live_url: 'wss://live.example/live' };
const tickets = { liveUrl: 'wss://live.example/live', newTicket: () => 'one-time', signIn };
let api: ReturnType<typeof queryApi>;
const now = '2026-03-10T08:00:00.000Z';

/** As the gateway hands a request on, its token verified. */
async function ask(method: string, path: string, claims: object | null, body?: unknown) {
  const event = { requestContext: { ...(claims && { authorizer: { jwt: { claims } } }) } };
  const request = {
    method,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  };
  const answer = await api.request(path, request, { event });
  return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() };
}

const list = async (claims: object, query = '') =>
  (await ask('GET', `/api/v1/alerts${query}`, claims)).body as { alerts: AlertView[]; next: string | null };
const idsOf = ({ alerts }: { alerts: AlertView[] }) => alerts.map(({ alert_id }) => alert_id);

async function keep(alert: Alert, at: string): Promise<Alert> {
  await inbox.keep(alert, at);
  return alert;
}

let mine: Alert[];
let colleagues: Alert;
let elsewhere: Alert;
let nobodys: Alert;
let neighbours: Alert;

beforeAll(async () => {
  running = await runTable();
  const { table } = running;
  inbox = inboxStore(table);
  live = liveStore(table);
  api = queryApi({
    ...summaryServicesOf([]),
    ...noReports,
    ...reviewed(),
    ...nothingDropped,
    inbox,
    cases: caseStore(table),
    findings: findingStore(table),
    live,
    ...tickets,
    now: () => now,
  });
  mine = [];
  for (let hour = 1; hour <= 5; hour++) mine.push(await keep(anyAlert(), `2026-03-09T0${hour}:00:00.000Z`));
  colleagues = await keep(anyAlert({ doctor: 'D2' }), '2026-03-09T06:00:00.000Z');
  elsewhere = await keep(anyAlert({ doctor: 'D4', department: 'A04.01' }), '2026-03-09T07:00:00.000Z');
  nobodys = await keep(anyAlert({ doctor: null, department: null }), '2026-03-09T08:00:00.000Z');
  neighbours = await keep(anyAlert({ hospital: foreigner.hospital }), '2026-03-09T09:00:00.000Z');
});
afterAll(() => running.stop());

describe('the list of alerts', () => {
  it('is for a clinician his own, the newest first', async () => {
    expect(idsOf(await list(clinician))).toEqual(mine.map(({ alert_id }) => alert_id).reverse());
    expect(idsOf(await list(colleague))).toEqual([colleagues.alert_id]);
  });

  it('is for the manager of a department its own, for everybody else with a hospital all of the hospital', async () => {
    expect(idsOf(await list(headOfA04))).toEqual([elsewhere.alert_id]);
    const all = [nobodys, elsewhere, colleagues, ...mine.toReversed()].map(({ alert_id }) => alert_id);
    for (const claims of [manager, office, { ...office, role: 'auditor' }])
      expect(idsOf(await list(claims))).toEqual(all);
  });

  it('narrows to a department for those who see several, and is not found for those who do not', async () => {
    expect(idsOf(await list(office, '?department=A04.01'))).toEqual([elsewhere.alert_id]);
    expect(idsOf(await list(headOfA04, '?department=A04.01'))).toEqual([elsewhere.alert_id]);
    for (const claims of [headOfA04, clinician])
      expect((await ask('GET', '/api/v1/alerts?department=A03.04', claims)).status).toBe(404);
  });

  it('is of another hospital for an office of its region, and is not found for anybody else', async () => {
    const there = `?hospital=${foreigner.hospital}`;
    expect(idsOf(await list(regional, there))).toEqual([neighbours.alert_id]);
    expect(idsOf(await list(regional, `${there}&department=A04.01`))).toEqual([]);
    expect(idsOf(await list(regional))).toContain(nobodys.alert_id);
    for (const claims of [office, manager, clinician, headOfA04, { ...manager, region: '371300' }])
      expect((await ask('GET', `/api/v1/alerts${there}`, claims)).status).toBe(404);
    expect((await ask('GET', '/api/v1/alerts?hospital=H99999999999', regional)).status).toBe(404);
  });

  it('comes in pages that leave nothing out and tell nothing twice', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    let pages = 0;
    while (cursor !== null) {
      const page = await list(clinician, `?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...idsOf(page));
      cursor = page.next;
      pages += 1;
    }
    expect(seen).toEqual(mine.map(({ alert_id }) => alert_id).reverse());
    expect(pages).toBe(3);
  });

  it('takes no cursor of another list, nor one made up', async () => {
    const { next } = await list(office, '?limit=2');
    const madeUp = Buffer.from('anything').toString('base64url');
    for (const cursor of [next, madeUp, 'x', '']) {
      const answer = await ask('GET', `/api/v1/alerts?cursor=${cursor}`, clinician);
      expect(answer.body).toMatchObject({ code: 'bad-cursor', status: 400 });
    }
  });

  it.each(['?limit=0', '?limit=101', '?limit=x', '?doctor=D2'])(
    'refuses the query %s with what is wrong',
    async (query) => {
      const { status, body } = await ask('GET', `/api/v1/alerts${query}`, clinician);
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: 'bad-request', errors: [{ message: expect.any(String) }] });
    },
  );
});

describe('one alert', () => {
  it('is found by exactly those who have it in their list', async () => {
    const all = [...mine, colleagues, elsewhere, nobodys].map(({ alert_id }) => alert_id);
    for (const claims of [clinician, colleague, headOfA03, headOfA04, manager, office, foreigner]) {
      const answers = await Promise.all(all.map((id) => ask('GET', `/api/v1/alerts/${id}`, claims)));
      const found = all.filter((_, at) => answers[at]?.status === 200);
      const listed = idsOf(await list(claims)).filter((id) => all.includes(id));
      expect(found.sort(), claims.sub).toEqual(listed.sort());
    }
  });

  it('of another hospital is found where that is named, and nothing can be done about it from there', async () => {
    const path = `/api/v1/alerts/${neighbours.alert_id}`;
    const there = `${path}?hospital=${foreigner.hospital}`;
    expect(await ask('GET', there, regional)).toMatchObject({ status: 200, body: { state: 'new' } });
    for (const [claims, asked] of [
      [regional, path],
      [office, there],
      [clinician, there],
    ] as const)
      expect((await ask('GET', asked, claims)).status).toBe(404);
    expect((await ask('POST', `${path}/read?hospital=${foreigner.hospital}`, regional)).status).toBe(403);
  });

  it("is not found by who may not see it, in the same words as one that isn't there", async () => {
    const missing = await ask('GET', `/api/v1/alerts/${'f'.repeat(32)}`, clinician);
    expect(missing).toMatchObject({ status: 404, type: 'application/problem+json' });
    const strangers = [
      ask('GET', `/api/v1/alerts/${colleagues.alert_id}`, clinician),
      ask('GET', `/api/v1/alerts/${'x'.repeat(3000)}`, clinician),
      ask('GET', `/api/v1/alerts/${mine[0]?.alert_id}`, headOfA04),
      ask('GET', `/api/v1/alerts/${mine[0]?.alert_id}`, foreigner),
      ask('POST', `/api/v1/alerts/${mine[0]?.alert_id}/read`, colleague),
      ask(
        'POST',
        `/api/v1/alerts/${mine[0]?.alert_id}/answer`,
        { ...manager, hospital: foreigner.hospital },
        { text: 'x' },
      ),
    ];
    for (const answer of await Promise.all(strangers)) expect(answer).toEqual(missing);
    expect((await inbox.find(hospital, mine[0]?.alert_id ?? ''))?.state).toBe('new');
  });

  it('is read, acknowledged and answered, each once, and never goes back', async () => {
    const path = `/api/v1/alerts/${mine[1]?.alert_id}`;
    const step = { by: 'u-d1', name: '王医生', at: now };
    expect((await ask('POST', `${path}/read`, clinician)).body).toMatchObject({ state: 'read', read: step });
    expect((await ask('POST', `${path}/acknowledgement`, headOfA03)).body).toMatchObject({
      state: 'acknowledged',
      read: step,
      acknowledged: { by: 'u-m3', name: null },
    });
    const answered = await ask('POST', `${path}/answer`, clinician, { text: ' 已核对医嘱，收费有误 ' });
    expect(answered.body).toMatchObject({
      state: 'answered',
      answered: { ...step, text: '已核对医嘱，收费有误' },
    });
    for (const again of ['read', 'acknowledgement'])
      expect((await ask('POST', `${path}/${again}`, headOfA03)).body).toEqual(answered.body);
    expect((await ask('GET', path, clinician)).body).toEqual(answered.body);
  });

  it('is answered alike when the answer is sent again, and keeps the first of two', async () => {
    const path = `/api/v1/alerts/${mine[2]?.alert_id}/answer`;
    const first = await ask('POST', path, clinician, { text: '属实' });
    expect(await ask('POST', path, clinician, { text: '属实' })).toEqual(first);
    for (const [claims, text] of [
      [clinician, '不属实'],
      [headOfA03, '属实'],
    ] as const)
      expect((await ask('POST', path, claims, { text })).body).toMatchObject({
        code: 'answered-already',
        status: 409,
      });
    expect((await inbox.find(hospital, mine[2]?.alert_id ?? ''))?.answered?.text).toBe('属实');
  });

  it('takes of two answers at once one', async () => {
    const path = `/api/v1/alerts/${mine[3]?.alert_id}/answer`;
    const answers = await Promise.all(
      ['甲', '乙', '丙'].map((text) => ask('POST', path, clinician, { text })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('is moved by nobody who only looks on', async () => {
    const answer = await ask('POST', `/api/v1/alerts/${mine[0]?.alert_id}/read`, office);
    expect(answer.body).toMatchObject({ code: 'role-not-allowed', status: 403 });
  });

  it.each([
    { body: '{', code: 'bad-request' },
    { body: '', code: 'bad-request' },
    { body: '{"text":"  "}', code: 'bad-request' },
    { body: '{"text":"x","by":"me"}', code: 'bad-request' },
    { body: JSON.stringify({ text: '长'.repeat(501) }), code: 'bad-request' },
    { body: JSON.stringify({ text: 'x'.repeat(40_000) }), code: 'body-too-large' },
  ])('refuses an answer of %#', async ({ body, code }) => {
    const answer = await ask('POST', `/api/v1/alerts/${mine[4]?.alert_id}/answer`, clinician, body);
    expect(answer.body).toMatchObject({ code });
    expect((await inbox.find(hospital, mine[4]?.alert_id ?? ''))?.state).toBe('new');
  });

  it('says whether what it was about still stands', async () => {
    const result = {
      hospital,
      setl_id: 'STANDS',
      department: 'A03.04',
      doctor: 'D1',
      findings: ['f1', 'f2'],
    };
    const alert = await keep(anyAlert({ alert_id: alertIdOf(result), setl_id: 'STANDS' }), now);
    const standingAfter = async (findings: readonly string[]) => {
      const stay = { hospital, settlementId: 'STANDS' };
      const Item = { ...caseKey(hospital, 'STANDS'), stay, result: { ...result, findings } };
      await running.table.client.send(new PutCommand({ TableName: running.table.name, Item }));
      const { body } = await ask('GET', `/api/v1/alerts/${alert.alert_id}`, clinician);
      return (body as Extract<AlertView, { kind: 'case' }>).standing;
    };
    expect(await standingAfter(['f2', 'f1'])).toBe('current');
    expect(await standingAfter(['f2'])).toBe('changed');
    expect(await standingAfter([])).toBe('cleared');
  });
});

describe('a lamp that turned red', () => {
  it('stands among the alerts of its department and hospital, by a kind of its own, and in no list of a doctor', async () => {
    const lamp = anyLampAlert({ hospital: foreigner.hospital });
    await inbox.keep(lamp, '2026-03-09T10:00:00.000Z');
    const { alerts } = await list(foreigner);
    expect(alerts[0]).toEqual({
      ...lamp,
      department_name: { zh: '心血管内科', en: 'Cardiology' },
      raised_at: '2026-03-09T10:00:00.000Z',
      state: 'new',
      read: null,
      acknowledged: null,
      answered: null,
    });
    expect(alerts[1]).toMatchObject({ kind: 'case', standing: 'current' });
    const doctor = { ...clinician, hospital: foreigner.hospital };
    expect(idsOf(await list(doctor))).not.toContain(lamp.alert_id);
    expect((await ask('GET', `/api/v1/alerts/${lamp.alert_id}`, doctor)).status).toBe(404);
  });

  it('is acknowledged as other alerts are', async () => {
    const lamp = anyLampAlert();
    await inbox.keep(lamp, '2026-03-09T10:00:00.000Z');
    const path = `/api/v1/alerts/${lamp.alert_id}/acknowledgement`;
    const { status, body } = await ask('POST', path, headOfA03);
    expect(status).toBe(200);
    expect(body).toMatchObject({ kind: 'lamp', state: 'acknowledged' });
  });
});

describe('a live ticket', () => {
  it.each([
    [clinician, { kind: 'doctor', hospital, doctor: 'D1' }],
    [headOfA03, { kind: 'department', hospital, department: 'A03.04' }],
    [office, { kind: 'hospital', hospital }],
  ])('is good for what the caller may see, once and for a minute: %#', async (claims, audience) => {
    const answer = await ask('POST', '/api/v1/live-tickets', claims);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        ticket: 'one-time',
        url: 'wss://live.example/live?ticket=one-time',
        expires_at: '2026-03-10T08:01:00.000Z',
      },
    });
    const seconds = Date.parse(now) / 1000;
    expect(kept.at(-1)).toMatchObject({ act: 'alert-read', status: 201, of: { hospital } });
    expect(await live.spend('one-time', seconds + 60)).toBeNull();
    expect(await live.spend('one-time', seconds + 59)).toEqual(audience);
    expect(await live.spend('one-time', seconds)).toBeNull();
  });
});

describe('the API', () => {
  it('tells anybody how to sign in, who has no token yet', async () => {
    expect(await ask('GET', '/api/v1/sign-in', null)).toMatchObject({ status: 200, body: signIn });
  });

  it.each([
    null,
    {},
    { ...clinician, doctor: undefined },
    { ...clinician, doctor: '' },
    { ...office, hospital: undefined },
    { ...office, role: 'visitor' },
  ])('refuses a token that does not say who calls: %#', async (claims) => {
    const answer = await ask('GET', '/api/v1/alerts', claims);
    expect(answer).toMatchObject({
      status: 403,
      type: 'application/problem+json',
      body: { code: 'claims-missing' },
    });
  });

  it('answers what there is no route for as not found', async () => {
    expect((await ask('GET', '/api/v1/nothing', office)).body).toMatchObject({
      type: 'urn:drg-sentinel:problem:not-found',
      titles: { zh: '未找到', en: 'Not found' },
    });
  });

  it('tells nothing of what went wrong inside, and the log only where', async () => {
    const logged = vi.spyOn(log, 'error').mockReturnValue();
    const broken = queryApi({
      ...summaryServicesOf([]),
      ...noReports,
      ...reviewed(),
      ...nothingDropped,
      findings: { ofCase: async () => [], caseOf: async () => null },
      inbox: { ...inbox, list: () => Promise.reject(new Error('secret')) },
      cases: caseHeads(),
      live,
      ...tickets,
      now: () => now,
    });
    const event = { requestContext: { authorizer: { jwt: { claims: office } } } };
    const answer = await broken.request('/api/v1/alerts', {}, { event } as never);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
    expect(logged).toHaveBeenCalledOnce();
    expect(inspect(logged.mock.calls)).not.toContain('secret');
    logged.mockRestore();
  });

  it('describes exactly the routes it has, besides those of other functions, to anybody', async () => {
    const { body } = await ask('GET', '/openapi.json', null);
    expect(body).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
    const described = Object.entries(openApiDocument().paths)
      .filter(([path]) => !/^\/(nhsa|cds-services|api\/v1\/knowledge)|\/grouping$/.test(path))
      .flatMap(([path, operations]) =>
        Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
      );
    const routes = api.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(\{\.\+\})?/g, '{$1}')}`);
    expect(described.sort()).toEqual([...new Set(routes)].sort());
  });
});
