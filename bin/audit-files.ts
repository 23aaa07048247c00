import type { Chunk } from '../core/claims/chunk.ts';
import { readChunk } from '../core/claims/read-chunk.ts';
import type { Knowledge } from '../core/knowledge.ts';
import { loadListReader } from '../platform/knowledge/load-dictionaries.ts';
import { type AuditedChunk, auditChunk } from './audit-chunk.ts';
import { ClaimFiles, type FileReport } from './claim-source.ts';
import { Enrolments } from './enrolments.ts';
import { showProgress } from './progress.ts';

/** Lists take many times their bytes while they are looked at; what is looked at briefly is tidied up cheaply. */
const recordsAtOnce = 16;

/**
 * Audits claim files some records at a time. They are read twice, as the cloud reads its chunks twice: histories and
 * cost baselines must be complete before the first case is checked. The reports are complete when the chunks are
 * through. Memory does not grow with the cases.
 * @param passedOver so many portions at the beginning were audited before, and are enrolled only
 */
export async function* auditFiles(
  files: readonly string[],
  knowledge: Knowledge,
  reports: FileReport[],
  quiet = false,
  passedOver = 0,
): AsyncGenerator<AuditedChunk> {
  const readList = loadListReader();
  const enrolments = new Enrolments(knowledge);
  const claims = new ClaimFiles(files);
  try {
    const enrolling = showProgress('enrolled', quiet);
    for await (const { source, chunk } of claims.read([])) {
      for (const share of sharesOf(chunk)) {
        const { lists, withdrawals } = readChunk(share, null, readList);
        enrolments.add(source, lists, withdrawals);
      }
      enrolling.add(chunk.records.length);
    }
    enrolling.stop();
    const auditing = showProgress('audited', quiet);
    let portion = 0;
    for await (const { source, chunk } of claims.read(reports)) {
      for (const share of sharesOf(chunk)) {
        if (portion++ < passedOver) continue;
        yield auditChunk(source, share, readChunk(share, null, readList), enrolments, knowledge);
      }
      auditing.add(chunk.records.length);
    }
    auditing.stop();
  } finally {
    enrolments.close();
    await claims.close();
  }
}

function* sharesOf(chunk: Chunk): Generator<Chunk> {
  for (let from = 0; from < chunk.records.length; from += recordsAtOnce) {
    const records = chunk.records.slice(from, from + recordsAtOnce);
    yield { ...chunk, recordsBefore: chunk.recordsBefore + from, records };
  }
}
