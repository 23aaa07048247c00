import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { StackRulesDryRun } from '../../bin/dry-run-rules.ts';
import { openStackAt } from '../../bin/endpoints.ts';
import type { RulesActivation } from '../../core/rules/region/rules-activation.ts';
import { changesOf } from '../../core/rules/region/rules-comparison.ts';
import { activationStore } from '../../platform/knowledge/activation-store.ts';
import { linkKnowledge } from '../support/linked-knowledge.ts';
import { cutBatch } from '../support/pipeline/cut-batch.ts';
import { operationsOf } from '../support/pipeline/kept-operations.ts';
import { answerTo, sendFile, stack } from '../support/pipeline/outsider.ts';
import { sendTo } from '../support/pipeline/queues.ts';
import { casesOf } from '../support/pipeline/stored-cases.ts';
import { toNdjson, type WireStay, wireStay } from '../support/pipeline/wire-stays.ts';
import { printedBy } from '../support/printed-by.ts';

// Long ago and soon over, so that nothing else that runs meanwhile is checked by the trial.
const region = '371300';
const hospital = 'H37132300904';
const month = '2024-01';
const begins = '2024-01-16';
const ends = '2024-01-31';
const strayCharge = 'GZ10000201008000';
const ownRule = 'DS-LINYI-DEAR';

const room = join(import.meta.dirname, '..', '..', '.local', 'test', String(process.pid), 'rules-activation');
const endpoints = join(room, 'endpoints.json');
const documentFile = join(room, 'document.json');
const { knowledge } = openStackAt(stack);
const activations = activationStore(knowledge);

let underTrial: string | null = null;

const decided = { from: begins, to: ends, by: '李主任', why: '试行' };
const document = {
  region,
  title: { zh: '临沂试行', en: 'Linyi on trial' },
  source: 'test',
  rules: [
    {
      id: ownRule,
      check: 'expression',
      name: { zh: '费用过高', en: 'Dear stay' },
      category: 'management',
      stage: 'after',
      severity: 'suspicious',
      confidence: 0.5,
      legalBasis: [],
      effectiveFrom: begins,
      effectiveTo: ends,
      source: 'test',
      parameters: {
        failsWhen: 'amountYuan("C9990-TEST") > mostYuan',
        constants: { mostYuan: 5000 },
        amountYuan: 'amountYuan("C9990-TEST") - mostYuan',
        says: { zh: '{losDays} 天', en: '{losDays} days' },
      },
    },
  ],
  changes: [
    { ...decided, rule: strayCharge, severity: 'reminder' },
    { ...decided, rule: ownRule, from: '2024-01-25', parameters: { constants: { mostYuan: 7000 } } },
  ],
  exemptions: [{ ...decided, rules: [strayCharge], departments: ['A19'] }],
};
const write = (parts: object) => writeFileSync(documentFile, JSON.stringify({ ...document, ...parts }));

/** Runs `sentinel rules …` against the running stack and answers what it prints. */
async function rules(...words: string[]): Promise<string> {
  vi.stubEnv('SENTINEL_KNOWLEDGE', join(room, 'knowledge'));
  try {
    return await printedBy('rules', ...words, '--endpoints', endpoints);
  } finally {
    vi.unstubAllEnvs();
  }
}

const by = `医保中心${process.pid}`;
const activate = () => rules('activate', documentFile, '--by', by);
const dryRun = async (of = month) =>
  JSON.parse(await rules('dry-run', documentFile, '--month', of, '--json')) as StackRulesDryRun;

const stay = (id: string, discharged: string, more: Partial<WireStay> = {}): WireStay => {
  return { hospital, id, admitted: '2024-01-05', discharged, strayYuan: 30, ...more };
};
const stays = [
  stay('early', '2024-01-12'),
  stay('within', '2024-01-18'),
  stay('exempt', '2024-01-18', { department: 'A19.01' }),
  stay('dear', '2024-01-20', { strayYuan: 0, costYuan: 6200 }),
  stay('dear-late', '2024-01-26', { strayYuan: 0, costYuan: 6200 }),
  stay('dear-early', '2024-01-12', { strayYuan: 0, costYuan: 6200 }),
];
const file = (some: readonly WireStay[]) => toNdjson(some.map(wireStay));

