import { beforeAll, describe, expect, it } from 'vitest';
import { openStackAt } from '../../bin/endpoints.ts';
import problems from '../../platform/http/problems.json' with { type: 'json' };
import { knowledgeKeys } from '../../platform/knowledge-keys.ts';
import type { Alert } from '../../platform/messages.ts';
import { type Walker, walk, walked, walkers } from '../support/authorization-table.ts';
import { eventually, queryIndex, sendFile, stack } from '../support/pipeline/outsider.ts';
import { signAs } from '../support/pipeline/sign-as.ts';
import { casesOf } from '../support/pipeline/stored-cases.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

const { hospital, department, doctor, region } = walked;
const month = '2023-11';
const everybody = Object.keys(walkers) as Walker[];

interface Asked {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const here = { hospital };
const whole = { ...here, department, doctor };
const period = { period: month };
const ids: Record<string, string> = {
  setl_id: 'W1',
  scheme: 'chs-drg-walk',
  at: '2023-12-01T00:00:00.000Z',
  hash: 'a'.repeat(64),
  kind: 'doctor',
  key: doctor,
};
const size = 20 * 1024 * 1024;
const decision = { action: 'settle', why: '核对' };
const document = {
  region,
  title: { zh: '试行', en: 'On trial' },
  source: 'test',
  rules: [],
  changes: [],
  exemptions: [],
  points: [],
};

/** What is asked of each route beyond its path: always for what is of the doctor above. */
const asked: Readonly<Record<string, () => Asked>> = {
  'GET /api/v1/alerts': () => ({ query: { ...here, department } }),
  'GET /api/v1/alerts/{id}': () => ({ query: here }),
  'POST /api/v1/alerts/{id}/answer': () => ({ body: { text: '已核对' } }),
  'GET /api/v1/findings': () => ({ query: { ...whole, ...period } }),
  'GET /api/v1/findings/summary': () => ({ query: { ...whole, ...period } }),
  'POST /api/v1/findings/{id}/decisions': () => ({ body: decision }),
  'POST /api/v1/decisions': () => ({ body: { findings: [ids['finding']], ...decision } }),
  'POST /api/v1/samples': () => ({ body: { ...here, ...period, size: 1, seed: 's' } }),
  'GET /api/v1/periods': () => ({ query: here }),
  'GET /api/v1/summaries': () => ({ query: { view: 'total', ...whole, ...period } }),
  'GET /api/v1/summaries/trend': () => ({
    query: { view: 'total', indicator: 'cases', from: month, until: month, ...whole },
  }),
  'GET /api/v1/summaries/cases': () => ({ query: { ...whole, ...period } }),
  'GET /api/v1/cases/{setl_id}': () => ({ query: here }),
  'GET /api/v1/cases/{setl_id}/findings': () => ({ query: here }),
  'GET /api/v1/cases/{setl_id}/list': () => ({ query: here }),
  'GET /api/v1/cases/{setl_id}/grouping': () => ({ query: here }),
  'GET /api/v1/indicators': () => ({ query: period }),
  'GET /api/v1/changes': () => ({ query: { view: 'total', amount: 'cost', ...whole, ...period } }),
  'GET /api/v1/portraits/{kind}/{key}': () => ({ query: { ...here, ...period } }),
  'GET /api/v1/quadrants': () => ({ query: { view: 'group', ...whole, ...period } }),
  'GET /api/v1/lamps': () => ({ query: { view: 'total', ...whole, ...period } }),
  'GET /api/v1/outlook': () => ({ query: { view: 'department', until: month, ...here } }),
  'POST /api/v1/outlook/capacity': () => ({ query: here, body: { until: month, table: 'unreadable' } }),
  'GET /api/v1/reports': () => ({ query: { ...here, department } }),
  'GET /api/v1/warnings': () => ({ query: period }),
  'GET /api/v1/warnings/summary': () => ({ query: { ...here, department, ...period } }),
  'GET /api/v1/violations': () => ({ query: { ...whole, ...period } }),
  'GET /api/v1/waterfall': () => ({ query: { ...whole, ...period } }),
  'POST /api/v1/uploads': () => ({ body: { ...here, file_name: 'a.csv', size_bytes: 90 } }),
  'POST /api/v1/uploads/{id}/parts': () => ({ body: { numbers: [1] } }),
  'POST /api/v1/uploads/{id}/completion': () => ({ body: { size_bytes: size } }),
  'GET /api/v1/batches': () => ({ query: here }),
  'GET /api/v1/knowledge/mutings': () => ({ query: here }),
  'POST /api/v1/knowledge/schemes/dry-runs': () => ({ body: { scheme: 'not-uploaded', month } }),
  'POST /api/v1/knowledge/schemes/activations': () => ({
    body: { scheme: 'chs-drg-1.1', from: '2099-01-01', why: '试行' },
  }),
  'POST /api/v1/knowledge/region-rules/checks': () => ({ body: { document } }),
  'POST /api/v1/knowledge/region-rules/dry-runs': () => ({ body: { document, month } }),
  'POST /api/v1/knowledge/region-rules/activations': () => ({
    body: { document: 'b'.repeat(64), why: '试行', replaces: 'c'.repeat(64) },
  }),
  'POST /nhsa/3101': () => ({ body: {} }),
  'POST /nhsa/3102': () => ({ body: {} }),
  'POST /nhsa/3103': () => ({ body: {} }),
  'POST /cds-services/{id}': () => ({ body: {} }),
  'POST /cds-services/{id}/feedback': () => ({ body: {} }),
};

const idOf = (route: string, name: string) => {
  if (name !== 'id') return ids[name] ?? '';
  const [, of = ''] = /\/(alerts|findings|batches|uploads|rules|cds-services)\/\{id\}/.exec(route) ?? [];
  return ids[of] ?? '';
};

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

let nowhere: unknown;
const tokens = new Map<Walker, string>();

async function askAs(walker: Walker, route: string): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ');
  const { query = {}, body } = asked[route]?.() ?? {};
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(idOf(route, name)));
  const token = tokens.get(walker);
  const answer = await fetch(`${stack.api}${filled}?${new URLSearchParams(query)}`, {
    method,
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

/** Of many findings at once, what was said of the one. */
function cellOf(route: string, { status, body }: Answer): number {
  if (route !== 'POST /api/v1/decisions' || status !== 200) return status;
  const [row] = (body as { findings: { code: keyof typeof problems | null }[] }).findings;
  return row?.code ? problems[row.code].status : status;
}

beforeAll(async () => {
  for (const walker of everybody) {
    const user = walkers[walker];
    if (user) tokens.set(walker, await signAs({ sub: `walk-${walker}`, ...user }));
  }
  const stays = [
    wireStay({
      hospital,
      id: 'W1',
      doctor,
      strayYuan: 300,
      admitted: '2023-11-02',
      discharged: '2023-11-08',
    }),
    { ...wireStay({ hospital, id: 'W2' }), setlinfo: { setl_id: 'W2', fixmedins_code: hospital, gend: 'X' } },
  ];
  const { batch } = await sendFile(hospital, 'walk.ndjson', toNdjson(stays));
  ids['batches'] = batch.id;
  ids['finding'] = (await casesOf(hospital)).get('W1')?.findings[0]?.finding_id ?? '';
  ids['findings'] = ids['finding'];
  ids['rules'] = 'GZ10000201008000';
  ids['cds-services'] = 'drg-sentinel-order-sign';
  ids['alerts'] = await eventually('an alert', async () => {
    const [alert] = await queryIndex<Alert>(`INBOX#${hospital}#DOCTOR#${doctor}`);
    return alert?.alert_id;
  });
  const { knowledge } = openStackAt(stack);
  const { hash = '', scheme = '', at = '' } = ids;
  await knowledge.write(knowledgeKeys.regionRules(region, hash), JSON.stringify(document));
  const request = { region, at, by: '李主任', month };
  await knowledge.write(knowledgeKeys.rulesDryRunRequest(region, hash, at), JSON.stringify(request));
  await knowledge.write(knowledgeKeys.schemeDryRunRequest(region, scheme, at), JSON.stringify(request));
  const begun = await fetch(`${stack.api}/api/v1/uploads`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.get('O')}` },
    body: JSON.stringify({ file_name: 'b.csv', size_bytes: size }),
  });
  nowhere = (await askAs('A', 'GET /api/v1/nothing')).body;
  ids['uploads'] = ((await begun.json()) as { upload_id: string }).upload_id;
});

describe('the authorization walk', () => {
  it.each(walk)('$route answers everybody as the table has it', async ({ route, expected }) => {
    const answers = new Map<Walker, Answer>();
    for (const walker of everybody) answers.set(walker, await askAs(walker, route));
    const told = everybody.map((walker) => [walker, cellOf(route, answers.get(walker) as Answer)]);
    expect(Object.fromEntries(told)).toEqual(expected);
    for (const [walker, { status, body }] of answers)
      if (status === 404) expect(body, walker).toEqual(nowhere);
  });

  it('says of what is not to be found no more than of what is nowhere', () => {
    expect(nowhere).toMatchObject({ status: 404, code: 'not-found' });
  });
});
