import { beforeAll, describe, expect, it } from 'vitest';
import { queryIndex, queryTable, sendFile } from '../support/pipeline/outsider.ts';
import { casesOf, recountedSummaries } from '../support/pipeline/stored-cases.ts';
import { storedSummaries } from '../support/pipeline/stored-sheets.ts';
import { toNdjson, type WireStay, wireStay } from '../support/pipeline/wire-stays.ts';

const hospital = 'H37130200902';
const months = ['2026-02', '2026-03', '2026-04'];
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