/** What stands of each stay: rule, severity and money. */
async function findingsOf(suffix = ''): Promise<Record<string, readonly unknown[]>> {
  const cases = await casesOf(hospital);
  return Object.fromEntries(
    stays.map(({ id }) => [
      id,
      (cases.get(`${id}${suffix}`)?.findings ?? [])
        .filter(({ rule_id }) => [strayCharge, ownRule].includes(rule_id))
        .map(({ rule_id, severity, amount_fen }) => [rule_id, severity, amount_fen]),
    ]),
  );
}

const before = {
  early: [[strayCharge, 'suspicious', 3000]],
  within: [[strayCharge, 'suspicious', 3000]],
  exempt: [[strayCharge, 'suspicious', 3000]],
  dear: [],
  'dear-late': [],
  'dear-early': [],
};
const after = {
  ...before,
  within: [[strayCharge, 'reminder', 3000]],
  exempt: [],
  dear: [[ownRule, 'suspicious', 120_000]],
};

beforeAll(() => {
  linkKnowledge(join(room, 'knowledge'));
  writeFileSync(endpoints, JSON.stringify(stack));
  write({});
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

describe("a region's document that a running stack takes up", () => {
  it('is refused until this very document was tried on some case', async () => {
    await expect(activate()).rejects.toThrow('no dry run');
    await dryRun('2011-01');
    await expect(activate()).rejects.toThrow('of no case');
    write({ source: 'another' });
    await expect(activate()).rejects.toThrow('no dry run');
    write({});
  });

  it('is tried on what a month has brought, and the report is kept', async () => {
    await sendFile(hospital, 'rules.ndjson', file(stays));
    expect(await findingsOf()).toEqual(before);
    const report = await dryRun();
    expect(report).toMatchObject({
      region,
      month,
      cases: stays.length,
      hospitals: [hospital],
    });
    // Others of the region take uploads away.
    expect(report.uploads_gone.filter((upload) => upload.includes(hospital))).toEqual([]);
    const effects = Object.fromEntries(
      report.rules.map(({ rule, added, gone, changed }) => [
        rule,
        [added, gone, changed].map(({ examples }) => examples.map(({ setl_id }) => setl_id)),
      ]),
    );
    expect(effects).toMatchObject({
      [strayCharge]: [[], ['exempt'], ['within']],
      [ownRule]: [['dear'], [], []],
    });
    const kept = await knowledge.list(`rules-dry-runs/${region}/${report.document}/`);
    expect(await knowledge.readJson(String(kept.at(-1)))).toEqual(report);
    expect(await findingsOf()).toEqual(before);
  });

  it('holds for the files that arrive from then on, by the day of discharge', async () => {
    expect(await activate()).toContain('已启用 activated: 371300 临沂试行');
    underTrial = await activations.nameCurrent();
    await sendFile(hospital, 'rules-again.ndjson', file(stays));
    expect(await findingsOf()).toEqual(after);
    const [activation] = JSON.parse(await rules('activations', '--json')) as RulesActivation[];
    expect(activation).toMatchObject({ kind: 'rules', region, by });
    expect(activation?.dry_run).toContain(activation?.document);
    expect((await operationsOf(by)).slice(-2)).toEqual(
      ['activate-begun', 'activate'].map((action) => ({
        act: 'knowledge-decision',
        route: 'rules activate',
        of: { region, document: activation?.document, action },
      })),
    );
    const listed = JSON.parse(await rules('--region', region, '--json')) as { id: string }[];
    expect(listed.filter(({ id }) => id === ownRule)).toHaveLength(2);
  });

  it('is what the next document is compared with, and gives way to it', async () => {
    expect((await dryRun()).rules.map(changesOf).filter((changes) => changes > 0)).toEqual([]);
    write({ rules: [], changes: [], exemptions: [] });
    const report = await dryRun();
    expect(report.rules.find(({ rule }) => rule === ownRule)?.gone.findings).toBe(1);
    await activate();
    await sendFile(hospital, 'rules-back.ndjson', file(stays));
    expect(await findingsOf()).toEqual(before);
  });

  it('leaves a batch that was cut under an older document to that one', async () => {
    const late = stays.map((one) => ({ ...one, id: `${one.id}-cut` }));
    const batch = await cutBatch(hospital, 'rules-cut.ndjson', file(late), underTrial);
    await sendTo('Enrol', { batch, chunk: 1 });
    await answerTo(hospital, ({ id }) => id === batch);
    expect(await findingsOf('-cut')).toEqual(after);
  });
});
