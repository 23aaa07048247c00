import { describe, expect, it } from 'vitest';
import { caseId } from '../../../core/claims/case-id.ts';
import { sortLists } from '../../../functions/audit/sort-lists.ts';
import type { Batch } from '../../../platform/table/batches.ts';
import type { CaseHead, Version } from '../../../platform/table/cases.ts';
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
const located = (settlementId: string, place: number) => ({ place, list: settlementList({ settlementId }) });

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

const placesOf = (heads: ReadonlyMap<string, CaseHead>, ...places: number[]) => {
  const sorted = sortLists(
    places.map((place) => located('S1', place)),
    heads,
    batch,
  );
  return Object.fromEntries(
    Object.entries(sorted).map(([name, of]) => [name, of.map(({ place }: { place: number }) => place)]),
  );
};
const none = { ours: [], outlived: [], superseded: [], duplicates: [], failed: [] };

describe('sortLists', () => {
  it('audits the record that holds the case, and no other of the file', () => {
    expect(placesOf(heldBy({ seq: '2', place: 4 }), 4, 9)).toEqual({ ...none, ours: [4], duplicates: [9] });
  });

  it('audits it again when the chunk is retried after it was counted', () => {
    const version = { seq: '2', place: 4 };
    expect(placesOf(heldBy(version, version), 4)).toEqual({ ...none, ours: [4] });
  });

  it('leaves a case to the newer upload that took it before it was counted', () => {
    expect(placesOf(heldBy({ seq: '3', place: 1 }), 4)).toEqual({ ...none, superseded: [4] });
  });

  it('remembers a case that was counted before the newer upload took it', () => {
    const held = heldBy({ seq: '3', place: 1 }, { seq: '2', place: 4 });
    expect(placesOf(held, 4)).toEqual({ ...none, outlived: [4] });
  });

  it('refuses to go on where enrolment was skipped', () => {
    expect(() => placesOf(heldBy({ seq: '1', place: 4 }), 4)).toThrow(
      'record 4 of batch B2 was not enrolled',
    );
    expect(() => placesOf(new Map(), 4)).toThrow('was not enrolled');
  });
});
