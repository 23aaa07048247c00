import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import { monthsBetween } from '../../../core/indicators/period.ts';
import type { Explanation } from '../../../core/steering/contributions.ts';
import type { JudgedLamp } from '../../../core/steering/judged-lamp.ts';
import type { changeSchema } from '../../../functions/query/change-routes.ts';
import type { indicatorListSchema } from '../../../functions/query/indicator-routes.ts';
import type { lampListSchema } from '../../../functions/query/lamp-routes.ts';
import type { outlookSchema } from '../../../functions/query/outlook-routes.ts';
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
  ...stays(10, { month: '2026-02', department: 'A03', doctor: 'GONE', group: 'BR25', costFen: 500_000 }),
  ...stays(30, { department: 'A03', doctor: 'D1', costFen: 1_000_000, ...finding }),
  ...stays(30, { department: 'A03', doctor: 'D2', costFen: 2_000_000 }),
  ...stays(12, { department: 'A04.01', doctor: 'D3', group: 'BR25', costFen: 400_000 }),
  ...stays(3, { department: 'A04.01', doctor: 'D2', group: 'BR25', costFen: 400_000 }),
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

const kindOfExplanation: Explanation = {
  indicator: 'average-cost',
  of: 'average-cost',
  unit: 'fen',
  against: 'period-before',
  before: 800_000,
  now: 1_500_000,
  change: 700_000,
  contributions: [
    {
      of: 'member',
      key: 'D2',
      effect: 600_000,
      share: 6 / 7,
      by: 'price',
      before: { value: 1, below: 1, weight: 1 },
      now: { value: 2, below: 1, weight: 1 },
    },
  ],
};
const kindOfLamp: JudgedLamp = {
  unit: 'A03',
  indicator: 'average-cost',
  colour: 'red',
  reason: null,
  value: 1_500_000,
  cases: 60,
  limit: { basis: 'fixed', yellow: 1_000_000, red: 1_200_000, source: 'test', madeOf: null },
  isPastRed: true,
  isSure: true,
  range: null,
  pastProbability: null,
  before: 800_000,
  yearBefore: null,
  news: [],
  since: '2026-03',
  redSince: '2026-01',
  lastRed: '2026-03',
  explanation: kindOfExplanation,
};

