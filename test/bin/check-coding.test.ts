import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkCodingOf } from '../../bin/commands/check-coding.ts';
import { writeBatch } from '../../generator/write-batch.ts';
import { demoKnowledge } from '../generator/demo-knowledge.ts';
import { runSentinel } from './run-sentinel.ts';

const dir = mkdtempSync(join(tmpdir(), 'check-coding-'));

afterAll(() => rmSync(dir, { recursive: true }));

interface Line {
  readonly setl_id: string;
  readonly questions?: readonly {
    readonly code: string;
    readonly field: string;
    readonly ifAnswered: readonly { readonly grouping: { readonly drg: string } }[];
  }[];
  readonly errors?: readonly unknown[];
}

async function check(file: string): Promise<readonly Line[]> {
  const output = join(dir, 'questions.ndjson');
  await checkCodingOf([file], { scheme: 'chs-drg-1.1', output, quiet: true });
  return readFileSync(output, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

/** An ordinary generated list, with other codes. */
let recode: (id: string, dx: readonly string[], proc: readonly string[], gend: string, age: number) => string;

beforeAll(async () => {
  const plan = { cases: 300, seed: '11', violations: 0, malformed: 0, directory: dir };
  await writeBatch({ ...plan, knowledge: demoKnowledge, onStay: () => {} });
  const [first = ''] = readFileSync(join(dir, 'claims.ndjson'), 'utf8').split('\n');
  recode = (setl_id, dx, proc, gend, age) => {
    const { setlinfo, iteminfo: _iteminfo, ...list } = JSON.parse(first);
    const { brdy: _brdy, nwb_age: _nwbAge, ...rest } = setlinfo;
    return JSON.stringify({
      ...list,
      setlinfo: { ...rest, setl_id, gend, age },
      diseinfo: dx.map((diag_code, at) => ({
        diag_code,
        maindiag_flag: at === 0 ? '1' : '0',
        diag_type: '1',
      })),
      oprninfo: proc.map((oprn_oprt_code) => ({ oprn_oprt_code })),
    });
  };
});

it('Ordinary stays are seldom asked about, and each gets its line', async () => {
  const lines = await check(join(dir, 'claims.ndjson'));
  expect(lines).toHaveLength(300);
  const asked = lines.filter(({ questions }) => questions?.length);
  expect(asked.length).toBeLessThan(45);
  const codes = new Set(asked.flatMap(({ questions }) => questions?.map(({ code }) => code)));
  expect(
    [...codes].filter((code) => !['grey-diagnosis-code', 'procedure-without-diagnosis'].includes(code ?? '')),
  ).toEqual([]);
});

it('The installed tables find what is wrong, and say where each answer would group', async () => {
  const file = join(dir, 'recoded.ndjson');
  const records = [
    recode('clinical', ['A01.000x002'], [], '1', 40),
    recode('appendix', ['J18.900', 'V01.x00', 'V01.x00'], ['47.0901'], '1', 40),
    recode('man', ['O80.000', 'P07.300'], [], '1', 40),
    recode('cause', ['V01.x00', 'S06.000'], [], '2', 40),
    recode('scope', ['K80.100x001'], ['45.1301', '51.2300'], '2', 40),
    '{"setlinfo":{}}',
  ];
  writeFileSync(file, `${records.join('\n')}\n`);
  const lines = await check(file);
  const codes = Object.fromEntries(
    lines.map(({ setl_id, questions }) => [setl_id, questions?.map(({ code }) => code)]),
  );
  expect(codes).toMatchObject({
    clinical: ['clinical-edition-code'],
    man: expect.arrayContaining(['diagnosis-sex-conflict', 'diagnosis-age-conflict']),
    cause: expect.arrayContaining(['never-principal']),
    scope: ['missing-main-procedure'],
    appendix: expect.arrayContaining(['duplicate-diagnosis', 'procedure-without-diagnosis']),
  });
  expect(lines.at(-1)).toHaveProperty('errors');
});

it('The table tells which records are refused and why, and how many were checked', async () => {
  const file = join(dir, 'refused.ndjson');
  writeFileSync(file, `{"setlinfo":{}}\n${recode('sound', ['J18.900'], [], '1', 40)}\n{"setl`);
  const { exitCode, stdout } = await runSentinel('check-coding', file, '--scheme', 'chs-drg-1.1');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('refused.ndjson:1');
  expect(stdout).toContain('refused.ndjson:3');
  expect(stdout).toMatch(/已核对 checked: 1; .*不可读 refused: 2/);
});

it('What is read is never written over', async () => {
  const file = join(dir, 'own.ndjson');
  writeFileSync(file, recode('own', ['J18.900'], [], '1', 40));
  const before = readFileSync(file, 'utf8');
  const run = await runSentinel('check-coding', file, '-o', file);
  expect(run).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('one of the inputs') });
  expect(readFileSync(file, 'utf8')).toBe(before);
});
