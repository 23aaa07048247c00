import type { AuditedCase } from '../../core/audit.ts';
import type { Contribution } from '../../core/chunk-outcome.ts';
import { type CaseHead, type CaseStore, caseId, type Version } from '../../platform/table/cases.ts';
import type { FindingStore } from '../../platform/table/findings.ts';
import { countedAt, isSameVersion } from './sort-lists.ts';

/** Stores an audited case; `null` where a newer upload took the case before it was counted. */
export type RecordCase = (head: CaseHead, audited: AuditedCase) => Promise<Contribution | null>;

/**
 * However often a chunk is retried, a version is counted once: the case itself remembers what each version
 * counted and what it replaced, and a retry reads that instead of counting again.
 */
export function caseRecorder(cases: CaseStore, findings: FindingStore): RecordCase {
  return async (given, audited) => {
    let head = given;
    while (countedAt(head, given) < 0) {
      if (!isSameVersion(head, given)) return null;
      if (await cases.record(head, audited)) {
        await findings.replace(head.stay, given, audited.findings, (head.counted ?? []).length > 0);
        return { facts: audited.facts, replaced: head.counted?.at(-1)?.facts ?? null };
      }
      head = (await cases.heads([head.stay])).get(caseId(head.stay)) ?? head;
    }
    if (isSameVersion(head, given)) await findings.replace(head.stay, given, audited.findings, true);
    return contributionAt(head, given);
  };
}

/** What a version that was counted before has contributed. */
export function contributionAt(head: CaseHead, version: Version): Contribution {
  const at = countedAt(head, version);
  const own = head.counted?.[at];
  if (!own) throw new Error(`no version ${version.seq} line ${version.line} was counted`);
  return { facts: own.facts, replaced: head.counted?.[at - 1]?.facts ?? null };
}
