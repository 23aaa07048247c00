import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import { monthsBetween } from '../../../core/indicators/period.ts';
import type { changeSchema } from '../../../functions/query/change-routes.ts';
import type { indicatorListSchema } from '../../../functions/query/indicator-routes.ts';
import type { rulePortraitSchema, unitPortraitSchema } from '../../../functions/query/portrait-schemas.ts';
import type { quadrantsSchema } from '../../../functions/query/quadrant-routes.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { apiOver } from '../../support/ask-api.ts';
import { queryKnowledge, type SettledCase } from '../../support/summary-services.ts';

const hospital = 'H37130200901';
const sister = 'H37132100903';
const office = { sub: 'u-o', role: 'office', hospital };
const regional = { ...office, region: '371300' };

let count = 0;

/** So many stays alike. */
function stays(number: number, parts: Partial<CaseFacts>, of = hospital): readonly SettledCase[] {
  return Array.from({ length: number }, () => ({
    hospital: of,
    settlementId: `S${count++}`,
    facts: caseFacts({ signs: { scheme: 'chs-drg-1.1', transferred: false }, ...parts }),
  }));
}

const finding = { findings: [['GZ10000102012000', 'violation', 1, 5_000]], identifiedFen: 5_000 } as const;

/** Two groups in February and March; a doctor who is gone, a dear one, and others in the sister hospital. */
const cases = [
  ...stays(20, { month: '2026-02', department: 'A03', doctor: 'D1', costFen: 1_000_000 }),
  ...stays(10, { month: '2026-02', department: 'A03', doctor: 'GONE', drg: 'BR25', costFen: 500_000 }),
  ...stays(30, { department: 'A03', doctor: 'D1', costFen: 1_000_000, ...finding }),
  ...stays(30, { department: 'A03', doctor: 'D2', costFen: 2_000_000 }),
  ...stays(12, { department: 'A04.01', doctor: 'D3', drg: 'BR25', costFen: 400_000 }),
  ...stays(3, { department: 'A04.01', doctor: 'D2', drg: 'BR25', costFen: 400_000 }),
  ...stays(40, { department: 'A03', doctor: 'D9', costFen: 700_000 }, sister),
  ...monthsBetween('2025-03', '2026-01').flatMap((month) =>
    stays(4, { month, department: 'A03', doctor: 'D1', costFen: 900_000 }),
  ),
];

const ask = apiOver(cases);
const told = async <T>(path: string, claims: object = office): Promise<T> => {
  const { status, body } = await ask<T>(`/api/v1/${path}`, claims);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};
const refused = async (path: string, claims: object = office) =>
  ((await ask(`/api/v1/${path}`, claims)).body as { code?: string }).code;

type Change = z.infer<typeof changeSchema>;

