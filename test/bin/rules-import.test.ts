import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { RuleDeclaration } from '../../core/rules/rule-declarations.ts';
import { linkKnowledge } from '../support/linked-knowledge.ts';
import { runSentinel, runSentinelIn, workFolder } from './run-sentinel.ts';

const room = workFolder();
const knowledge = linkKnowledge(room.at('knowledge'));
const example = 'examples/linyi-rules.json';
const document = JSON.parse(readFileSync(example, 'utf8'));
const installedFile = join(knowledge, 'region-rules', '371300.json');

afterAll(room.remove);

const importOf = (path: string, ...more: string[]) =>
  runSentinel('rules', 'import', path, '--knowledge', knowledge, ...more);
const write = (name: string, parts: object) => room.write(name, JSON.stringify({ ...document, ...parts }));

interface Refusal {
  readonly installed: boolean;
  readonly mistakes: readonly {
    readonly code: string;
    readonly place: string;
    readonly message: { zh: string };
  }[];
}

async function refusalOf(parts: object): Promise<Refusal> {
  const { exitCode, stdout } = await importOf(write('wrong.json', parts), '--json');
  expect(exitCode).toBe(1);
  return JSON.parse(stdout);
}

const april = { from: '2026-04-01', to: '2026-12-31', by: '李主任', why: '试行' };
const [own] = document.rules;

describe('sentinel rules import', () => {
  it('installs the example, and only checks it when asked to', async () => {
    expect((await importOf(example, '--check')).stdout).toContain('sound, not installed');
    expect(existsSync(installedFile)).toBe(false);
    const { exitCode, stdout } = await importOf(example);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('371300 临沂市地区规则（示例） Rules of Linyi (example): 已安装 installed');
    expect(JSON.parse(readFileSync(installedFile, 'utf8'))).toEqual(document);
    expect(readFileSync(installedFile, 'utf8')).toContain(
      '\n        ["001109000030000","监护病房床位费",3,15000],\n',
    );
  });

  it('says everything that is wrong with the shape at once, in its place', async () => {
    const { installed, mistakes } = await refusalOf({
      region: '37',
      changes: [{ ...april, rule: 'GZ10000204001000', severity: 'bad', from: '2026-02-30' }],
      exemptions: [{ ...april, rules: ['GZ10000204001000'] }],
      points: [{ ...document.points[0], kind: 'price' }],
    });
    expect(installed).toBe(false);
    expect(mistakes.map(({ place }) => place)).toEqual([
      'region',
      'changes.#1.from',
      'changes.#1.severity',
      'exemptions.#1',
      'points.#1.kind',
    ]);
    for (const { code, message } of mistakes) {
      expect(code).toBe('shape');
      expect(message.zh).toMatch(/\p{Script=Han}/u);
    }
  });

  it('says everything that means nothing at once: names, parameters, expressions', async () => {
    const { mistakes } = await refusalOf({
      rules: [
        { ...own, parameters: { ...own.parameters, failsWhen: 'losDays <= maxDays && weight > 2' } },
        { ...own, id: 'DS-LINYI-2', check: 'expresion' },
      ],
      changes: [
        { ...april, rule: 'GZ10000204001000', parameters: { maxGapDays: 'ten', gap: 3 } },
        { ...april, rule: 'DS-NOT-THERE', off: true },
      ],
      exemptions: [
        {
          ...document.exemptions[0],
          hospitals: ['H61020400909'],
          departments: ['A99'],
          diagnoses: ['C', 'U99'],
        },
      ],
    });
    const told = mistakes.map(({ code, place }) => `${place} ${code}`);
    expect(told).toEqual([
      'exemptions.#1.hospitals.#1 unknown-hospital',
      'exemptions.#1.departments.#1 unknown-department',
      'exemptions.#1.diagnoses.#2 unknown-diagnosis',
      'changes.#2.rule unknown-rule',
      'rules.#1.parameters.failsWhen shape',
      'rules.#2.check unknown-check',
      'changes.#1.parameters.maxGapDays shape',
      'changes.#1.parameters shape',
    ]);
    const expression = mistakes.find(({ place }) => place.endsWith('failsWhen'));
    expect(expression?.message.zh).toBe('第23个字符 “weight”：没有这个事实');
  });

  it('refuses decisions that contradict each other or come to nothing', async () => {
    const change = document.changes[0];
    const { mistakes } = await refusalOf({
      changes: [
        change,
        { ...change, from: '2026-12-31', to: null },
        { ...april, rule: change.rule, off: true },
        { ...april, rule: change.rule, from: '2019-01-01', to: '2019-12-31', severity: 'reminder' },
        { ...april, rule: 'DS-COST-ANOMALY', severity: 'reminder', to: '2026-03-31' },
      ],
      points: [...document.points, { ...document.points[0], id: 'other' }],
    });
    expect(mistakes.map(({ code, place }) => `${place} ${code}`)).toEqual([
      'changes.#5 ends-before-it-begins',
      'changes.#2 contradiction',
      'changes.#3 contradiction',
      'changes.#3 contradiction',
      'changes.#4 rule-not-in-force',
      'points.#1.id second-table',
      'points.#2.id second-table',
    ]);
    expect(mistakes[1]?.message.zh).toBe(
      'GZ10000204001000 的 severity,parameters.maxGapDays 在 2026-12-31 至 2026-12-31 期间已由 changes.#1 规定',
    );
  });

  it('tells where a file stops being JSON, which keys stand twice, and in which line a mistake is', async () => {
    const broken = await importOf(room.write('broken.json', '{\n "region": ,'), '--json');
    expect(JSON.parse(broken.stdout).mistakes).toMatchObject([{ code: 'not-json', line: 2, column: 12 }]);
    const deep = await importOf(room.write('deep.json', '['.repeat(200_000)), '--json');
    expect(JSON.parse(deep.stdout).mistakes).toMatchObject([
      { code: 'nested-too-deep', line: 1, column: 101, message: { zh: '第1行第101个字符处嵌套过深' } },
    ]);
    const twice = await importOf(room.write('twice.json', '{"region": "371300",\n "region": "610200"}'));
    expect(twice.stdout).toMatch(/:2 region .*repeated-key/);
    const text = readFileSync(example, 'utf8');
    const misspelt = text.replace('"H37130200902"', '"H99999999999"');
    const line = misspelt.slice(0, misspelt.indexOf('H99999999999')).split('\n').length;
    const { stdout } = await importOf(room.write('line.json', misspelt), '--json');
    expect(JSON.parse(stdout).mistakes).toMatchObject([{ code: 'unknown-hospital', line }]);
  });

  it('takes a path that leads nowhere for wrong usage', async () => {
    expect((await importOf(room.at('none.json'))).exitCode).toBe(2);
  });
});

