import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import type * as z from 'zod';
import type { RegionRules } from '../../../core/rules/region/region-rules.ts';
import { installedKnowledge } from '../../../functions/knowledge/installed-knowledge.ts';
import { knowledgeApi } from '../../../functions/knowledge/knowledge-api.ts';
import { mutingListSchema } from '../../../functions/knowledge/muting-schemas.ts';
import {
  activationListSchema,
  checkedSchema,
  documentSchema,
  type dryRunSchema,
  standingSchema,
} from '../../../functions/knowledge/region-rules-schemas.ts';
import { precisionReader } from '../../../functions/knowledge/rule-precision.ts';
import { ruleListSchema, ruleSchema } from '../../../functions/knowledge/rule-schemas.ts';
import { schemeDryRunSchema, schemeListSchema } from '../../../functions/knowledge/scheme-schemas.ts';
import { tariffListSchema } from '../../../functions/knowledge/tariff-schemas.ts';
import { openApiDocument } from '../../../functions/query/openapi-document.ts';
import { knowledgeFolder } from '../../../platform/knowledge/knowledge-folder.ts';
import { knowledgeKeys } from '../../../platform/knowledge-keys.ts';
import { log } from '../../../platform/log.ts';
import type { DryRunMessage, SchemeDryRunMessage } from '../../../platform/messages.ts';
import type { Batch } from '../../../platform/table/batches.ts';
import type { TrailEntry } from '../../../platform/trail/trail-entry.ts';
import { wholeBucketInMemory } from '../../support/bucket-in-memory.ts';

const base = '/api/v1/knowledge';
const hospital = 'H37130200901';
const foreign = 'H61020200906';
const region = '371300';
const splitStay = 'GZ10000204001000';
const scheme = 'suzhou-2023';
const office = { sub: 'u-1', name: '李主任', role: 'office', hospital, region };
const hospitalOffice = { sub: 'u-2', role: 'office', hospital };
const manager = { sub: 'u-3', role: 'manager', hospital };
const auditor = { sub: 'u-4', role: 'auditor', hospital };
const clinician = { sub: 'u-5', role: 'clinician', hospital, doctor: 'D1' };

const installed = installedKnowledge(knowledgeFolder());
const decided = { from: '2026-07-01', to: null, by: '李主任', why: '试行' };
const document: RegionRules = {
  region,
  title: { zh: '试行', en: 'On trial' },
  source: 'test',
  rules: [],
  changes: [{ ...decided, rule: splitStay, off: true }],
  exemptions: [],
  points: [],
};

/** An API of its own, with what it has asked for. */
function newApi(now = () => '2026-03-10T08:00:00.000Z') {
  const bucket = wholeBucketInMemory();
  const asked: (DryRunMessage | SchemeDryRunMessage)[] = [];
  const trail: TrailEntry[] = [];
  const api = knowledgeApi({
    keepTrail: async (entries) => void trail.push(...entries),
    newTrailId: () => 'trail-id',
    installed,
    bucket,
    batches: {
      find: async (id) => ({ id, hospital: id === 'theirs' ? foreign : hospital }) as Batch,
    },
    mutings: { of: async () => [] },
    precisionOf: precisionReader({
      answersTo: async (rule) => (rule === splitStay ? ['confirmed', 'rejected', 'confirmed', null] : []),
    }),
    askForDryRun: async (message) => {
      asked.push(message);
    },
    now,
  });
  const ask = async <T>(claims: object | null, method: string, path: string, body?: unknown) => {
    const event = { requestContext: { ...(claims && { authorizer: { jwt: { claims } } }) } };
    const request = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const answer = await api.request(base + path, request, { event } as never);
    return { status: answer.status, body: (await answer.json()) as T };
  };
  return { bucket, asked, trail, ask };
}

const paths = Object.entries(openApiDocument().paths).flatMap(([path, operations]) =>
  path.startsWith(base)
    ? Object.keys(operations).map((method) => [method.toUpperCase(), path.slice(base.length)] as const)
    : [],
);
const named = (path: string) =>
  path
    .replace('{id}', splitStay)
    .replace('{hash}', 'a'.repeat(64))
    .replace('{scheme}', scheme)
    .replace('{at}', encodeURIComponent('2026-03-10T08:00:00.000Z'));