describe('a change', () => {
  it('is taken apart by group and by doctor, also the one who is gone, to the fen', async () => {
    const change = await told<Change>('changes?view=department&key=A03&period=2026-03&amount=cost');
    expect(change).toMatchObject({
      of: { hospital },
      key: 'A03',
      period: '2026-03',
      against: '2026-02',
      amount: 'cost',
      indicator: null,
      scale: 1,
      total: { before: 25_000_000, now: 90_000_000, change: 65_000_000 },
    });
    const { by_member, by_group, parts } = change.total ?? { by_member: [], by_group: [], parts: {} };
    expect(by_member.map(({ key }) => key).sort()).toEqual(['D1', 'D2', 'GONE']);
    expect(by_member.find(({ key }) => key === 'GONE')).toMatchObject({
      change: -5_000_000,
      now: { below: 0 },
    });
    for (const rows of [by_member, by_group])
      expect(rows.reduce((sum, row) => sum + row.change, 0)).toBe(65_000_000);
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(65_000_000);
    expect(by_group.find(({ key }) => key === 'chs-drg-1.1/BR25')?.name).toEqual(
      queryKnowledge.names.group('chs-drg-1.1/BR25'),
    );
    expect(change.average).toMatchObject({
      before: Math.round(25_000_000 / 30),
      now: Math.round(90_000_000 / 60),
    });
  });

  it('of an indicator says in both languages what most of it came from', async () => {
    const change = await told<Change>(
      'changes?view=department&key=A03&period=2026-03&indicator=average-cost',
    );
    expect(change).toMatchObject({ amount: null, indicator: 'average-cost', scale: 1, total: null });
    expect(change.average?.change).toBe(Math.round(90_000_000 / 60) - Math.round(25_000_000 / 30));
    expect(change.contributions).toContainEqual({
      of: 'member',
      key: 'D2',
      effect: expect.any(Number),
      share: expect.any(Number),
      by: expect.any(String),
      text: { zh: expect.stringContaining('医师D2'), en: expect.stringContaining('doctor D2') },
    });
  });

  it('is told of the hospital by department, of the region by hospital, and of one of its hospitals', async () => {
    const membersOf = async (query: string) =>
      (await told<Change>(`changes?period=2026-03&amount=cost&${query}`, regional)).total?.by_member.map(
        ({ key }) => key,
      );
    expect(await membersOf('view=total')).toEqual(['A03', 'A04.01']);
    expect(await membersOf('view=total&scope=region')).toEqual([hospital, sister]);
    expect(await membersOf(`view=hospital&key=${sister}&scope=region`)).toEqual(['A03']);
    expect(await membersOf('view=group&key=chs-drg-1.1/FV35&scope=region')).toEqual([hospital, sister]);
  });

  it('is compared with the year before where asked', async () => {
    const query = 'changes?view=total&period=2026-03&amount=cost&against=year-before';
    expect(await told<Change>(query)).toMatchObject({ against: '2025-03', total: { before: 3_600_000 } });
  });

  it.each([
    ['view=total&period=2026-03', 'bad-request'],
    ['view=total&period=2026-03&amount=cost&indicator=cmi', 'bad-request'],
    ['view=total&period=2026-03&amount=tax', 'bad-request'],
    ['view=total&period=2026-03&indicator=nothing', 'unknown-indicator'],
    ['view=total&period=March&amount=cost', 'bad-period'],
    ['view=department&key=A99&period=2026-03&amount=cost', 'not-found'],
    ['view=department&key=A03&department=A04.01&period=2026-03&amount=cost', 'not-found'],
  ])('refuses %s as %s', async (query, code) => {
    expect(await refused(`changes?${query}`)).toBe(code);
  });
});

type Portrait = z.infer<typeof unitPortraitSchema>;

