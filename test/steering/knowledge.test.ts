import { beforeAll, describe, expect, it } from 'vitest';
import type { RegionRules } from '../../core/rules/region/region-rules.ts';
import { callerNamed } from '../support/pipeline/http-caller.ts';
import { eventually, sendFile } from '../support/pipeline/outsider.ts';
import { casesOf } from '../support/pipeline/stored-cases.ts';
import { toNdjson, type WireStay, wireStay } from '../support/pipeline/wire-stays.ts';

const api = '/api/v1/knowledge';
const region = '371300';
const hospital = 'H37132100903';
const month = '2023-07';
const strayCharge = 'GZ10000201008000';
const splitStay = 'GZ10000204001000';

const regional = callerNamed('regional-office');
const others = ['office', 'manager', 'auditor', 'clinician-elsewhere'].map(callerNamed);

// Its days are long over, so that nothing that others bring is judged by it.
const decided = { from: '2023-07-01', to: '2023-07-31', by: '李主任', why: '试行' };
const draft = (more: Partial<RegionRules> = {}) => ({
  region,
  title: { zh: '临沂试行', en: 'Linyi on trial' },
  source: 'test',
  rules: [],
  changes: [{ ...decided, rule: strayCharge, parameters: { daysAfter: 30 } }],
  exemptions: [],
  points: [],
  ...more,
});

interface Checked {
  readonly is_sound: boolean;
  readonly mistakes: readonly { readonly at: string; readonly code: string; readonly message: object }[];
}
interface Run {
  readonly state: string;
  readonly document: string;
  readonly at: string;
  readonly report: {
    readonly cases: number;
    readonly hospitals: readonly string[];
    readonly is_whole: boolean;
    readonly brought_forward_to: string | null;
    readonly rules: readonly {
      readonly rule: string;
      readonly now: { readonly findings: number };
      readonly gone: { readonly findings: number; readonly examples: readonly { setl_id: string }[] };
    }[];
  };
}
interface Standing {
  readonly hash: string | null;
  readonly activated: { readonly by: string; readonly why: string } | null;
}

const ask = async (document: object, over: object = { month }) => {
  const { status, body } = await regional<Run>('POST', `${api}/region-rules/dry-runs`, { document, ...over });
  expect(status).toBe(202);
  return eventually('a dry run', async () => {
    const path = `${api}/region-rules/dry-runs/${body.document}/${encodeURIComponent(body.at)}`;
    const run = await regional<Run>('GET', path);
    return run.body.state === 'running' ? null : run.body;
  });
};
const standing = async () => (await regional<Standing>('GET', `${api}/region-rules`)).body;
const activate = (document: string, replaces: string | null, more: object = {}) =>
  regional<{ code?: string; by?: string }>('POST', `${api}/region-rules/activations`, {
    document,
    why: '试行一个月',
    replaces,
    ...more,
  });

const stay = (id: string, discharged: string, strayYuan: number): WireStay => {
  return { hospital, id, admitted: '2023-07-02', discharged, strayYuan };
};
const stays = [stay('KN1', '2023-07-08', 30), stay('KN2', '2023-07-09', 0), stay('KN3', '2023-07-10', 50)];
let batch = '';

beforeAll(async () => {
  batch = (await sendFile(hospital, 'knowledge.ndjson', toNdjson(stays.map(wireStay)))).batch.id;
});