it('what goes wrong inside is logged by its place, not by its words', async () => {
  const logged = vi.spyOn(log, 'error').mockReturnValue();
  const { ask } = newApi(() => {
    throw new Error('张三');
  });
  const begun = await ask(office, 'POST', '/region-rules/dry-runs', { document, month: '2026-02' });
  expect(begun).toMatchObject({ status: 500, body: { code: 'internal-error' } });
  expect(logged).toHaveBeenCalled();
  expect(inspect(logged.mock.calls)).not.toContain('张三');
  logged.mockRestore();
});

describe('every route of knowledge', () => {
  const { ask } = newApi();

  it.each(paths)('%s %s is nowhere for a clinician, and for nobody', async (method, path) => {
    const body = method === 'POST' ? {} : undefined;
    expect((await ask(clinician, method, named(path), body)).status).toBe(404);
    expect((await ask(null, method, named(path), body)).status).toBe(403);
  });

  it.each(paths.filter(([method, path]) => method === 'POST' || /documents|dry-runs/.test(path)))(
    '%s %s is nowhere for whoever does not decide for a region',
    async (method, path) => {
      const body = method === 'POST' ? { document } : undefined;
      for (const caller of [hospitalOffice, manager, auditor, { ...office, region: '999999' }])
        expect((await ask(caller, method, named(path), body)).status).toBe(404);
    },
  );

  const schemas: Readonly<Record<string, z.ZodType>> = {
    '/schemes': schemeListSchema,
    '/tariffs': tariffListSchema,
    '/rules': ruleListSchema,
    '/rules/{id}': ruleSchema,
    '/activations': activationListSchema,
    '/mutings': mutingListSchema,
    '/region-rules': standingSchema,
  };

  it.each(Object.entries(schemas))('GET %s answers as it is described', async (path, schema) => {
    for (const caller of [office, hospitalOffice, manager, auditor]) {
      const { status, body } = await ask(caller, 'GET', named(path));
      expect(status).toBe(200);
      schema.parse(body);
    }
  });
});

describe('knowledge as a hospital sees it', () => {
  it('is that of its region', async () => {
    const { ask } = newApi();
    const { body } = await ask<z.infer<typeof schemeListSchema>>(
      { ...manager, hospital: foreign },
      'GET',
      '/schemes',
    );
    expect(body.region).toBe('610200');
    expect(body.schemes.find(({ is_current }) => is_current)?.id).toBe('chs-drg-1.1');
  });

  it('has no mutings of another hospital, unless an office asks for one of its region', async () => {
    const { ask } = newApi();
    for (const caller of [hospitalOffice, manager, auditor, office])
      expect((await ask(caller, 'GET', `/mutings?hospital=${foreign}`)).status).toBe(404);
    expect((await ask(manager, 'GET', '/mutings?hospital=H37132100903')).status).toBe(404);
    expect((await ask(office, 'GET', '/mutings?hospital=H37132100903')).status).toBe(200);
  });

  it('tells how a rule has fared, what was declared weighing as twenty decisions', async () => {
    const { body } = await newApi().ask<z.infer<typeof ruleSchema>>(manager, 'GET', `/rules/${splitStay}`);
    expect(body.precision).toEqual({ confirmed: 2, rejected: 1, declared: 0.6, shown: (0.6 * 20 + 2) / 23 });
  });
});

