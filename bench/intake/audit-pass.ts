import { Enrolments } from '../../bin/enrolments.ts';
import { type AuditedCase, auditCases } from '../../core/audit.ts';
import { changesOf, emptyOutcome, outcomeOf } from '../../core/chunk-outcome.ts';
import type { Chunk } from '../../core/claims/chunk.ts';
import { detectEncoding } from '../../core/claims/encoding.ts';
import { type LocatedList, readChunk } from '../../core/claims/read-chunk.ts';
import { RecordSplitter, type SourceRecord } from '../../core/claims/record-splitter.ts';
import { enrolCases } from '../../core/enrol-cases.ts';
import { loadListReader } from '../../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';

/** As a file is read from a disk. */
const pieceBytes = 64 * 1024;
/** About as many stays of sixty lines as fill a chunk of a batch: 8 MiB. */
const recordsAChunk = 335;

const knowledge = loadKnowledge();
const readList = loadListReader();

/** The way of an NDJSON file of one hospital's stays through an audit, and its steps by themselves. */
export type AuditPass = ReturnType<typeof auditPass>;

/**
 * Goes the way that the cloud and the command line go, with their functions. Histories and cost baselines are known
 * when the audit begins, as they are in life; what each chunk adds to them is worked out within it.
 */
export function auditPass(file: Uint8Array) {
  const all = chunksOf(file).flatMap((chunk) => readChunk(chunk, null, readList).lists);
  const enrolments = new Enrolments(knowledge);
  enrolments.add(0, all);
  const baselines = enrolments.baselines();
  const known = new Map(all.map(({ list }) => [list.settlementId, enrolments.knownOf(list)]));
  const enrol = (lists: readonly LocatedList[]) => enrolCases(lists, knowledge, (_, birthDate) => birthDate);
  const audit = (lists: readonly LocatedList[]) => {
    const cases = lists.map(({ list }) => ({ list, history: null, ...known.get(list.settlementId) }));
    return auditCases(cases, baselines, knowledge);
  };
  return {
    knowledge,
    readList,
    baselines,
    known,
    split: () => split(file),
    chunks: () => chunksOf(file),
    enrol,
    audit,
    summarise,
    /** Findings of the whole file. */
    run(): number {
      let findings = 0;
      for (const chunk of chunksOf(file)) {
        const { lists, rejections } = readChunk(chunk, null, readList);
        if (rejections.length > 0) throw new Error(JSON.stringify(rejections[0]?.errors));
        enrol(lists);
        const audited = audit(lists);
        summarise(audited);
        for (const one of audited) findings += one.findings.length;
      }
      return findings;
    },
  };
}

/** What the close of a batch is handed by the audit of a chunk. */
function summarise(audited: readonly AuditedCase[]) {
  const { length: read } = audited;
  const counts = { ...emptyOutcome.counts, read, accepted: read };
  const contributions = audited.map(({ facts, result }) => ({
    settlementId: result.setl_id,
    facts,
    replaced: null,
  }));
  return { ...outcomeOf(counts, [], contributions), changes: changesOf(contributions) };
}

function split(file: Uint8Array): readonly SourceRecord[] {
  const splitter = new RecordSplitter({ format: 'ndjson' });
  const records: SourceRecord[] = [];
  for (let at = 0; at < file.length; at += pieceBytes)
    records.push(...splitter.push(file.subarray(at, at + pieceBytes)));
  return [...records, ...splitter.end()];
}

function chunksOf(file: Uint8Array): readonly Chunk[] {
  const all = split(file);
  const chunks: Chunk[] = [];
  for (let at = 0; at < all.length; at += recordsAChunk) {
    const records = all.slice(at, at + recordsAChunk);
    const encoding = detectEncoding(
      records.map(({ bytes }) => bytes),
      chunks[0]?.encoding ?? 'ascii',
    );
    chunks.push({
      number: chunks.length + 1,
      recordsBefore: at,
      file: 'claims.ndjson',
      format: 'ndjson',
      encoding,
      csvHeader: null,
      records,
    });
  }
  return chunks;
}
