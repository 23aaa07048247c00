import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AuditedCase } from '../../core/audit.ts';
import type { Contribution } from '../../core/chunk-outcome.ts';
import type { LocatedList } from '../../core/claims/read-chunk.ts';
import type { Finding } from '../../core/rules/finding.ts';
import { caseRecorder, caseReturner, contributionAt } from '../../functions/audit/record-case.ts';
import { sortLists } from '../../functions/audit/sort-lists.ts';
import type { Batch } from '../../platform/table/batches.ts';
import { caseStore } from '../../platform/table/cases.ts';
import { findingStore } from '../../platform/table/findings.ts';
import { openTable } from '../../platform/table/table.ts';
import { stack, table } from '../support/pipeline/outsider.ts';
import { Killed, type Turn, takeTurns } from '../support/pipeline/take-turns.ts';
import { settlementList } from '../support/settlement-lists.ts';

const hospital = 'H-RECORDING';

/** One upload of the case: which of its records name the case, and what each audit of it finds. */
interface Upload {
  readonly seq: string;
  readonly places: readonly number[];
  /** How often the message to audit a record is delivered, at the same time. */
  readonly deliveries: number;
  /** By attempt: what another upload did to the person's history may change what a retry finds. */
  readonly findings: readonly (readonly string[])[];
  /** By attempt: whether the audit of the record breaks, and its case is given back. */
  readonly breaks: readonly boolean[];
}

const upload = fc.record({
  places: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 2 }),
  deliveries: fc.integer({ min: 1, max: 2 }),
  findings: fc.array(fc.subarray(['a', 'b', 'c']), { minLength: 1, maxLength: 3 }),
});
const uploadsThat = (breaks: fc.Arbitrary<readonly boolean[]>) =>
  fc
    .array(fc.tuple(upload, breaks), { minLength: 1, maxLength: 3 })
    .map((all): Upload[] =>
      all.map(([one, breaks], at) => ({ ...one, breaks, seq: `2026-03-0${at + 1}#${at}` })),
    );
