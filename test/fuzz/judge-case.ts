import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditFiles } from '../../bin/audit-files.ts';
import { type FileReport, readClaimFiles } from '../../bin/claim-source.ts';
import { emptyOutcome, mergeOutcomes, type Outcome } from '../../core/chunk-outcome.ts';
import { readChunk } from '../../core/claims/read-chunk.ts';
import type { ListReader } from '../../core/claims/read-settlement-list.ts';
import type { Rejection } from '../../core/claims/rejection.ts';
import { rejectionCodes } from '../../core/claims/rejection-words.ts';
import type { Words } from '../../core/claims/words.ts';
import type { Knowledge } from '../../core/knowledge.ts';
import { isPlainData } from './plain-data.ts';

/** What became of the records of a file. */
export interface Judgement {
  readonly failures: readonly string[];
  readonly counts: Pick<Outcome['counts'], 'read' | 'accepted' | 'rejected' | 'duplicate'>;
}

export interface Judge {
  readonly knowledge: Knowledge;
  readonly readList: ListReader;
}

/** The lists of a file as JSON, read as every command reads them. */
export async function readingsOf(path: string, readList: ListReader): Promise<readonly string[]> {
  const readings: string[] = [];
  for await (const { chunk } of readClaimFiles([path], []))
    readings.push(...readChunk(chunk, null, readList).lists.map(({ list }) => JSON.stringify(list)));
  return readings;
}

/** Reads, groups, prices and checks a file as `sentinel audit` does, and says all that is wrong with how that went. */
export async function judgeFile(
  name: string,
  bytes: Uint8Array,
  expected: readonly string[],
  { knowledge, readList }: Judge,
): Promise<Judgement> {
  const folder = mkdtempSync(join(tmpdir(), 'sentinel-fuzz-'));
  const path = join(folder, name);
  writeFileSync(path, bytes);
  try {
    const readings = new Set(await readingsOf(path, readList));
    const lost = expected.filter((reading) => !readings.has(reading));
    const failures =
      lost.length > 0 ? [`lost ${lost.length} good rows, first ${lost[0]?.slice(0, 120)}`] : [];
    const audited = await auditWhole(path, knowledge);
    return { ...audited, failures: [...failures, ...audited.failures] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function auditWhole(path: string, knowledge: Knowledge): Promise<Judgement> {
  const failures: string[] = [];
  const reports: FileReport[] = [];
  let outcome = emptyOutcome;
  let rejections = 0;
  let results = 0;
  for await (const chunk of auditFiles([path], knowledge, reports, true)) {
    failures.push(...chunk.rejections.flatMap(faultsOfRejection));
    for (const one of chunk.cases)
      if (!isPlainData(one)) failures.push(`no plain data: ${one.result.setl_id}`);
    rejections += chunk.rejections.length;
    results += chunk.cases.length;
    outcome = mergeOutcomes(outcome, chunk.outcome);
  }
  const { read, accepted, rejected, duplicate, withdrawn } = outcome.counts;
  const records = reports.reduce((sum, report) => sum + report.records, 0);
  if (read !== accepted + rejected + duplicate) failures.push('read is not accepted + rejected + duplicate');
  if (read !== records) failures.push(`${records} records cut, ${read} read`);
  if (rejections !== rejected || results !== accepted - withdrawn)
    failures.push('counted is not what was handed out');
  if (!isPlainData(outcome)) failures.push('no plain data: the outcome');
  for (const { problems, notices } of reports) {
    if (read === 0 && problems.length === 0) failures.push('nothing was read, and nobody says why');
    for (const { code, message } of [...problems, ...notices])
      if (!isSaid(message)) failures.push(`no words: ${code}`);
  }
  return { failures, counts: { read, accepted, rejected, duplicate } };
}

function faultsOfRejection({ line, errors, raw, setl_id }: Rejection): readonly string[] {
  const place = `rejection of line ${line}`;
  return [
    ...(errors.length === 0 ? [`${place} says no error`] : []),
    ...(Number.isInteger(line) && line >= 1 ? [] : [`${place}: no line`]),
    ...(typeof raw === 'string' && (setl_id === null || setl_id !== '') ? [] : [`${place}: raw or id`]),
    ...errors.flatMap(({ code, message, field, value }) => [
      // What a reader or a rule threw, the intake makes a rejection of.
      ...(code === 'processing-failed' ? [`${place}: something threw`] : []),
      ...(rejectionCodes.includes(code) ? [] : [`${place}: unknown code ${code}`]),
      ...(isSaid(message) ? [] : [`${place}: no words for ${code}`]),
      ...(field === null || field !== '' ? [] : [`${place}: a field without name`]),
      ...(value === null || value.length <= 200 ? [] : [`${place}: a value of ${value.length} characters`]),
    ]),
  ];
}

function isSaid({ zh, en }: Words): boolean {
  return /\p{Script=Han}/u.test(zh) && /[a-z]/i.test(en) && !/undefined|\[object|NaN/.test(zh + en);
}