describe('lamps', () => {
  type Lamps = z.infer<typeof lampListSchema>;
  const all = 'lamps?view=department&period=2026-03&limit=200';

  it('are there for every unit and indicator, the red ones first, each with what it rests on in words', async () => {
    const { counts, lamps } = await told<Lamps>(`${all}&colour=all`);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(
      2 * queryKnowledge.indicators.length,
    );
    const order = ['red', 'yellow', 'green', 'none'];
    const places = lamps.map(({ colour }) => order.indexOf(colour));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    for (const { text, indicator_name } of lamps) {
      expect(text.zh).toContain(indicator_name.zh);
      expect(text.en).toContain(indicator_name.en);
    }
  });

  it('are those that are lit where nothing else is asked, else by colour, indicator or good news', async () => {
    const coloursOf = async (query: string) =>
      new Set((await told<Lamps>(`${all}${query}`)).lamps.map((lamp) => lamp.colour));
    expect((await coloursOf('')).isSubsetOf(new Set(['red', 'yellow']))).toBe(true);
    expect(await coloursOf('&colour=none')).toEqual(new Set(['none']));
    const { lamps } = await told<Lamps>(`${all}&colour=all&indicator=average-cost`);
    expect(lamps.map(({ unit }) => unit).sort()).toEqual(['A03', 'A04.01']);
    for (const lamp of (await told<Lamps>(`${all}&news=true`)).lamps)
      expect(lamp.good_news.length).toBeGreaterThan(0);
    expect(await refused(`${all}&indicator=nothing`)).toBe('unknown-indicator');
    expect(await refused(`${all}&colour=blue`)).toBe('bad-request');
  });

  it('of a month that were lit by the clock are told as they were, with causes, questions and since when', async () => {
    const kept = apiOver(cases, { lamps: [kindOfLamp] });
    const { body } = await kept<Lamps>(`/api/v1/${all}`, office);
    expect(body).toMatchObject({
      counts: { red: 1 },
      lamps: [
        {
          unit: 'A03',
          colour: 'red',
          name: { zh: '内科' },
          red_since: '2026-01',
          causes: [{ zh: expect.stringContaining('医师D2') }],
          months: [],
          questions: queryKnowledge.steering.questions.byIndicator['average-cost'],
        },
      ],
    });
    const cut = await kept<Lamps>(`/api/v1/${all}&doctor=D1`, office);
    expect(cut.body.lamps.every(({ red_since }) => red_since === null)).toBe(true);
  });

  it('say of the whole what departments and groups their change came from are called', async () => {
    const contribution = {
      effect: 1,
      share: 0.5,
      by: 'price',
      before: { value: 1, below: 1, weight: 1 },
      now: { value: 2, below: 1, weight: 1 },
    } as const;
    const lamp: JudgedLamp = {
      ...kindOfLamp,
      unit: 'all',
      explanation: {
        ...kindOfExplanation,
        contributions: [
          { of: 'member', key: 'A03', ...contribution },
          { of: 'group', key: 'chs-drg-1.1/BR25', ...contribution },
        ],
      },
    };
    const { body } = await apiOver(cases, { lamps: [lamp] })<Lamps>(
      '/api/v1/lamps?view=total&period=2026-03',
      office,
    );
    const [ofDepartment, ofGroup] = body.lamps[0]?.causes ?? [];
    expect(ofDepartment?.zh).toContain('科室A03 内科');
    expect(ofGroup?.zh).toContain(queryKnowledge.names.group('chs-drg-1.1/BR25')?.zh);
  });

  it('come with their months where these are asked for, which are those of the trend', async () => {
    const query = 'view=department&period=2026-03&indicator=average-cost';
    const { lamps } = await told<Lamps>(`lamps?${query}&colour=all&months=12`);
    const trend = await told<{ months: { month: string; value: number | null }[] }>(
      'summaries/trend?view=department&key=A03&from=2025-04&until=2026-03&indicator=average-cost',
    );
    expect(lamps.find(({ unit }) => unit === 'A03')?.months).toEqual(
      trend.months.map(({ month, value }) => ({ month, value })),
    );
    const grown = await told<Lamps>(
      'lamps?view=total&period=2026-03&indicator=cases-growth&colour=all&months=1',
    );
    // 75 stays after 4 a year before.
    expect(grown.lamps[0]?.months).toEqual([{ month: '2026-03', value: 75 / 4 - 1 }]);
    expect(await refused(`lamps?${query}&months=25`)).toBe('bad-request');
  });

  it('are lit for quarters, groups and regions too', async () => {
    for (const query of [
      'view=department&period=2026-Q1',
      'view=group&period=2026-03',
      'view=hospital&scope=region&period=2026-03',
    ]) {
      const { counts } = await told<Lamps>(`lamps?${query}`, regional);
      expect(Object.values(counts).some((count) => count > 0)).toBe(true);
    }
  });
});

describe('the outlook', () => {
  type Outlook = z.infer<typeof outlookSchema>;

  it('tells the coming months of the whole and of its units, with intervals, and what to beware of', async () => {
    const outlook = await told<Outlook>('outlook?view=department&until=2026-03&horizon=2');
    expect(outlook).toMatchObject({
      of: { hospital },
      from: '2025-03',
      until: '2026-03',
      months: ['2026-04', '2026-05'],
    });
    expect(outlook.units.map(({ key }) => key)).toEqual(['A03', 'A04.01']);
    const { cases: expected } = outlook.total?.measures ?? {};
    expect(expected?.months).toHaveLength(2);
    for (const { point, low, high } of expected?.months ?? []) {
      expect(low).toBeLessThanOrEqual(point);
      expect(point).toBeLessThanOrEqual(high);
    }
    const sum = outlook.units.reduce((all, { measures }) => all + (measures['cases']?.whole.point ?? 0), 0);
    expect(sum).toBeCloseTo(expected?.whole.point ?? 0, 6);
    for (const { text } of outlook.notices)
      expect(text).toEqual({ zh: expect.any(String), en: expect.any(String) });
  });

  it('looks from last month on where nothing is said, and is not found where there never was a case', async () => {
    expect((await told<Outlook>('outlook')).until).toBe('2026-03');
    expect(await refused('outlook?until=2020-01')).toBe('not-found');
    expect(await refused('outlook?horizon=13')).toBe('bad-request');
    expect(await refused('outlook?view=hospital')).toBe('view-not-there');
  });
});
