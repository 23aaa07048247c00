/**
 * Every key of the table, by access pattern; `docs/data-model.md` lists them with sizes and costs.
 * `gsi1` holds batches by hospital, flagged cases and shown warnings by hospital and month, and answers to findings
 * by rule.
 */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

export const batchKey = (batch: string): ItemKey => ({ pk: `BATCH#${batch}`, sk: 'BATCH' });

export const hospitalBatches = (hospital: string) => `HOSPITAL#${hospital}`;

export const caseKey = (hospital: string, settlementId: string): ItemKey => ({
  pk: casePartition(hospital, settlementId),
  sk: 'CASE',
});

export const findingKey = (hospital: string, settlementId: string, findingId: string): ItemKey => ({
  pk: casePartition(hospital, settlementId),
  sk: `FINDING#${findingId}`,
});

/** Decisions about a finding by their number, apart from the finding, which a new audit writes anew. */
export const decisionKey = (
  hospital: string,
  settlementId: string,
  findingId: string,
  number: number,
): ItemKey => ({
  pk: casePartition(hospital, settlementId),
  sk: `${decisionsOf(findingId)}${String(number).padStart(4, '0')}`,
});

export const decisionsOf = (findingId: string) => `REVIEW#${findingId}#`;

/** Decisions that answer findings of a rule. */
export const ruleAnswers = (rule: string) => `RULE#${rule}`;

/** Under a person stand pointers to cases, nothing else: the case itself says whether it is still true. */
export const personPointerKey = (person: string, hospital: string, settlementId: string): ItemKey => ({
  pk: personPartition(person),
  sk: `CASE#${hospital}#${settlementId}`,
});

export const personPartition = (person: string) => `PERSON#${person}`;

export const flaggedCases = (hospital: string, month: string) => `FLAGGED#${hospital}#${month}`;

export const summaryKey = (
  hospital: string,
  month: string,
  view: string,
  key: string,
  batch: string,
): ItemKey => ({
  pk: summaryPartition(hospital, month),
  sk: `${view}#${key}#${batch}`,
});

export const summaryPartition = (hospital: string, month: string) => `SUMMARY#${hospital}#${month}`;

export const inboxKey = (
  hospital: string,
  doctor: string | null,
  occurredAt: string,
  alert: string,
): ItemKey => ({
  pk: inboxPartition(hospital, doctor),
  sk: `ALERT#${occurredAt}#${alert}`,
});

/** A doctor's inbox; cases that name no doctor share the hospital's own. */
export const inboxPartition = (hospital: string, doctor: string | null) =>
  `INBOX#${hospital}#${doctor ?? '-'}`;

/** A warning shown while an order was written; its partition is the memory of the encounter. */
export const warningKey = (hospital: string, encounterHalf: string, warning: string): ItemKey => ({
  pk: warnedPartition(hospital, encounterHalf),
  sk: `WARNING#${warning}`,
});

/** @param encounterHalf of the warnings' ids: a hash of the encounter, which the table does not name */
export const warnedPartition = (hospital: string, encounterHalf: string) =>
  `WARNED#${hospital}#${encounterHalf}`;

/** @param month of the day in China on which the warning was shown, `yyyy-MM` */
export const shownWarnings = (hospital: string, month: string, shard: number) =>
  `WARNINGS#${hospital}#${month}#${shard}`;

/** What cases of a group cost in a region, by the scheme that has the group. */
export const baselineKey = (region: string, scheme: string, drg: string): ItemKey => ({
  pk: `BASELINE#${region}`,
  sk: `${scheme}#${drg}`,
});

/** @param until last month of the period */
export const statisticKey = (region: string, until: string, indicator: string, unit: string): ItemKey => ({
  pk: `STATISTICS#${region}#${until}`,
  sk: `${indicator}#${unit}`,
});

/** A token that was good for one call, by hashes of its issuer and of its `jti`. */
export const spentTokenKey = (issuerHash: string, jtiHash: string): ItemKey => ({
  pk: `JTI#${issuerHash}#${jtiHash}`,
  sk: 'SPENT',
});

const casePartition = (hospital: string, settlementId: string) => `CASE#${hospital}#${settlementId}`;

/** A decision to mute, or the one that ended it, under its hospital: which rule, where, when decided. */
export const mutingKey = (
  hospital: string,
  kind: 'MUTED' | 'ENDED',
  { rule, department, decided_at }: MutingName,
): ItemKey => ({ pk: mutingPartition(hospital), sk: `${kind}#${rule}#${department ?? '-'}#${decided_at}` });

export const mutingPartition = (hospital: string) => `MUTINGS#${hospital}`;

interface MutingName {
  readonly rule: string;
  readonly department: string | null;
  readonly decided_at: string;
}
