import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../../bin/commands/audit.ts';
import type { Rejection } from '../../core/claims/rejection.ts';
import type { Result } from '../../core/result.ts';
import type { Finding } from '../../core/rules/finding.ts';
import { generateBatch } from '../../generator/generate-batch.ts';
import { loadGeneratorKnowledge } from '../../generator/load-generator-knowledge.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { type Answer, readReceiptBytes, sendFile } from '../support/pipeline/outsider.ts';
import { casesOf } from '../support/pipeline/stored-cases.ts';
import { toNdjson } from '../support/pipeline/wire-stays.ts';

const hospital = 'H61020300907';
const room = join(import.meta.dirname, '..', '..', '.local', 'test', String(process.pid), 'audit-command');

/** Realistic stays with planted violations, some of them refused, some sent twice. */
function claims(): string {
  const knowledge = loadGeneratorKnowledge(knowledgeFolder());
  const options = { cases: 150, seed: 'pipeline', violations: 0.3, hospital, knowledge };
  const lists = [...generateBatch(options)].map((stay) => stay.list);
  const spoilt = lists.slice(10, 14).map(({ setlinfo, ...rest }) => ({
    ...rest,
    setlinfo: { ...setlinfo, gend: '?', setl_id: `${setlinfo['setl_id']}X` },
  }));
  return `${toNdjson([...lists, ...spoilt, ...lists.slice(0, 3)])}not json\n`;
}

const linesOf = <T>(file: string) =>
  readFileSync(join(room, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

describe('the pipeline and the audit command say the same of a file', () => {
  let answer: Answer;
  let summary: Record<string, unknown>;
  beforeAll(async () => {
    mkdirSync(room, { recursive: true });
    writeFileSync(join(room, 'claims.ndjson'), claims());
    await audit([join(room, 'claims.ndjson')], { output: room, quiet: true });
    summary = JSON.parse(readFileSync(join(room, 'summary.json'), 'utf8'));
    answer = await sendFile(hospital, 'claims.ndjson', readFileSync(join(room, 'claims.ndjson')));
  });
  afterAll(() => rmSync(room, { recursive: true, force: true }));

  it('in every figure of receipt and summary', () => {
    const { files: _files, ...figures } = summary;
    expect(answer.receipt).toMatchObject(figures);
    expect(answer.receipt).toMatchObject({ read: 158, accepted: 150, rejected: 5, duplicate: 3 });
    expect(answer.receipt.flagged_cases).toBeGreaterThan(20);
  });

  it('in the result of every case', async () => {
    const stored = [...(await casesOf(hospital)).values()].map(({ result }) => result);
    expect(bySettlement(stored)).toEqual(bySettlement(linesOf<Result>('results.ndjson')));
  });

  it('in every finding', async () => {
    const stored = [...(await casesOf(hospital)).values()].flatMap(({ findings }) => findings);
    expect(byId(stored)).toEqual(byId(linesOf<Finding>('findings.ndjson')));
    expect(new Set(stored.map(({ rule_id }) => rule_id)).size).toBeGreaterThan(5);
  });

  it('in every rejected record but for the name of the file', () => {
    const nameless = ({ file: _file, ...rejection }: Rejection) => rejection;
    expect(answer.rejected.map(nameless)).toEqual(linesOf<Rejection>('rejected.ndjson').map(nameless));
  });

  it('in the workbook beside the receipt, where all of it has room', async () => {
    const workbook = await readReceiptBytes(answer.receipt.results_workbook ?? '');
    const [, cases, findings, rejected] = await readExcelFile(Buffer.from(workbook));
    const ids = (sheet: typeof cases, column: number) => sheet?.data.slice(1).map((row) => row[column]);
    const results = linesOf<Result>('results.ndjson');
    expect(ids(cases, 0)).toEqual(results.map(({ setl_id }) => setl_id));
    expect(ids(cases, 6)).toEqual(results.map(({ cost_fen }) => (cost_fen ?? 0) / 100));
    expect(ids(findings, 1)?.toSorted()).toEqual(
      linesOf<Finding>('findings.ndjson')
        .map(({ rule_id }) => rule_id)
        .toSorted(),
    );
    expect(new Set(ids(rejected, 1))).toEqual(
      new Set(linesOf<Rejection>('rejected.ndjson').map(({ line }) => line)),
    );
  });
});

const bySettlement = (results: readonly Result[]) =>
  Object.fromEntries(results.map((result) => [result.setl_id, result]));
const byId = (findings: readonly Finding[]) =>
  Object.fromEntries(findings.map((finding) => [finding.finding_id, finding]));
