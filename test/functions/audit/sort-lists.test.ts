import { describe, expect, it } from 'vitest';
import { sortLists } from '../../../functions/audit/sort-lists.ts';
import type { Batch } from '../../../platform/table/batches.ts';
import { type CaseHead, caseId, type Version } from '../../../platform/table/cases.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { settlementList } from '../../support/settlement-lists.ts';

const batch: Batch = {
  id: 'B2',
  hospital: 'H11010100001',
  key: 'incoming/H11010100001/march.ndjson',
  version: null,
  etag: 'e',
  size_bytes: 1,
  uploaded_at: '2026-04-02T00:00:00Z',
  seq: '2',
  status: 'auditing',
};
const located = (settlementId: string, line: number) => ({ line, list: settlementList({ settlementId }) });

/** Who holds the case `S1`, and which of its versions have been counted. */
function heldBy(version: Version, ...counted: Version[]): ReadonlyMap<string, CaseHead> {
  const stay = {
    hospital: 'H11010100001',
    settlementId: 'S1',
    admittedOn: '2026-03-01',
    dischargedOn: '2026-03-10',
    principalDiagnosis: 'I10.x00x002',
    dischargeWay: 'home',
    department: 'A03.04',
    daySurgery: false,
    plannedReadmission: false,
    costFen: 1,
  } as const;
  const versions = counted.map((one) => ({ ...one, facts: caseFacts() }));
  return new Map([[caseId(stay), { ...version, batch: 'B', person: null, stay, counted: versions }]]);
}

const linesOf = (heads: ReadonlyMap<string, CaseHead>, ...lines: number[]) => {
  const sorted = sortLists(
    lines.map((line) => located('S1', line)),
    heads,
    batch,
  );
  return Object.fromEntries(
    Object.entries(sorted).map(([name, of]) => [name, of.map(({ line }: { line: number }) => line)]),
  );
};
const none = { ours: [], outlived: [], superseded: [], duplicates: [] };

describe('sortLists', () => {
  it('audits the line that holds the case, and no other line of the file', () => {
    expect(linesOf(heldBy({ seq: '2', line: 4 }), 4, 9)).toEqual({ ...none, ours: [4], duplicates: [9] });
  });

  it('audits it again when the chunk is retried after it was counted', () => {
    const version = { seq: '2', line: 4 };
    expect(linesOf(heldBy(version, version), 4)).toEqual({ ...none, ours: [4] });
  });

  it('leaves a case to the newer upload that took it before it was counted', () => {
    expect(linesOf(heldBy({ seq: '3', line: 1 }), 4)).toEqual({ ...none, superseded: [4] });
  });

  it('remembers a case that was counted before the newer upload took it', () => {
    const held = heldBy({ seq: '3', line: 1 }, { seq: '2', line: 4 });
    expect(linesOf(held, 4)).toEqual({ ...none, outlived: [4] });
  });

  it('refuses to go on where enrolment was skipped', () => {
    expect(() => linesOf(heldBy({ seq: '1', line: 4 }), 4)).toThrow('line 4 of batch B2 was not enrolled');
    expect(() => linesOf(new Map(), 4)).toThrow('was not enrolled');
  });
});