describe('the portrait', () => {
  const columnOf = ({ columns }: Portrait, id: string) => columns.find(({ indicator }) => indicator === id);

  it('of a department has its figures, its place, its past and its groups', async () => {
    const portrait = await told<Portrait>('portraits/department/A03?period=2026-03');
    expect(portrait).toMatchObject({ of: { hospital }, kind: 'department', key: 'A03', period: '2026-03' });
    expect(portrait.name).toEqual(queryKnowledge.names.department('A03'));
    const cost = columnOf(portrait, 'cases');
    expect(cost).toMatchObject({
      value: 60,
      before: 30,
      since_before: 1,
      place: { rank: 1, of: 2, median: 15 },
    });
    expect(cost?.months.map(({ month }) => month)).toEqual(monthsBetween('2025-03', '2026-02'));
    expect(columnOf(portrait, 'average-cost')?.lamp).toMatchObject({
      indicator: 'average-cost',
      unit: 'A03',
    });
    expect(portrait.groups).toMatchObject([{ group: 'chs-drg-1.1/FV35', cases: 60, share: 1 }]);
    expect(portrait.rules).toMatchObject([
      {
        rule: 'GZ10000102012000',
        findings: 30,
        cases: 30,
        amount_fen: 150_000,
        name: { zh: expect.any(String) },
      },
    ]);
    expect(portrait.conversation).toBeNull();
  });

  it('of a doctor says how far he is above his department, and is the same to himself', async () => {
    const portrait = await told<Portrait>('portraits/doctor/D2?period=2026-03');
    expect(portrait.conversation).toMatchObject({ indicator: 'average-cost', is_flagged: true });
    expect(portrait.conversation?.reference).toBe(90_000_000 / 60);
    expect(portrait.conversation?.advice.zh).toContain('面谈');
    const himself = { sub: 'd2', role: 'clinician', hospital, doctor: 'D2' };
    expect(await told('portraits/doctor/D2?period=2026-03', himself)).toEqual(portrait);
  });

  it('of a doctor has for the head of a department what he did there', async () => {
    const head = { sub: 'h', role: 'manager', hospital, department: 'A04.01' };
    const portrait = await told<Portrait>('portraits/doctor/D2?period=2026-03', head);
    expect(columnOf(portrait, 'cases')?.value).toBe(3);
    expect(portrait.within).toEqual({ department: 'A04.01' });
  });

  it('of a hospital stands among those of its region, whose names are not told', async () => {
    const portrait = await told<Portrait>(`portraits/hospital/${hospital}?period=2026-03`);
    expect(columnOf(portrait, 'cases')).toMatchObject({ value: 75, place: { of: 2, median: 40 } });
    expect(JSON.stringify(portrait)).not.toContain(sister);
  });

  it('of a group is found by its key, slash and all', async () => {
    const portrait = await told<Portrait>('portraits/group/chs-drg-1.1/BR25?period=2026-03');
    expect(columnOf(portrait, 'cases')?.value).toBe(15);
    expect(await told(`portraits/group/${encodeURIComponent('chs-drg-1.1/BR25')}?period=2026-03`)).toEqual(
      portrait,
    );
  });

  it('of a rule says what it found, whom it concerns and since when', async () => {
    type Rule = z.infer<typeof rulePortraitSchema>;
    const portrait = await told<Rule>('portraits/rule/GZ10000102012000?period=2026-03');
    expect(portrait).toMatchObject({
      findings: 30,
      cases: 30,
      amount_fen: 150_000,
      of_cases: 75,
      case_share: 0.4,
    });
    expect(portrait.concerned.map(({ view, units }) => [view, units[0]?.key])).toEqual([
      ['department', 'A03'],
      ['doctor', 'D1'],
      ['group', 'chs-drg-1.1/FV35'],
    ]);
    expect(portrait.months).toHaveLength(12);
  });

  it.each([
    'portraits/department/A99?period=2026-03',
    'portraits/doctor/NOBODY?period=2026-03',
    'portraits/hospital/H99999999999?period=2026-03',
    'portraits/rule/NO-RULE?period=2026-03',
    'portraits/castle/x?period=2026-03',
    'portraits/department/A03?period=2019-03',
  ])('of %s is not found', async (path) => {
    expect(await refused(path)).toBe('not-found');
  });
});

describe('quadrants', () => {
  type Charts = z.infer<typeof quadrantsSchema>;

  it('place the units of a view and name their quarters', async () => {
    const { charts } = await told<Charts>('quadrants?view=department&period=2026-03');
    expect(charts.map(({ chart }) => chart)).toEqual(queryKnowledge.steering.quadrants.map(({ id }) => id));
    const volume = charts.find(({ chart }) => chart === 'volume-margin');
    expect(volume).toMatchObject({
      x: { indicator: 'cases', line: 37.5 },
      y: { indicator: 'balance-rate', line: 0 },
    });
    expect(volume?.points.map(({ key, x }) => [key, x])).toEqual([
      ['A03', 60],
      ['A04.01', 15],
    ]);
    expect(volume?.points[0]).toMatchObject({ name: { zh: '内科' }, label: { zh: expect.any(String) } });
  });

  it('are one where one is asked for, and none where there is none', async () => {
    const { charts } = await told<Charts>('quadrants?view=doctor&period=2026-03&chart=cost-time');
    expect(charts.map(({ chart }) => chart)).toEqual(['cost-time']);
    expect(await refused('quadrants?view=doctor&period=2026-03&chart=nothing')).toBe('not-found');
  });
});

describe('the indicators', () => {
  it('are those in force, with what they mean and whether they are made of cases', async () => {
    type List = z.infer<typeof indicatorListSchema>;
    const { indicators } = await told<List>('indicators?period=2026-Q1');
    expect(indicators.length).toBe(queryKnowledge.indicators.length);
    expect(indicators.find(({ id }) => id === 'satisfaction')).toMatchObject({ made_of_cases: false });
    expect((await told<List>('indicators?period=2001')).indicators).toEqual([]);
    expect(await refused('indicators?period=soon')).toBe('bad-period');
  });
});
