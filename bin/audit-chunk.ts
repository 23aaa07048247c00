import { type AuditedCase, auditCases } from '../core/audit.ts';
import { type Outcome, outcomeOf } from '../core/chunk-outcome.ts';
import type { ReadChunk } from '../core/claims/read-chunk.ts';
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

/** Audits the records of a chunk that hold their cases; repeats are duplicates. */
export function auditChunk(
  source: number,
  { lists, withdrawals, rejections }: ReadChunk,
  enrolments: Enrolments,
  knowledge: Knowledge,
): AuditedChunk {
  const held = lists.filter((located) => enrolments.holds(source, located));
  const given = held.map(({ list }) => ({ list, ...enrolments.knownOf(list) }));
  const cases = auditCases(given, enrolments.baselines(), knowledge);
  const withdrawn = withdrawals.filter((located) => enrolments.holds(source, located)).length;
  const accepted = held.length + withdrawn;
  const counts = {
    read: lists.length + withdrawals.length + rejections.length,
    accepted,
    rejected: rejections.length,
    duplicate: lists.length + withdrawals.length - accepted,
    replaced: 0,
    superseded: 0,
    withdrawn,
    withdrawn_unknown: withdrawn,
  };
  return {
    lists: held.map(({ list }) => list),
    cases,
    rejections,
    outcome: outcomeOf(counts, rejections, cases),
  };
}