describe('a draft of a region’s rules', () => {
  const tried = { cases: 3, made_at: '2026-03-10T08:00:00.000Z', month: '2026-02', hospitals: [hospital] };
  const report = { ...tried, region, now: { findings: 1 }, next: { findings: 0 }, rules: [] };

  it('is checked whole: the sound document, or all that is wrong with it', async () => {
    const { ask } = newApi();
    const sound = await ask<z.infer<typeof checkedSchema>>(office, 'POST', '/region-rules/checks', {
      document,
    });
    expect(checkedSchema.parse(sound.body)).toMatchObject({ is_sound: true, document, mistakes: [] });
    const changes = [{ rule: 'GZ1', off: false, from: 'soon', to: 1 }];
    const { body } = await ask<z.infer<typeof checkedSchema>>(office, 'POST', '/region-rules/checks', {
      document: { region, changes },
    });
    checkedSchema.parse(body);
    expect(body.mistakes.map(({ at }) => at).sort()).toEqual([
      'changes.#1.by',
      'changes.#1.from',
      'changes.#1.off',
      'changes.#1.to',
      'changes.#1.why',
      'source',
      'title',
    ]);
  });

  it.each([
    ['nothing', undefined],
    ['no document', {}],
    ['a document of no region', { document: {} }],
    ['a document that is a list', { document: [] }],
    ['more than is asked', { document, text: '{}' }],
  ])('is refused where %s is sent', async (_, body) => {
    expect((await newApi().ask(office, 'POST', '/region-rules/checks', body)).status).toBe(400);
  });

  it('is kept and asked for under its hash; until the report is there it runs, and after too long it has failed', async () => {
    let now = '2026-03-10T08:00:00.000Z';
    const { ask, asked, bucket, trail } = newApi(() => now);
    const { status, body } = await ask<z.infer<typeof dryRunSchema>>(
      office,
      'POST',
      '/region-rules/dry-runs',
      {
        document,
        month: '2026-02',
      },
    );
    expect([status, body.state]).toEqual([202, 'running']);
    expect(asked).toEqual([
      { region, document: body.document, at: now, by: '李主任 (u-1)', month: '2026-02', batch: null },
    ]);
    const path = `/region-rules/dry-runs/${body.document}/${encodeURIComponent(body.at)}`;
    const state = async () => (await ask<z.infer<typeof dryRunSchema>>(office, 'GET', path)).body.state;
    expect(await state()).toBe('running');
    now = '2026-03-10T09:00:00.000Z';
    expect(await state()).toBe('failed');
    const named = (setl_id: string) => ({ findings: 1, examples: [{ hospital, setl_id }] });
    const rules = [{ added: named('S1'), gone: named('S2'), changed: { findings: 0, examples: [] } }];
    const key = knowledgeKeys.rulesDryRun(region, body.document, body.at);
    await bucket.write(key, JSON.stringify({ ...report, rules }));
    expect(await state()).toBe('done');
    expect(trail.at(-1)).toMatchObject({
      act: 'cases-listed',
      of: { region, document: body.document, cases: [`${hospital}#S1`, `${hospital}#S2`] },
    });
    const kept = await ask(office, 'GET', `/region-rules/documents/${body.document}`);
    expect(documentSchema.parse(kept.body)).toEqual({ hash: body.document, document });
  });

  it('is not tried on the batch of another region', async () => {
    const { ask, asked } = newApi();
    const over = (batch: string) => ask(office, 'POST', '/region-rules/dry-runs', { document, batch });
    expect((await over('theirs')).status).toBe(404);
    expect((await over('ours')).status).toBe(202);
    expect(asked).toHaveLength(1);
  });

  it('is taken up with its reason after its dry run, once, and by whom the token names', async () => {
    const { ask, bucket } = newApi();
    const { body } = await ask<z.infer<typeof dryRunSchema>>(office, 'POST', '/region-rules/dry-runs', {
      document,
      month: '2026-02',
    });
    const activate = (more: object = {}) =>
      ask<{ code?: string }>(office, 'POST', '/region-rules/activations', {
        document: body.document,
        why: '按试算结果',
        replaces: null,
        ...more,
      });
    expect((await activate()).body.code).toBe('no-dry-run');
    const key = knowledgeKeys.rulesDryRun(region, body.document, body.at);
    await bucket.write(key, JSON.stringify({ ...report, cases: 0 }));
    expect((await activate()).body.code).toBe('dry-run-of-no-case');
    await bucket.write(key, JSON.stringify(report));
    expect((await activate({ why: '  ' })).status).toBe(400);
    const taken = await activate();
    expect([taken.status, taken.body]).toMatchObject([
      201,
      { by: '李主任 (u-1)', why: '按试算结果', dry_run: key },
    ]);
    expect((await activate()).body.code).toBe('others-were-quicker');
    const { body: list } = await ask<z.infer<typeof activationListSchema>>(auditor, 'GET', '/activations');
    expect(activationListSchema.parse(list).activations).toMatchObject([
      { is_current: true, dry_run: { cases: 3, findings_now: 1, findings_next: 0 } },
    ]);
    const rule = await ask<z.infer<typeof ruleSchema>>(manager, 'GET', `/rules/${splitStay}`);
    expect(rule.body).toMatchObject({ state: 'in-force', changes: [{ from: '2026-07-01', off: true }] });
  });
});