const soundUploads = uploadsThat(fc.constant([false]));
/** Some always, some in some of their runs. */
const breakingUploads = uploadsThat(fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }));
const turns = fc.array(
  fc.record({
    who: fc.nat({ max: 5 }),
    kills: fc.oneof(
      { weight: 6, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  }),
  { minLength: 30, maxLength: 60 },
);

/** Recognisable by cost, so that a contribution tells whose it is. */
function auditedCase(
  settlementId: string,
  { seq, findings }: Upload,
  place: number,
  attempt: number,
): AuditedCase {
  const ids = findings[Math.min(attempt, findings.length - 1)] ?? [];
  const costFen = Number(seq.slice(-1)) * 1000 + place;
  return {
    result: {
      hospital,
      setl_id: settlementId,
      cost_fen: costFen,
      amount_identified_fen: 0,
      findings: ids,
    } as unknown as AuditedCase['result'],
    facts: {
      month: '2026-03',
      costFen,
      findings: ids.map((id) => [id, 'suspicious', 1, 1]),
    } as unknown as AuditedCase['facts'],
    findings: ids.map(
      (id) => ({ finding_id: id, hospital, setl_id: settlementId, evidence: [] }) as unknown as Finding,
    ),
  };
}

/** What a chunk does to its one case, as the handlers do it. */
function stepsOf(client: DynamoDBDocumentClient, settlementId: string) {
  const opened = openTable(client, stack.table);
  const cases = caseStore(opened);
  const findings = findingStore(opened);
  const record = caseRecorder(cases, findings, { carry: async () => {} });
  const giveBack = caseReturner(cases, findings);
  const list = settlementList({ hospital, settlementId });
  const stay = { hospital, settlementId } as Parameters<typeof cases.claim>[0]['stay'];
  return {
    enrol: ({ seq }: Upload, place: number) =>
      cases.claim({ seq, place, batch: `B${seq}`, person: null, stay }),
    audit: async (given: Upload, place: number, attempt: number): Promise<Contribution | null> => {
      const located: LocatedList = { place, list };
      const sorted = sortLists([located], await cases.heads([list]), {
        seq: given.seq,
        id: given.seq,
      } as Batch);
      const [own] = sorted.ours;
      const [lost] = [...sorted.outlived, ...sorted.superseded, ...sorted.failed];
      const version = { seq: given.seq, place };
      if (lost && attempt > 0) await findings.sweep(lost.head, version);
      if (sorted.outlived[0]) return contributionAt(sorted.outlived[0].head, version);
      if (!own) return null;
      const audited = auditedCase(settlementId, given, place, attempt);
      const isBroken = given.breaks[Math.min(attempt, given.breaks.length - 1)];
      // As where the table refuses the result, its findings are there already.
      if (isBroken && place % 2 === 0) await findings.put(own.head.stay, own.head, audited.findings);
      const recorded = isBroken ? await giveBack(own.head) : await record(own.head, audited, attempt > 0);
      return recorded && recorded !== 'given-back' ? recorded.contribution : null;
    },
  };
}

/** Again and again, as a queue delivers a message until it is done with. */
async function untilDone<T>(attempt: (count: number) => Promise<T>): Promise<T> {
  for (let count = 0; ; count++) {
    try {
      return await attempt(count);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
}

/** Runs all uploads side by side; answers what each chunk contributed, as each of its deliveries says in the end. */
async function runAll(settlementId: string, all: readonly Upload[], order: readonly Turn[]) {
  const said: (Contribution | null)[][] = [];
  await takeTurns(table, order, async (client) => {
    const { enrol, audit } = stepsOf(client, settlementId);
    const auditPlace = (one: Upload, place: number) =>
      Promise.all(
        Array.from({ length: one.deliveries }, () => untilDone((count) => audit(one, place, count))),
      );
    const handle = async (one: Upload) => {
      await Promise.all(one.places.map((place) => untilDone(() => enrol(one, place))));
      said.push(...(await Promise.all(one.places.map((place) => auditPlace(one, place)))));
    };
    await Promise.all(all.map(handle));
  });
  return said;
}

let caseCount = 0;

/** Runs uploads of a case of its own, and holds what each of them said against what stands. */
async function runAndCheck(all: readonly Upload[], order: readonly Turn[]) {
  const settlementId = `R${caseCount++}`;
  const said = await runAll(settlementId, all, order);
  const opened = openTable(table, stack.table);
  const id = { hospital, settlementId };
  const head = await caseStore(opened).head(id);

  for (const [first, ...others] of said) for (const other of others) expect(other).toEqual(first);
  const contributions = said.flatMap(([first]) => first ?? []);
  const added = contributions.map(({ facts, replaced }) => (facts?.costFen ?? 0) - (replaced?.costFen ?? 0));
  expect(added.reduce((sum, fen) => sum + fen, 0)).toBe(head?.result?.cost_fen ?? 0);
  const standing = head?.counted?.at(-1)?.facts?.findings.map(([rule]) => rule);
  expect(standing).toEqual(head?.result?.findings);
  const stored = await findingStore(opened).ofCase(id);
  expect(stored.map((finding) => finding.finding_id)).toEqual([...(head?.result?.findings ?? [])].sort());
  return head;
}

describe('a case that several uploads hold, audited side by side with runs killed between any two writes', () => {
  it('adds up to the newest upload, its first record, and exactly the findings of its result', async () => {
    await fc.assert(
      fc.asyncProperty(soundUploads, turns, async (all, order) => {
        const head = await runAndCheck(all, order);
        const newest = all.at(-1) as Upload;
        expect(head?.result?.cost_fen).toBe((all.length - 1) * 1000 + Math.min(...newest.places));
      }),
      { numRuns: 200 },
    );
  });

  it('adds up to what stands where audits break: the holder is a version that counts, or nobody', async () => {
    await fc.assert(
      fc.asyncProperty(breakingUploads, turns, async (all, order) => {
        const head = await runAndCheck(all, order);
        const last = head?.counted?.at(-1);
        if (last) expect(head).toMatchObject({ seq: last.seq, place: last.place, batch: `B${last.seq}` });
        else expect(head?.result).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});
