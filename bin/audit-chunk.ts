import { type AuditedCase, auditCase } from '../core/audit.ts';
import { type Outcome, outcomeOf } from '../core/chunk-outcome.ts';
import type { Chunk } from '../core/claims/chunk.ts';
import { type ReadChunk, refuseAt } from '../core/claims/read-chunk.ts';
import type { Rejection } from '../core/claims/rejection.ts';
import type { SettlementList } from '../core/claims/settlement-list.ts';
import type { Knowledge } from '../core/knowledge.ts';
import type { Enrolments } from './enrolments.ts';

export interface AuditedChunk {
  /** Of the cases, in their order. */
  readonly lists: readonly SettlementList[];
  readonly cases: readonly AuditedCase[];
  readonly rejections: readonly Rejection[];
  readonly outcome: Outcome;
}

/** Audits the records of a chunk that hold their cases; repeats are duplicates. One that breaks is rejected alone. */
export function auditChunk(
  source: number,
  chunk: Chunk,
  { lists, withdrawals, rejections }: ReadChunk,
  enrolments: Enrolments,
  knowledge: Knowledge,
): AuditedChunk {
  const held = lists.filter((located) => enrolments.holds(source, located));
  const audited = held.map(({ list }) => auditOrNull(list, enrolments, knowledge));
  const sound = held.filter((_, at) => audited[at]);
  const cases = audited.filter((one) => one !== null);
  const failed = [
    ...lists.filter((located) => enrolments.hasFailed(source, located)),
    ...held.filter((_, at) => !audited[at]),
  ];
  const refused = failed.map(({ place, list }) => refuseAt(chunk, place, list.settlementId));
  const allRejections = refused.length > 0 ? [...rejections, ...refused] : rejections;
  const withdrawn = withdrawals.filter((located) => enrolments.holds(source, located)).length;
  const read = lists.length + withdrawals.length + rejections.length;
  const accepted = sound.length + withdrawn;
  const counts = {
    read,
    accepted,
    rejected: allRejections.length,
    duplicate: read - allRejections.length - accepted,
    replaced: 0,
    superseded: 0,
    withdrawn,
    withdrawn_unknown: withdrawn,
  };
  return {
    lists: sound.map(({ list }) => list),
    cases,
    rejections: allRejections,
    outcome: outcomeOf(counts, allRejections, cases),
  };
}

/** `null` where it throws, which is a defect of ours. */
function auditOrNull(list: SettlementList, enrolments: Enrolments, knowledge: Knowledge): AuditedCase | null {
  try {
    return auditCase({ list, ...enrolments.knownOf(list) }, enrolments.baselines(), knowledge);
  } catch {
    return null;
  }
}