describe('another scheme', () => {
  const hash = 'a'.repeat(64);
  const manifest = JSON.stringify({ scheme, package: hash, files: ['scheme.json'] });
  const tried = {
    ...{ region, scheme, package: hash, month: '2026-02', made_at: '2026-03-10T08:00:00.000Z' },
    ...{ hospitals: [hospital], schemes_now: { 'chs-drg-1.1': 3 }, cases: 3, changed: 1, share: 1 / 3 },
    ...{ newly_ungroupable: 0, newly_grouped: 0 },
    changes: [
      {
        ...{ from: 'FV35', to: 'FV25', cases: 1, examples: [{ hospital, setl_id: 'S1' }] },
        ...{ from_title: null, to_title: { zh: '心衰', en: 'heart failure' } },
      },
    ],
  };
  type View = z.infer<typeof schemeDryRunSchema>;
  const begin = (ask: ReturnType<typeof newApi>['ask'], body: object) =>
    ask<View & { code?: string }>(office, 'POST', '/schemes/dry-runs', body);

  it('is tried once it is uploaded, in the form in which it was', async () => {
    let now = '2026-03-10T08:00:00.000Z';
    const { ask, asked, bucket, trail } = newApi(() => now);
    expect((await begin(ask, { scheme, month: '2026-02' })).body.code).toBe('not-uploaded');
    await bucket.write(knowledgeKeys.manifest(scheme), manifest);
    const { status, body } = await begin(ask, { scheme, month: '2026-02' });
    expect([status, schemeDryRunSchema.parse(body).state]).toEqual([202, 'running']);
    expect(asked).toEqual([{ region, scheme, package: hash, at: now, by: '李主任 (u-1)', month: '2026-02' }]);
    const look = async () =>
      schemeDryRunSchema.parse(
        (await ask(office, 'GET', `/schemes/dry-runs/${scheme}/${encodeURIComponent(body.at)}`)).body,
      );
    expect((await look()).state).toBe('running');
    now = '2026-03-10T09:00:00.000Z';
    expect((await look()).state).toBe('failed');
    await bucket.write(
      knowledgeKeys.schemeDryRun(region, scheme, body.at),
      JSON.stringify({ ...tried, is_whole: false }),
    );
    expect(await look()).toMatchObject({ state: 'done', report: { cases: 3, is_whole: false } });
    expect(trail.at(-1)).toMatchObject({
      act: 'cases-listed',
      of: { region, scheme, cases: [`${hospital}#S1`] },
    });
  });

  it('is taken up after a dry run of the portal as after one of the command line', async () => {
    const { ask, bucket } = newApi();
    await bucket.write(knowledgeKeys.manifest(scheme), manifest);
    const key = knowledgeKeys.schemeDryRun(region, scheme, tried.made_at);
    await bucket.write(key, JSON.stringify({ ...tried, uploads_read: 1, uploads_gone: [] }));
    const path = `/schemes/dry-runs/${scheme}/${encodeURIComponent(tried.made_at)}`;
    const { body: view } = await ask<View>(office, 'GET', path);
    expect(schemeDryRunSchema.parse(view)).toMatchObject({ by: null, report: { is_whole: true } });
    const decision = { scheme, from: '2026-07-01', why: '按试算结果' };
    expect(await ask(office, 'POST', '/schemes/activations', decision)).toMatchObject({
      status: 201,
      body: { dry_run: key, package: hash },
    });
  });

  it.each([
    [{ scheme, month: '2026-13' }],
    [{ scheme: '../region-rules', month: '2026-02' }],
    [{ scheme: '', month: '2026-02' }],
    [{ scheme, month: '2026-02', region }],
  ])('is not tried where %o is asked', async (body) => {
    expect((await begin(newApi().ask, body)).status).toBe(400);
  });
});