describe('knowledge over HTTP', () => {
  it('tells schemes, tariffs and rules to whoever steers or audits, and nothing to a clinician', async () => {
    const { body } = await regional<{ schemes: { id: string; is_current: boolean; drgs: number }[] }>(
      'GET',
      `${api}/schemes`,
    );
    expect(body.schemes.find(({ id }) => id === 'chs-drg-1.1')).toMatchObject({
      is_current: true,
      drgs: 628,
      periods: [{ from: null, until: null }],
      tariffs: [{ id: 'linyi-2022', groups_with_standard: 610 }],
    });
    const statuses = async (path: string) =>
      Promise.all(others.map(async (caller) => (await caller('GET', api + path)).status));
    for (const path of ['/schemes', '/tariffs', '/rules', `/rules/${splitStay}`, '/activations', '/mutings'])
      expect(await statuses(path), path).toEqual([200, 200, 200, 404]);
  });

  it('tells of a rule what it looks for, its parameters with schema and unit, and how it has fared', async () => {
    const { body } = await regional<{ parameters: { parameter: string }[] }>(
      'GET',
      `${api}/rules/${splitStay}`,
    );
    expect(body).toMatchObject({ state: 'in-force', altered: [], precision: { confirmed: 0, rejected: 0 } });
    expect(body.parameters.find(({ parameter }) => parameter === 'maxGapDays')).toMatchObject({
      unit: { zh: '天', en: 'days' },
      schema: { type: 'integer', minimum: 0 },
      value: 15,
      national: 15,
    });
    expect((await regional('GET', `${api}/rules/GZ00000000000000`)).status).toBe(404);
  });

  it('says every mistake of a draft at once, each with its field and in both languages', async () => {
    const wrong = draft({
      changes: [
        { ...decided, rule: 'GZ99999999999999', off: true },
        { ...decided, rule: splitStay, parameters: { maxGapDays: -1 } },
        { ...decided, rule: splitStay, parameters: { nothing: 1 } },
        { ...decided, rule: strayCharge, from: '2023-08-01', to: '2023-07-01', off: true },
        { ...decided, rule: 'DS-2025-031', from: '2020-01-01', to: '2020-02-01', off: true },
      ],
      exemptions: [
        { ...decided, rules: ['GZ88888888888888'], hospitals: ['H00000000000'] },
        { ...decided, rules: [splitStay], departments: ['Q99'], diagnoses: ['Ö1'] },
        { ...decided, rules: [splitStay], hospitals: ['H61020200906'] },
      ],
    });
    const { body } = await regional<Checked>('POST', `${api}/region-rules/checks`, { document: wrong });
    expect(body.is_sound).toBe(false);
    expect(body.mistakes.length).toBeGreaterThanOrEqual(10);
    expect(body.mistakes.map(({ at }) => at)).toEqual(
      expect.arrayContaining([
        'changes.#1.rule',
        'changes.#2.parameters.maxGapDays',
        'exemptions.#3.hospitals.#1',
      ]),
    );
    for (const { message } of body.mistakes)
      expect(message).toEqual({ zh: expect.any(String), en: expect.any(String) });
    const refused = await regional<{ code: string; errors: object[] }>(
      'POST',
      `${api}/region-rules/dry-runs`,
      {
        document: wrong,
        month,
      },
    );
    expect([refused.status, refused.body.code]).toEqual([422, 'document-unsound']);
    expect(refused.body.errors).toHaveLength(body.mistakes.length);
  });

  it('names the lines of a file, and takes none that is no JSON', async () => {
    const text = '{\n  "region": "371300",\n  "region": "371300"\n}';
    const { body } = await regional<Checked>('POST', `${api}/region-rules/checks`, { text });
    expect(body.mistakes).toEqual([expect.objectContaining({ code: 'repeated-key', line: 3 })]);
    const broken = await regional<Checked>('POST', `${api}/region-rules/checks`, { text: '{"region": ' });
    expect(broken.body.mistakes).toEqual([expect.objectContaining({ code: 'not-json' })]);
  });

  it('has no drafts for others: not for a hospital, not for another region', async () => {
    for (const caller of others)
      for (const route of ['checks', 'dry-runs', 'activations'])
        expect(
          (await caller('POST', `${api}/region-rules/${route}`, { document: draft(), month })).status,
        ).toBe(404);
    const foreign = draft({ region: '610200' });
    expect((await regional('POST', `${api}/region-rules/checks`, { document: foreign })).status).toBe(404);
    expect(
      (await regional('POST', `${api}/region-rules/dry-runs`, { document: foreign, month })).status,
    ).toBe(404);
    const unknownBatch = { document: draft(), batch: 'none' };
    expect((await regional('POST', `${api}/region-rules/dry-runs`, unknownBatch)).status).toBe(404);
  });

  it('activates nothing that was not tried, and nothing that was tried on no case', async () => {
    const { hash } = await standing();
    const untried = await activate('0'.repeat(64), hash);
    expect([untried.status, untried.body.code]).toEqual([409, 'no-dry-run']);
    const empty = await ask(draft({ source: 'of no case' }), { month: '2011-01' });
    expect(empty.report.cases).toBe(0);
    const refused = await activate(empty.document, hash);
    expect([refused.status, refused.body.code]).toEqual([409, 'dry-run-of-no-case']);
  });

  it('tries a draft on the lists that are kept, of a month or of a batch, and writes no finding', async () => {
    const before = await casesOf(hospital);
    for (const over of [{ month }, { batch }]) {
      const { state, report } = await ask(draft(), over);
      expect(state).toBe('done');
      expect(report).toMatchObject({
        cases: 3,
        hospitals: [hospital],
        is_whole: true,
        brought_forward_to: null,
      });
      const effect = report.rules.find(({ rule }) => rule === strayCharge);
      expect(effect).toMatchObject({ now: { findings: 2 }, gone: { findings: 2 } });
      expect(effect?.gone.examples.map(({ setl_id }) => setl_id)).toEqual(['KN1', 'KN3']);
    }
    expect(await casesOf(hospital)).toEqual(before);
  });

  it('tries what is decided for days to come as if it held already', async () => {
    const changes = [{ ...decided, rule: strayCharge, off: true as const, from: '2031-01-01', to: null }];
    const { report } = await ask(draft({ changes }));
    expect(report.brought_forward_to).toBe('2023-07-01');
    expect(report.rules.find(({ rule }) => rule === strayCharge)?.gone.findings).toBe(2);
  });

  it('takes up what was tried, by whom the token names, with the reason; of two at once one', async () => {
    const { hash } = await standing();
    const [one, other] = [draft({ source: 'one' }), draft({ source: 'other' })];
    const runs = [await ask(one), await ask(other)];
    const answers = await Promise.all(runs.map(({ document }) => activate(document, hash)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('others-were-quicker');
    const won = answers.findIndex(({ status }) => status === 201);
    expect(await standing()).toMatchObject({
      hash: runs[won]?.document,
      activated: { by: 'regional-office', why: '试行一个月' },
    });
    const { body } = await regional<{ activations: object[] }>('GET', `${api}/activations`);
    expect(body.activations[0]).toMatchObject({
      kind: 'rules',
      document: runs[won]?.document,
      is_current: true,
      dry_run: { month, cases: 3, findings_now: expect.any(Number) },
    });
  });

  it('goes back by taking up the document of before', async () => {
    const { hash } = await standing();
    const back = draft({ changes: [] });
    const { document } = await ask(back);
    expect((await activate(document, hash)).status).toBe(201);
    expect((await standing()).hash).toBe(document);
    expect((await regional<object>('GET', `${api}/region-rules/documents/${document}`)).body).toEqual({
      hash: document,
      document: back,
    });
  });

  it('takes up no scheme that was not uploaded and tried', async () => {
    const decide = (scheme: string) =>
      regional<{ code: string }>('POST', `${api}/schemes/activations`, {
        scheme,
        from: '2031-01-01',
        why: '试',
      });
    expect((await decide('nobody-knows')).body.code).toBe('unknown-scheme');
    expect((await decide('chs-drg-1.0')).body.code).toBe('not-uploaded');
  });
});
