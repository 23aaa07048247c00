import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { RulesDryRunReport } from '../../platform/knowledge/dry-run-reports.ts';
import { linkKnowledge } from '../support/linked-knowledge.ts';
import { toNdjson, type WireStay, wireStay } from '../support/pipeline/wire-stays.ts';
import { runSentinelIn, workFolder } from './run-sentinel.ts';

const room = workFolder();
const knowledge = linkKnowledge(room.at('knowledge'));
const example = 'examples/linyi-rules.json';

afterAll(room.remove);

const run = (...words: string[]) => runSentinelIn({ SENTINEL_KNOWLEDGE: knowledge }, 'rules', ...words);
const strayCharge = 'GZ10000201008000';
const [cancerCentre, county, elsewhere] = ['H37130200902', 'H37132100903', 'H61020400909'];
const from = { from: '2026-04-01', to: null, by: '李主任', why: '试行' };
const document = {
  region: '371300',
  title: { zh: '试行', en: 'trial' },
  source: 'test',
  changes: [{ ...from, rule: strayCharge, severity: 'reminder' }],
  exemptions: [{ ...from, rules: [strayCharge], hospitals: [cancerCentre] }],
};
const stray = (id: string, hospital: string, day: string): WireStay => {
  return { hospital, id, admitted: '2026-03-20', discharged: day, strayYuan: 30 };
};
const claims = room.write(
  'claims.ndjson',
  toNdjson(
    [
      stray('before', county, '2026-03-31'),
      stray('graver', county, '2026-04-02'),
      stray('exempt', cancerCentre, '2026-04-02'),
      stray('exempt-before', cancerCentre, '2026-03-31'),
      stray('elsewhere', elsewhere, '2026-04-02'),
      stray('before', county, '2026-03-31'),
    ].map(wireStay),
  ),
);
const documentFile = room.write('document.json', JSON.stringify(document));

async function dryRun(...words: string[]): Promise<RulesDryRunReport> {
  const { stdout, stderr } = await run('dry-run', ...words, '--json');
  return JSON.parse(stdout || stderr);
}

describe('sentinel rules dry-run over files', () => {
  it('tells for each rule what goes, what changes and what stays, of the region alone', async () => {
    const report = await dryRun(documentFile, claims, '-o', room.at('report.json'));
    expect(report).toMatchObject({
      region: '371300',
      month: null,
      cases: 4,
      hospitals: [cancerCentre, county],
    });
    const effect = report.rules.find(({ rule }) => rule === strayCharge);
    expect(effect).toMatchObject({
      now: { findings: 4, cases: 4, amount_fen: 12_000 },
      next: { findings: 3, cases: 3, amount_fen: 9000 },
      added: { findings: 0 },
      gone: { findings: 1, examples: [{ hospital: cancerCentre, setl_id: 'exempt' }] },
      changed: { findings: 1, examples: [{ hospital: county, setl_id: 'graver' }] },
    });
    expect(report.now.amount_fen - report.next.amount_fen).toBe(3000);
    expect(JSON.parse(room.read('report.json'))).toEqual(report);
  });

  it('looks at the discharges of a month where one is named', async () => {
    const report = await dryRun(documentFile, claims, '--month', '2026-03');
    expect(report).toMatchObject({ month: '2026-03', cases: 2 });
    expect(report.now).toEqual(report.next);
  });

  it('compares with what is installed', async () => {
    await run('import', documentFile);
    const report = await dryRun(documentFile, claims);
    expect(report.now).toEqual(report.next);
    const { stdout } = await run('dry-run', documentFile, claims);
    expect(stdout).toContain('nothing changes');
  });

  it('tries no document that is not sound', async () => {
    const wrong = room.write('wrong.json', JSON.stringify({ ...document, region: '999999' }));
    const { exitCode, stderr } = await run('dry-run', wrong, claims);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('没有统筹地区 999999');
  });
});

describe('the example document', () => {
  it('finds what it is there to find', async () => {
    const shortStay = { hospital: county, id: 'short', admitted: '2026-04-08', discharged: '2026-04-10' };
    const file = room.write('short.ndjson', toNdjson([wireStay({ ...shortStay, costYuan: 800 })]));
    expect(JSON.parse(readFileSync(example, 'utf8')).region).toBe('371300');
    const report = await dryRun(example, file);
    const effect = report.rules.find(({ rule }) => rule === 'DS-LINYI-SHORT-STAY');
    expect(effect).toMatchObject({ now: { findings: 0 }, next: { findings: 1, amount_fen: 80_000 } });
  });
});
