import type { Period } from '../../core/indicators/period.ts';
import type { SheetName } from '../../core/indicators/sheet.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';

/**
 * Every key of the table, by access pattern; `docs/data-model.md` lists them with sizes and costs.
 * `gsi1` holds batches by hospital, flagged cases and shown warnings by hospital and month, answers to findings by
 * rule, a doctor's alerts, and open connections; `gsi2` the alerts of a department, `gsi3` those of a hospital and the open batches.
 */
export interface ItemKey {
  readonly pk: string;
  readonly sk: string;
}

export const batchKey = (batch: string): ItemKey => ({ pk: `BATCH#${batch}`, sk: 'BATCH' });

/** Chunks of a batch that have come so far with a step, in blocks. */
export const chunkSetKey = (
  batch: string,
  step: 'begun' | 'enrolled' | 'audited',
  block: number,
): ItemKey => ({
  pk: `BATCH#${batch}`,
  sk: `DONE#${step}#${number(block, 4)}`,
});

/** What the sweeper noted of a batch. */
export const sweepKey = (batch: string): ItemKey => ({ pk: `BATCH#${batch}`, sk: 'SWEEP' });

/** In `gsi3`: every batch that is not closed, by the time of its upload. */
export const openBatches = 'OPEN';

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

/** Which case a finding is of: both are of its id for ever, so this is never changed and never removed. */
export const findingPointerKey = (findingId: string): ItemKey => ({ pk: `FINDING#${findingId}`, sk: 'CASE' });

/** How far people are with a finding of a case that was discharged in the month. */
export const standKey = (hospital: string, month: string, findingId: string): ItemKey => ({
  pk: standsOf(hospital, month),
  sk: findingId,
});

export const standsOf = (hospital: string, month: string) => `REVIEWED#${hospital}#${month}`;

/** Decisions that answer findings of a rule. */
export const ruleAnswers = (rule: string) => `RULE#${rule}`;

/** Under a person stand pointers to cases, nothing else: the case itself says whether it is still true. */
export const personPointerKey = (person: string, hospital: string, settlementId: string): ItemKey => ({
  pk: personPartition(person),
  sk: `CASE#${hospital}#${settlementId}`,
});

export const personPartition = (person: string) => `PERSON#${person}`;

export const flaggedCases = (hospital: string, month: string) => `FLAGGED#${hospital}#${month}`;

/** Lines that a batch brought to a hospital's month, in pages; one too big for an item goes on in the next part. */
export const linePageKey = (
  hospital: string,
  month: string,
  batch: string,
  page: number,
  part: number,
): ItemKey => ({
  pk: summaryPartition(hospital, month),
  sk: `${linesOfBatch(batch)}${number(page, 7)}#${part}`,
});

/** What the sort keys of a batch's lines begin with. */
export const linesOfBatch = (batch: string) => `${batch}#`;

export const summaryPartition = (hospital: string, month: string) => `SUMMARY#${hospital}#${month}`;

/** A sheet of a scope: its months in order, apart from them its years; one too big for an item goes on in pages. */
export const sheetKey = (scope: Scope, sheet: SheetName, period: Period): ItemKey => ({
  pk: `SHEETS#${scopeText(scope)}#${sheet}`,
  // So that no years lie between months.
  sk: period.length === 4 ? `Y${period}` : period,
});

/** Page after the first of a sheet, as a turn has made it. */
export const sheetPageKey = (
  scope: Scope,
  sheet: SheetName,
  period: Period,
  turn: number,
  page: number,
): ItemKey => {
  const { pk, sk } = sheetKey(scope, sheet, period);
  return { pk, sk: `${sk}#${number(turn, 9)}#${number(page, 3)}` };
};

/** What the cases of a hospital and month are, as they stand: which departments have some. */
export const standingKey = (hospital: string, month: string): ItemKey => ({
  pk: `STANDING#${hospital}#${month}`,
  sk: 'HEAD',
});

export const standingPageKey = (
  hospital: string,
  month: string,
  department: string,
  turn: number,
  page: number,
): ItemKey => ({
  pk: `STANDING#${hospital}#${month}`,
  sk: `${standingPages(department)}${number(turn, 9)}#${number(page, 3)}`,
});

