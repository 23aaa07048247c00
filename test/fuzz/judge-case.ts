import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditFiles } from '../../bin/audit-files.ts';
import { type FileReport, readClaimFiles } from '../../bin/claim-source.ts';
import { emptyOutcome, mergeOutcomes, type Outcome } from '../../core/chunk-outcome.ts';
import { caseId } from '../../core/claims/case-id.ts';
import { readChunk } from '../../core/claims/read-chunk.ts';
import type { ListReader } from '../../core/claims/read-settlement-list.ts';
import type { Rejection } from '../../core/claims/rejection.ts';
import { rejectionCodes } from '../../core/claims/rejection-words.ts';
import type { Words } from '../../core/claims/words.ts';
import type { Knowledge } from '../../core/knowledge.ts';
import type { NamedBytes } from './fuzz-case.ts';
import { isPlainData } from './plain-data.ts';

/** What became of the records of a file. */
export interface Judgement {
  readonly failures: readonly string[];
  readonly counts: Pick<Outcome['counts'], 'read' | 'accepted' | 'rejected' | 'duplicate'>;
}

export interface Judge {
  /** Names and numbers of the persons whose lists the files were made of. */
  readonly identities: readonly string[];
  readonly knowledge: Knowledge;
  readonly readList: ListReader;
}

/** The lists of files by settlement as JSON, read as every command reads them. */
export async function readingsOf(
  files: readonly NamedBytes[],
  readList: ListReader,
): Promise<ReadonlyMap<string, string>> {
  const readings = new Map<string, string>();
  await inFolder(files, async (paths) => {
    for await (const { chunk } of readClaimFiles(paths, []))
      for (const { list } of readChunk(chunk, null, readList).lists)
        readings.set(list.settlementId, JSON.stringify(list));
  });
  return readings;
}

/** Reads, groups, prices and checks files as `sentinel audit` does, and says all that is wrong with how that went. */
export async function judgeFiles(
  files: readonly NamedBytes[],
  expected: readonly string[],
  judge: Judge,
): Promise<Judgement> {
  return inFolder(files, async (paths) => {
    const readings = new Set<string>();
    const cases = new Set<string>();
    for await (const { chunk } of readClaimFiles(paths, [])) {
      const { lists, withdrawals } = readChunk(chunk, null, judge.readList);
      for (const { list } of lists) readings.add(JSON.stringify(list));
      for (const { list } of [...lists, ...withdrawals]) cases.add(caseId(list));
    }
    const lost = expected.filter((reading) => !readings.has(reading));
    const audited = await auditWhole(paths, judge);
    const { accepted } = audited.counts;
    const failures = [
      ...(lost.length > 0 ? [`lost ${lost.length} good rows, first ${lost[0]?.slice(0, 120)}`] : []),
      // Of each case one record counts, whatever is repeated.
      ...(accepted === cases.size ? [] : [`${accepted} accepted of ${cases.size} cases`]),
    ];
    return { ...audited, failures: [...failures, ...audited.failures] };
  });
}

async function inFolder<T>(
  files: readonly NamedBytes[],
  use: (paths: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sentinel-fuzz-'));
  const paths = files.map(({ name, bytes }) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
  try {
    return await use(paths);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function auditWhole(paths: readonly string[], { identities, knowledge }: Judge): Promise<Judgement> {
  const failures: string[] = [];
  const reports: FileReport[] = [];
  let outcome = emptyOutcome;
  let rejections = 0;
  let results = 0;
  for await (const chunk of auditFiles(paths, knowledge, reports, true)) {
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
    for (const { code, message } of [...problems, ...notices]) {
      if (!isSaid(message)) failures.push(`no words: ${code}`);
      if (identities.some((identity) => message.zh.includes(identity)))
        failures.push(`${code} tells who somebody is`);
    }
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
