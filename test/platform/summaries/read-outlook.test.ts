import { describe, expect, it } from 'vitest';
import { monthsBetween } from '../../../core/indicators/period.ts';
import { loadForecast } from '../../../platform/knowledge/load-forecast.ts';
import { monthReader, readOutlook } from '../../../platform/summaries/read-outlook.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { type HospitalCase, sheetsOfCases } from '../../support/sheets-of-cases.ts';

const knowledge = loadForecast();
const [first, second] = ['H37130200901', 'H37132100903'] as const;
const months = monthsBetween('2024-01', '2025-12');

/** Three stays a month in one department and one in another, of whom one has no doctor; bills that are no stays. */
const cases: readonly HospitalCase[] = months.flatMap((month) => [
  ...['A', 'A', 'A', 'B'].map((department, at) => ({
    hospital: first,
    facts: caseFacts({
      month,
      department,
      doctor: at === 0 ? null : `D${department}`,
      ...(department === 'A' && { signs: { scheme: 'chs-drg-1.1', transferred: false } }),
    }),
  })),
  { hospital: first, facts: caseFacts({ month, department: 'A', doctor: null, status: 'outpatient' }) },
  { hospital: second, facts: caseFacts({ month, department: 'C' }) },
]);
const sheets = sheetsOfCases(cases, () => '371300');
const asked = { until: '2025-12' } as const;
const hospital = monthReader(sheets, { kind: 'hospital', hospital: first });

describe('the outlook by sheets', () => {
  it('has the departments of a hospital, and their stays alone', async () => {
    const outlook = await readOutlook(hospital, knowledge, { ...asked, view: 'department' });
    expect(outlook?.total.measures.cases?.whole.point).toBe(12);
    expect(outlook?.units.map(({ key, measures }) => [key, measures.cases?.whole.point])).toEqual([
      ['A', 9],
      ['B', 3],
    ]);
  });

  it('has stays without a doctor beside those of the doctors', async () => {
    const outlook = await readOutlook(hospital, knowledge, { ...asked, view: 'doctor' });
    expect(outlook?.units.map(({ key, measures }) => [key, measures.cases?.whole.point])).toEqual([
      ['DA', 6],
      ['DB', 3],
      [null, 3],
    ]);
  });

  it('has the groups of a hospital, and the hospitals of a region', async () => {
    const groups = await readOutlook(hospital, knowledge, { ...asked, view: 'group' });
    expect(groups?.units.map(({ key, measures }) => [key, measures.cases?.whole.point])).toEqual([
      ['chs-drg-1.1/FV35', 9],
      [null, 3],
    ]);
    const region = monthReader(sheets, { kind: 'region', region: '371300' });
    const hospitals = await readOutlook(region, knowledge, { ...asked, view: 'hospital' });
    expect(hospitals?.units.map(({ key, measures }) => [key, measures.cases?.whole.point])).toEqual([
      [first, 12],
      [second, 3],
    ]);
  });

  it('tells of the whole alone where nothing else is asked, and nothing where there is nothing', async () => {
    const total = await readOutlook(hospital, knowledge, { ...asked, view: 'total' });
    expect(total).toMatchObject({ view: 'total', units: [] });
    const nobody = monthReader(sheets, { kind: 'hospital', hospital: 'H00000000000' });
    expect(await readOutlook(nobody, knowledge, { ...asked, view: 'total' })).toBeNull();
  });
});