/** @param department as the lists write it: whatever signs it has, no other begins alike */
export const standingPages = (department: string) => `CASES#${encodeURIComponent(department)}#`;

/** Whose turn it is to refresh the sheets of a scope and period. */
export const turnKey = (scope: Scope, period: Period): ItemKey => ({
  pk: `TURN#${scopeText(scope)}#${period}`,
  sk: 'TURN',
});

/** Months of the lamps of a hospital's view; what is too big for an item goes on in pages. */
export const lampsKey = (hospital: string, view: string, month: string): ItemKey => ({
  pk: `LAMPS#${hospital}#${view}`,
  sk: month,
});

/** Page after the first of a month's lamps, as a turn has lit them. */
export const lampsPageKey = (
  hospital: string,
  view: string,
  month: string,
  turn: number,
  page: number,
): ItemKey => ({
  pk: `LAMPS#${hospital}#${view}`,
  sk: `${month}#${number(turn, 9)}#${number(page, 3)}`,
});

/** Whose turn it is to light the lamps of a hospital's month. */
export const lampTurnKey = (hospital: string, month: string): ItemKey => ({
  pk: `TURN#LAMPS#${hospital}#${month}`,
  sk: 'TURN',
});

const scopeText = (scope: Scope) =>
  scope.kind === 'hospital' ? `HOSPITAL#${scope.hospital}` : `REGION#${scope.region}`;

const number = (value: number, digits: number) => String(value).padStart(digits, '0');

/** An alert, and under the same partition how far it was sent. */
export const alertKey = (hospital: string, alert: string): ItemKey => ({
  pk: alertPartition(hospital, alert),
  sk: 'ALERT',
});

/** How far an alert has been sent out. */
export const deliveryKey = (hospital: string, alert: string): ItemKey => ({
  pk: alertPartition(hospital, alert),
  sk: 'SENT',
});

/** How many alerts a receiver got in the window of time that begins then, and how far its digest has been sent. */
export const sendWindowKey = (receiver: string, window: string): ItemKey => ({
  pk: `WINDOW#${receiver}`,
  sk: window,
});
export const digestDeliveryKey = (receiver: string, window: string): ItemKey => ({
  pk: `WINDOW#${receiver}`,
  sk: `${window}#SENT`,
});

/** A hospital's webhooks. */
export const webhookKey = (hospital: string, id: string): ItemKey => ({
  pk: webhooksOf(hospital),
  sk: `WEBHOOK#${id}`,
});
export const webhooksOf = (hospital: string) => `WEBHOOKS#${hospital}`;

const alertPartition = (hospital: string, alert: string) => `ALERT#${hospital}#${alert}`;

/** Alerts by the time they were raised: of a doctor in `gsi1`, a department in `gsi2`, a hospital in `gsi3`. */
export const inboxOf = (audience: string) => `INBOX#${audience}`;

/** @param hash of the ticket: who reads the table cannot spend it */
export const ticketKey = (hash: string): ItemKey => ({ pk: `TICKET#${hash}`, sk: 'TICKET' });

export const connectionKey = (connection: string): ItemKey => ({
  pk: `CONNECTION#${connection}`,
  sk: 'CONNECTION',
});

/** Open connections of an audience. */
export const listenersOf = (audience: string) => `LIVE#${audience}`;

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
export const baselineKey = (region: string, scheme: string, group: string): ItemKey => ({
  pk: `BASELINE#${region}`,
  sk: `${scheme}#${group}`,
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

/** Imported measures of a hospital's month. */
export const givenKey = (hospital: string, month: string): ItemKey => ({
  pk: `GIVEN#${hospital}`,
  sk: month,
});

/** A parked message that was given up, by the queue that it was sent to. */
export const droppedMessageKey = (queue: string, messageId: string): ItemKey => ({
  pk: droppedMessages(queue),
  sk: messageId,
});

export const droppedMessages = (queue: string) => `DROPPED#${queue}`;

/** There while a copy is being restored into the table. */
export const restoringKey: ItemKey = { pk: 'RESTORING', sk: 'RESTORING' };
