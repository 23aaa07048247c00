import { beforeAll, describe, expect, it } from 'vitest';
import { queryIndex, queryTable, sendFile } from '../support/pipeline/outsider.ts';
import { casesOf, recountedSummaries } from '../support/pipeline/stored-cases.ts';
import { storedSummaries } from '../support/pipeline/stored-sheets.ts';
import { toNdjson, type WireStay, wireStay } from '../support/pipeline/wire-stays.ts';

const hospital = 'H37130200902';
const months = ['2026-02', '2026-03', '2026-04', '2026-06'];
const file = (stays: readonly Omit<WireStay, 'hospital'>[]) =>
  toNdjson(stays.map((stay) => wireStay({ hospital, ...stay })));

const first = Array.from({ length: 12 }, (_, at) => ({
  id: `C${at}`,
  person: `P${at}`,
  costYuan: 2000 + 100 * at,
  ...(at % 3 === 0 && { strayYuan: 10 + at }),
}));
const changed: Record<string, Partial<WireStay>> = {
  C1: { costYuan: 9999 },
  C2: { department: 'A04.01', doctor: 'D0002' },
  C3: { discharged: '2026-04-02', strayYuan: 500 },
  C4: { person: 'P5', admitted: '2026-03-15', discharged: '2026-03-20', diagnosis: 'K29.500' },
  C6: { strayYuan: 0 },
  C7: { strayYuan: 77 },
  C8: { diagnosis: 'I50.900x018' },
};
const corrected = first.map((stay) => ({ ...stay, ...changed[stay.id] }));

/** Each case once in every view of every month: what the summaries say is what a recount of the cases says. */
async function expectCasesCountedOnce(): Promise<void> {
  const recounted = await recountedSummaries(hospital);
  expect(Object.fromEntries(await storedSummaries(hospital, months))).toEqual(Object.fromEntries(recounted));
}

describe('a file sent again', () => {
  beforeAll(async () => {
    const { receipt } = await sendFile(hospital, 'march.ndjson', file(first));
    expect(receipt).toMatchObject({ read: 12, accepted: 12, replaced: 0, flagged_cases: 4 });
  });

  it('counts each case once when nothing changed, under the same key and under another', async () => {
    await expectCasesCountedOnce();
    const before = await casesOf(hospital);
    const same = await sendFile(hospital, 'march.ndjson', file(first));
    const copy = await sendFile(hospital, 'copy/march.ndjson', file(first));
    for (const { receipt } of [same, copy]) {
      expect(receipt).toMatchObject({ read: 12, accepted: 12, replaced: 12, duplicate: 0, flagged_cases: 4 });
    }
    expect(await casesOf(hospital)).toEqual(before);
    await expectCasesCountedOnce();
  });

  it('replaces cost, department, month, person, group and findings when they were corrected', async () => {
    const { receipt } = await sendFile(hospital, 'march-corrected.ndjson', file(corrected));
    expect(receipt).toMatchObject({ read: 12, accepted: 12, replaced: 12, flagged_cases: 4 });
    expect(receipt.months).toEqual(['2026-03', '2026-04']);
    const cases = await casesOf(hospital);
    expect(cases.size).toBe(12);
    expect(cases.get('C1')?.result.cost_fen).toBe(999_900);
    expect(cases.get('C2')?.result).toMatchObject({ department: 'A04.01', doctor: 'D0002' });
    expect(cases.get('C3')?.result.discharged_on).toBe('2026-04-02');
    await expectCasesCountedOnce();
  });

  it('leaves no finding behind that the corrected list does not have', async () => {
    const cases = await casesOf(hospital);
    for (const { result, findings } of cases.values()) {
      expect(findings.map(({ finding_id }) => finding_id).sort()).toEqual([...result.findings].sort());
    }
    expect(cases.get('C6')?.findings).toEqual([]);
    expect(cases.get('C7')?.findings).toMatchObject([{ amount_fen: 7700 }]);
  });

  it('moves a flagged case to its new month, and drops one that is clean now', async () => {
    const flaggedIn = async (month: string) => {
      const cases = await queryIndex<{ result: { setl_id: string } }>(`FLAGGED#${hospital}#${month}`);
      return cases.map(({ result }) => result.setl_id).sort();
    };
    expect(await flaggedIn('2026-03')).toEqual(['C0', 'C7', 'C9']);
    expect(await flaggedIn('2026-04')).toEqual(['C3']);
  });

  it('no longer counts a case among the stays of the person it was taken from', async () => {
    const moved = (await queryTable<{ person: string }>(`CASE#${hospital}#C4`))[0];
    const other = (await queryTable<{ person: string }>(`CASE#${hospital}#C5`))[0];
    expect(moved?.person).toBe(other?.person);
  });

  it('goes back to what was first sent when that is sent last', async () => {
    await sendFile(hospital, 'march.ndjson', file(first));
    await expectCasesCountedOnce();
    expect((await casesOf(hospital)).get('C1')?.result.cost_fen).toBe(210_000);
  });

  it('counts only what a smaller correction holds as replaced, and new cases as new', async () => {
    const { receipt } = await sendFile(
      hospital,
      'supplement.ndjson',
      file([
        { id: 'C0', costYuan: 1 },
        { id: 'N1', discharged: '2026-04-30', admitted: '2026-04-20' },
      ]),
    );
    expect(receipt).toMatchObject({ read: 2, accepted: 2, replaced: 1 });
    await expectCasesCountedOnce();
  });
});