describe('sentinel rules --region', () => {
  const rulesOf = async (region: string) => {
    const { stdout } = await runSentinelIn(
      { SENTINEL_KNOWLEDGE: knowledge },
      'rules',
      '--region',
      region,
      '--json',
    );
    return JSON.parse(stdout || '[]') as (RuleDeclaration & {
      readonly points: readonly { readonly table: string }[];
    })[];
  };

  it('tells the rules as the region has them: periods, exemptions, own rules and tables', async () => {
    await importOf(example);
    const rules = await rulesOf('371300');
    const splits = rules.filter(({ id }) => id === 'GZ10000204001000');
    expect(
      splits.map(({ effectiveFrom, effectiveTo, severity, parameters }) => [
        effectiveFrom,
        effectiveTo,
        severity,
        parameters['maxGapDays'],
      ]),
    ).toEqual([
      ['2023-05-15', '2026-03-31', 'highly-suspicious', 15],
      ['2026-04-01', '2026-12-31', 'suspicious', 10],
      ['2027-01-01', null, 'highly-suspicious', 15],
    ]);
    expect(splits[1]?.exemptions).toMatchObject([{ hospitals: ['H37130200902'], by: '李主任' }]);
    expect(rules.find(({ id }) => id === 'DS-LINYI-SHORT-STAY')).toBeDefined();
    expect(rules.find(({ id }) => id === 'GZ10000102001000')?.points).toMatchObject([
      { table: 'linyi-price-caps' },
    ]);
  });

  it('tells the national ones for a region that has decided nothing, and refuses one that is not there', async () => {
    const rules = await rulesOf('610200');
    expect(rules.filter(({ id }) => id === 'GZ10000204001000')).toHaveLength(1);
    expect(await rulesOf('999999')).toEqual([]);
  });
});
