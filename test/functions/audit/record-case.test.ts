import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import type { Result } from '../../../core/result.ts';
import { caseRecorder, type ToRecord, withdrawnCase } from '../../../functions/audit/record-case.ts';
import { type CaseStore, caseStore } from '../../../platform/table/cases.ts';
import { findingStore } from '../../../platform/table/findings.ts';
import { type ReviewStore, reviewStore } from '../../../platform/table/reviews.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { findingOf } from '../../support/finding-world.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';
import { stayRecord } from '../../support/stay-records.ts';

const hospital = 'H-CARRYING';
const march = '2026-03';
const april = '2026-04';

let running: RunningTable;
let cases: CaseStore;
let reviews: ReviewStore;
/** Months into which decisions were carried. */
let carried: string[];
let caseCount = 0;
let id: { readonly hospital: string; readonly settlementId: string };

beforeAll(async () => {
  running = await runTable();
  cases = caseStore(running.table);
  reviews = reviewStore(running.table);
});
afterAll(() => running.stop());

beforeEach(() => {
  id = { hospital, settlementId: `C${caseCount++}` };
  carried = [];
});

const finding = () => findingOf(hospital, id.settlementId);

function dischargedIn(month: string): ToRecord {
  const { finding_id } = finding();
  const result = {
    hospital,
    setl_id: id.settlementId,
    discharged_on: `${month}-10`,
    cost_fen: 5000,
    amount_identified_fen: 5000,
    findings: [finding_id],
  } as unknown as Result;
  const facts: CaseFacts = caseFacts({ month, findings: [['GZ10000102012000', 'violation', 1, 5000]] });
  return { result, facts, findings: [finding()] };
}

/** Takes the case for an upload, and records what its audit came to. */
async function audit(upload: number, audited: ToRecord, carry: ReviewStore['carry'] = reviews.carry) {
  const version = { seq: `2026-05-0${upload}#0`, place: 1, batch: `B${upload}` };
  if (audited.result) await cases.claim({ ...version, person: null, stay: plainStay() });
  else await cases.withdraw({ ...version, of: id });
  const head = await cases.head(id);
  const record = caseRecorder(cases, findingStore(running.table), {
    carry: async (of, month) => {
      carried.push(month);
      await carry(of, month);
    },
  });
  return head && record(head, audited, false);
}

const plainStay = () => JSON.parse(JSON.stringify(stayRecord(id)));

async function takeUp() {
  const taken = await reviews.decide(
    { ...id, findingId: finding().finding_id },
    { action: 'take', by: 'x', role: 'office', at: '2026-05-01T00:00:00.000Z', why: '', attachments: [] },
  );
  expect(taken.ok).toBe(true);
}

const standIn = async (month: string) =>
  (await reviews.stands(hospital, month)).get(finding().finding_id)?.state;

describe('what people decided about a case', () => {
  it('goes with it into the month of a correction', async () => {
    await audit(1, dischargedIn(march));
    await takeUp();
    await audit(2, dischargedIn(april));
    expect(await standIn(april)).toBe('in-review');
  });

  it('goes with it into another month though it was withdrawn in between', async () => {
    await audit(1, dischargedIn(march));
    await takeUp();
    await audit(2, withdrawnCase);
    await audit(3, dischargedIn(april));
    expect(await standIn(april)).toBe('in-review');
  });

  it('goes with it though the run that moved it was killed and outlived', async () => {
    await audit(1, dischargedIn(march));
    await takeUp();
    const killed = () => Promise.reject(new Error('killed'));
    await expect(audit(2, dischargedIn(april), killed)).rejects.toThrow('killed');
    await audit(3, dischargedIn(april));
    expect(await standIn(april)).toBe('in-review');
  });

  it('is not asked for where every version is of one month, withdrawn in between or not', async () => {
    await audit(1, dischargedIn(march));
    await takeUp();
    await audit(2, dischargedIn(march));
    await audit(3, withdrawnCase);
    await audit(4, dischargedIn(march));
    expect(carried).toEqual([]);
    expect(await standIn(march)).toBe('in-review');
  });
});