describe('a case that is withdrawn', () => {
  const withdrawal = (id: string) => ({
    setlinfo: { setl_id: id, fixmedins_code: hospital, vali_flag: '0' },
  });
  const stay = (id: string, person: string, more: Partial<WireStay> = {}) =>
    wireStay({ hospital, id, person, admitted: '2026-06-01', discharged: '2026-06-08', ...more });
  const headOf = async (id: string) =>
    (await queryTable<Record<string, unknown>>(`CASE#${hospital}#${id}`)).find(({ sk }) => sk === 'CASE');

  beforeAll(async () => {
    const both = [stay('W1', 'W'), stay('W2', 'W'), stay('W3', 'V', { strayYuan: 44 })];
    const { receipt } = await sendFile(hospital, 'june.ndjson', toNdjson(both));
    expect(receipt).toMatchObject({ read: 3, accepted: 3, withdrawn: 0 });
  });

  it('is in no summary and no history any more, and its findings are gone', async () => {
    expect((await casesOf(hospital)).get('W2')?.findings).not.toEqual([]);
    const { receipt, rejected } = await sendFile(
      hospital,
      'june-withdrawn.ndjson',
      toNdjson([withdrawal('W1'), withdrawal('W3'), withdrawal('W9'), { setlinfo: { vali_flag: '0' } }]),
    );
    expect(receipt).toMatchObject({ read: 4, accepted: 3, rejected: 1, duplicate: 0 });
    expect(receipt).toMatchObject({ withdrawn: 3, withdrawn_unknown: 1, replaced: 2, months: ['2026-06'] });
    expect(rejected.map(({ errors }) => errors.map(({ code }) => code))).toEqual([
      ['field-missing', 'field-missing'],
    ]);
    const cases = await casesOf(hospital);
    expect([cases.has('W1'), cases.has('W2'), cases.has('W3'), cases.has('W9')]).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect(await queryTable(`CASE#${hospital}#W3`, 'FINDING#')).toEqual([]);
    expect(await queryIndex(`FLAGGED#${hospital}#2026-06`)).toHaveLength(1);
    await expectCasesCountedOnce();

    await sendFile(hospital, 'june-again.ndjson', toNdjson([stay('W2', 'W')]));
    expect((await casesOf(hospital)).get('W2')?.findings).toEqual([]);
    await expectCasesCountedOnce();
  });

  it('stays withdrawn though it is withdrawn again, and stands again when it is sent again', async () => {
    const again = await sendFile(hospital, 'june-withdrawn.ndjson', toNdjson([withdrawal('W1')]));
    expect(again.receipt).toMatchObject({
      accepted: 1,
      withdrawn: 1,
      withdrawn_unknown: 1,
      replaced: 0,
      months: [],
    });
    expect(await headOf('W1')).toMatchObject({ withdrawn: true });
    const back = await sendFile(hospital, 'june-back.ndjson', toNdjson([stay('W1', 'W'), withdrawal('W1')]));
    expect(back.receipt).toMatchObject({ read: 2, accepted: 1, duplicate: 1, withdrawn: 0, replaced: 0 });
    expect(await headOf('W1')).not.toHaveProperty('withdrawn');
    await sendFile(hospital, 'june-again.ndjson', toNdjson([stay('W2', 'W')]));
    expect((await casesOf(hospital)).get('W2')?.findings).not.toEqual([]);
    await expectCasesCountedOnce();
  });
});
