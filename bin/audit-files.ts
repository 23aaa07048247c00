import { readChunk } from '../core/claims/read-chunk.ts';
import type { Knowledge } from '../core/knowledge.ts';
import { loadListReader } from '../platform/knowledge/load-dictionaries.ts';
import { type AuditedChunk, auditChunk } from './audit-chunk.ts';
import { type FileReport, readClaimFiles } from './claim-source.ts';
import { Enrolments } from './enrolments.ts';
import { showProgress } from './progress.ts';

/**
 * Audits claim files chunk by chunk. They are read twice, as the cloud reads its chunks twice: histories and cost
 * baselines must be complete before the first case is checked. The reports are complete when the chunks are through.
 */
export async function* auditFiles(
  files: readonly string[],
  knowledge: Knowledge,
  reports: FileReport[],
  quiet = false,
): AsyncGenerator<AuditedChunk> {
  const readList = loadListReader();
  const enrolments = new Enrolments(knowledge);
  const enrolling = showProgress('enrolled', quiet);
  for await (const { source, chunk } of readClaimFiles(files, [])) {
    const { lists, withdrawals } = readChunk(chunk, null, readList);
    enrolments.add(source, lists, withdrawals);
    enrolling.add(chunk.records.length);
  }
  enrolling.stop();
  const auditing = showProgress('audited', quiet);
  for await (const { source, chunk } of readClaimFiles(files, reports)) {
    yield auditChunk(source, readChunk(chunk, null, readList), enrolments, knowledge);
    auditing.add(chunk.records.length);
  }
  auditing.stop();
}
