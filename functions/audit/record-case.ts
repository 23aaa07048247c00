import type { Contribution } from '../../core/chunk-outcome.ts';
import type { Result } from '../../core/result.ts';
import type { Finding } from '../../core/rules/finding.ts';
import {
  type CaseHead,
  type CaseStore,
  isSameVersion,
  type Recorded,
  type Version,
} from '../../platform/table/cases.ts';
import type { FindingStore } from '../../platform/table/findings.ts';
import { hasGivenBack } from '../../platform/table/given-back.ts';
import type { ReviewStore } from '../../platform/table/reviews.ts';
import { countedAt } from './sort-lists.ts';

/** A version of a case that counts. */
export interface RecordedCase {
  readonly contribution: Contribution;
  /** `null` where a newer upload has taken its place already, and of a case that was withdrawn. */
  readonly result: Result | null;
}

/** What an audit leaves behind: its findings, and what the case keeps. */
export type ToRecord = Recorded & { readonly findings: readonly Finding[] };

/** What is left of a case that its hospital takes back. */
export const withdrawnCase: ToRecord = { result: null, facts: null, findings: [] };

/**
 * Stores an audited case; `null` where a newer upload took the case before it was counted, `given-back` where another
 * run of the chunk could not process it.
 * @param isRetry an earlier run of the chunk may have been cut short, and left findings behind
 */
export type RecordCase = (
  given: CaseHead,
  audited: ToRecord,
  isRetry: boolean,
) => Promise<RecordedCase | 'given-back' | null>;

/** Gives a case back that cannot be processed; answers what it counted where an earlier run could. */
export type GiveBack = (given: CaseHead) => Promise<RecordedCase | 'given-back'>;

/**
 * However often a chunk is retried, a version is counted once: the case itself remembers what each version
 * counted and what it replaced. A retry answers what was recorded, not what it would find itself: the stays
 * that it is compared with may have changed since.
 */
export function caseRecorder(
  cases: CaseStore,
  findings: FindingStore,
  reviews: Pick<ReviewStore, 'carry'>,
): RecordCase {
  return async (given, audited, isRetry) => {
    let head = given;
    if (countedAt(head, given) < 0) await findings.put(head.stay, given, audited.findings);
    while (isOpen(head, given)) {
      const next = await cases.record(head, audited);
      if (next && !isRetry && next.counted?.length === 1) return recordedAt(next, given);
      head = next ?? (await standingHead(cases, head));
    }
    await findings.sweep(head, given);
    if (countedAt(head, given) < 0) return hasGivenBack(head, given) ? 'given-back' : null;
    const recorded = recordedAt(head, given);
    const { facts } = recorded.contribution;
    if (facts && wasElsewhere(head, facts.month)) await reviews.carry(head.stay, facts.month);
    return recorded;
  };
}

/**
 * Whether any version that is remembered was of another month. Not only the one before: that may have withdrawn the
 * case, or its run was killed before it had carried what people decided.
 */
function wasElsewhere({ counted = [] }: CaseHead, month: string): boolean {
  return counted.some(({ facts }) => facts !== null && facts.month !== month);
}

/** Of two runs at once one counts the version or one gives it back, and the other goes by that. */
export function caseReturner(cases: CaseStore, findings: Pick<FindingStore, 'sweep'>): GiveBack {
  return async (given) => {
    let head = given;
    while (isOpen(head, given)) {
      await cases.giveBack(head);
      head = await standingHead(cases, head);
    }
    await findings.sweep(head, given);
    return countedAt(head, given) < 0 ? 'given-back' : recordedAt(head, given);
  };
}

/** Whether the version holds the case and is neither counted nor given back. */
function isOpen(head: CaseHead, version: Version): boolean {
  return isSameVersion(head, version) && countedAt(head, version) < 0 && !hasGivenBack(head, version);
}

async function standingHead(cases: CaseStore, { stay }: CaseHead): Promise<CaseHead> {
  const head = await cases.head(stay);
  if (!head) throw new Error('a case is gone');
  return head;
}

function recordedAt(head: CaseHead, version: Version): RecordedCase {
  const stands = countedAt(head, version) === (head.counted ?? []).length - 1;
  return { contribution: contributionAt(head, version), result: (stands && head.result) || null };
}

/** What a version that was counted before has contributed. */
export function contributionAt(head: CaseHead, version: Version): Contribution {
  const at = countedAt(head, version);
  const own = head.counted?.[at];
  if (!own) throw new Error(`no version ${version.seq} place ${version.place} was counted`);
  const replaced = head.counted?.[at - 1]?.facts ?? null;
  return { settlementId: head.stay.settlementId, facts: own.facts, replaced };
}
