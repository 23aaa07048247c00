import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { isMadeOfCases } from '../../../core/indicators/take-apart.ts';
import type { summaryCasePageSchema } from '../../../functions/query/summary-case-routes.ts';
import type { SummaryCase } from '../../../functions/query/summary-case-view.ts';
import type { summaryPageSchema } from '../../../functions/query/summary-routes.ts';
import type { SummaryRow } from '../../../functions/query/summary-row.ts';
import type { trendSchema } from '../../../functions/query/trend-routes.ts';
import { anyCaseFacts } from '../../core/indicators/any-case-facts.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { type AskApi, apiOver } from '../../support/ask-api.ts';
import { queryKnowledge, type SettledCase } from '../../support/summary-services.ts';

const hospital = 'H37130200901';
const sister = 'H37132100903';
const far = 'H61020200906';
const office = { sub: 'u-o', role: 'office', hospital };
const regional = { ...office, region: '371300' };

type Rows = z.infer<typeof summaryPageSchema>;
type Cases = z.infer<typeof summaryCasePageSchema>;
type Trend = z.infer<typeof trendSchema>;

/** Of two months, so that there is something before; ids as they come. */
const anySettled: fc.Arbitrary<SettledCase[]> = fc
  .array(fc.record({ hospital: fc.constantFrom(hospital, sister, far), facts: anyCaseFacts }), {
    maxLength: 25,
  })
  .map((cases) =>
    cases.map(({ hospital: of, facts: { signs, ...facts } }, at) => ({
      hospital: of,
      settlementId: `S${String(at).padStart(2, '0')}`,
      facts: {
        ...facts,
        // What is in no group stands under a code that no group has.
        group: facts.status === 'grouped' ? facts.group.replace(/^0000|^.QY/, 'BR25') : '0000',
        ...(facts.status !== 'outpatient' && signs && { signs }),
      },
    })),
  );

const settled = (parts: Partial<SettledCase['facts']>, id: string, of = hospital): SettledCase => ({
  hospital: of,
  settlementId: id,
  facts: caseFacts({ signs: { scheme: 'chs-drg-1.1', transferred: false }, ...parts }),
});

/** All pages of a list. */
async function allPages<K extends 'rows' | 'cases', T extends Rows | Cases>(
  ask: AskApi,
  path: string,
  of: K,
  claims: object = office,
): Promise<{ readonly all: T[K & keyof T][]; readonly sizes: number[]; readonly last: T }> {
  const all: unknown[] = [];
  const sizes: number[] = [];
  let cursor = '';
  for (;;) {
    const { status, body } = await ask<T>(`${path}${cursor && `&cursor=${cursor}`}`, claims);
    expect(status, JSON.stringify(body)).toBe(200);
    const page = (body as unknown as Record<string, unknown[]>)[of] as unknown[];
    all.push(...page);
    sizes.push(page.length);
    if (body.next === null) return { all: all as T[K & keyof T][], sizes, last: body };
    cursor = body.next;
  }
}

const rowsOf = async (ask: AskApi, path: string, claims: object = office) =>
  (await allPages<'rows', Rows>(ask, path, 'rows', claims)).all.flat() as unknown as SummaryRow[];

describe('the table of summaries', () => {
  it('has of every unit what its cases say one by one', async () => {
    await fc.assert(
      fc.asyncProperty(
        anySettled,
        fc.constantFrom('total', 'department', 'doctor', 'group'),
        async (cases, view) => {
          const rows = await rowsOf(apiOver(cases), `/api/v1/summaries?view=${view}&period=2026-03`);
          const own = cases.filter((one) => one.hospital === hospital && one.facts.month === '2026-03');
          for (const { key, figures } of rows) {
            const facts = own.map((one) => one.facts).filter((each) => isOf(each, view, key));
            const stays = facts.filter(({ status }) => status !== 'outpatient');
            const costs = stays.flatMap(({ costFen }) => costFen ?? []);
            const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
            expect(figures['cases']?.value).toBe(stays.length);
            expect(figures['average-cost']?.value ?? null).toBe(
              costs.length === 0 || costs.length < stays.length / 2 ? null : sum(costs) / costs.length,
            );
            expect(figures['violation-money']?.value).toBe(sum(facts.map((each) => each.identifiedFen)));
          }
          const units = new Set(own.flatMap(({ facts }) => keyOf(facts, view) ?? []));
          expect(rows.map(({ key }) => key)).toEqual([...units].sort());
        },
      ),
    );
  });

  it('compares with the month before and the same month of last year, where asked', async () => {
    const ask = apiOver([
      settled({ costFen: 900_000 }, 'A'),
      settled({ costFen: 600_000, month: '2026-02' }, 'B'),
      settled({ costFen: 500_000, month: '2025-03' }, 'C'),
    ]);
    const path = '/api/v1/summaries?view=total&period=2026-03&indicators=average-cost,average-cost-growth';
    const { body } = await ask<Rows>(path, office);
    expect(body).toMatchObject({
      of: { hospital },
      view: 'total',
      period: '2026-03',
      benchmark: { region: '371300', from: '2025-04', until: '2026-03' },
      rows: [
        {
          key: 'all',
          figures: {
            'average-cost': {
              value: 900_000,
              above: 900_000,
              below: 1,
              cases: 1,
              before: 600_000,
              year_before: 500_000,
            },
            'average-cost-growth': { value: 0.8, before: null },
          },
        },
      ],
    });
    const alone = (await ask<Rows>(`${path}&compare=none`, office)).body.rows[0]?.figures['average-cost'];
    expect(alone).toEqual({ value: 900_000, above: 900_000, below: 1, cases: 1 });
  });

  it('names departments, groups and hospitals in both languages', async () => {
    const ask = apiOver([settled({ department: 'A03.01', group: 'BR25' }, 'A'), settled({}, 'B', sister)]);
    const nameIn = async (query: string) =>
      (await rowsOf(ask, `/api/v1/summaries?period=2026-03&limit=1&${query}`, regional))[0]?.name;
    expect(await nameIn('view=department')).toEqual(queryKnowledge.names.department('A03.01'));
    expect(await nameIn('view=group')).toMatchObject({
      zh: expect.stringMatching(/脑/),
      en: expect.any(String),
    });
    expect(await nameIn('view=hospital&scope=region')).toMatchObject({ zh: '示范·沂蒙第一综合医院' });
    expect(await nameIn('view=doctor')).toBeNull();
  });

  it('comes in pages in any order that leave nothing out and tell nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        anySettled,
        fc.constantFrom('key', 'cases', 'average-cost', 'balance-per-case'),
        fc.constantFrom('asc', 'desc'),
        fc.integer({ min: 1, max: 3 }),
        async (cases, sort, order, limit) => {
          const path = `/api/v1/summaries?view=department&period=2026-Q1&sort=${sort}&order=${order}`;
          const ask = apiOver(cases);
          const whole = await rowsOf(ask, `${path}&limit=200`);
          expect(await rowsOf(ask, `${path}&limit=${limit}`)).toEqual(whole);
          const known = whole.flatMap(({ figures }) => figures[sort]?.value ?? []);
          if (sort !== 'key')
            expect(known).toEqual(known.toSorted((a, b) => (order === 'asc' ? a - b : b - a)));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('takes no cursor of another list', async () => {
    const ask = apiOver([settled({}, 'A'), settled({ department: 'A04.01' }, 'B')]);
    const path = '/api/v1/summaries?view=department&limit=1';
    const { body } = await ask<Rows>(`${path}&period=2026-03`, office);
    for (const other of [
      `${path}&period=2026-02`,
      `${path}&period=2026-03&sort=cases`,
      '/api/v1/summaries/cases?period=2026-03',
    ])
      expect((await ask(`${other}&cursor=${body.next}`, office)).body).toMatchObject({ code: 'bad-cursor' });
  });

  it.each([
    ['view=total&period=2026-13', 'bad-period'],
    ['view=total&period=May', 'bad-period'],
    ['view=total', 'bad-request'],
    ['view=mix&period=2026-03', 'bad-request'],
    ['view=total&period=2026-03&limit=0', 'bad-request'],
    ['view=total&period=2026-03&name=x', 'bad-request'],
    ['view=hospital&period=2026-03', 'view-not-there'],
    ['view=department&period=2026-03&scope=region', 'view-not-there'],
    ['view=total&period=2026-03&scope=region&doctor=D1', 'view-not-there'],
    ['view=total&period=2026-03&indicators=cmi,nothing', 'unknown-indicator'],
    ['view=total&period=2026-03&sort=nothing', 'unknown-indicator'],
  ])('refuses %s as %s', async (query, code) => {
    const answer = await apiOver([])(`/api/v1/summaries?${query}`, regional);
    expect(answer).toMatchObject({ status: 400, type: 'application/problem+json', body: { code } });
  });
});

describe('the cases behind a figure', () => {
  it('add up to it, for every indicator that is made of cases, in every row of every view', async () => {
    await fc.assert(
      fc.asyncProperty(anySettled, fc.constantFrom('department', 'doctor', 'group'), async (cases, view) => {
        const ask = apiOver(cases);
        const made = queryKnowledge.indicators.filter(isMadeOfCases);
        for (const { key, figures } of await rowsOf(ask, `/api/v1/summaries?view=${view}&period=2026-Q1`)) {
          for (const { id, formula } of made) {
            const path = `/api/v1/summaries/cases?period=2026-Q1&${view}=${encodeURIComponent(key)}&indicator=${id}`;
            const { all, last } = await allPages<'cases', Cases>(ask, `${path}&limit=7`, 'cases');
            const parts = (all as unknown as SummaryCase[]).map(({ part }) => part);
            const sum = (side: 'value' | 'above' | 'below') =>
              parts.reduce((total, part) => total + (part?.[side] ?? 0), 0);
            const figure = figures[id];
            expect(last.figure).toMatchObject({
              value: figure?.value,
              above: figure?.above,
              below: figure?.below,
            });
            if (formula.kind === 'sum') expect(sum('value')).toBeCloseTo(figure?.value ?? 0, 6);
            // Where too little is known there is no figure; the cases that are known are shown all the same.
            else if (figure?.value !== null || !('known' in formula)) {
              expect(sum('below')).toBeCloseTo(figure?.below ?? 0, 6);
              if (figure?.below) expect(sum('above')).toBeCloseTo(figure?.above ?? 0, 6);
            }
          }
        }
      }),
      { numRuns: 6 },
    );
  });

  it('are those that are asked for: by rule, severity, outlier, status and death', async () => {
    const ask = apiOver([
      settled({ findings: [['GZ1', 'violation', 2, 300]], identifiedFen: 300 }, 'A'),
      settled({ findings: [['GZ2', 'reminder', 1, 0]], outlier: 'high', doctor: 'D2' }, 'B'),
      settled({ status: 'ungroupable', group: '0000', died: true }, 'C'),
      {
        ...settled({ status: 'outpatient', group: '' }, 'D'),
        facts: caseFacts({ status: 'outpatient', group: '' }),
      },
    ]);
    const idsBy = async (query: string) =>
      (await allPages<'cases', Cases>(ask, `/api/v1/summaries/cases?period=2026-03&${query}`, 'cases')).all
        .flat()
        .map((one) => (one as SummaryCase).setl_id);
    expect(await idsBy('')).toEqual(['A', 'B', 'C', 'D']);
    expect(await idsBy('rule=GZ1')).toEqual(['A']);
    expect(await idsBy('severity=reminder')).toEqual(['B']);
    expect(await idsBy('outlier=high')).toEqual(['B']);
    expect(await idsBy('outlier=normal&doctor=D1')).toEqual(['A', 'C']);
    expect(await idsBy('status=ungroupable')).toEqual(['C']);
    expect(await idsBy('died=true')).toEqual(['C']);
    expect(await idsBy('status=outpatient')).toEqual(['D']);
    expect(await idsBy('sort=identified')).toEqual(['A', 'B', 'C', 'D']);
    expect(await idsBy('department=A99')).toEqual([]);
  });

  it('say what they are and nothing of whose they are', async () => {
    const ask = apiOver([settled({ findings: [['GZ1', 'violation', 2, 300]], identifiedFen: 300 }, 'A')]);
    const { body } = await ask<Cases>(
      '/api/v1/summaries/cases?period=2026-03&indicator=average-cost',
      office,
    );
    expect(body).toEqual({
      of: { hospital },
      within: {},
      period: '2026-03',
      totals: {
        cases: 1,
        outpatient_bills: 0,
        total_weight: 1.5,
        cost_fen: 900_000,
        outpatient_fen: 0,
        payment_fen: 1_000_000,
        balance_fen: 100_000,
        los_days: 8,
        deaths: 0,
        flagged_cases: 1,
        amount_identified_fen: 300,
      },
      figure: { value: 900_000, above: 900_000, below: 1, cases: 1 },
      cases: [
        {
          hospital,
          setl_id: 'A',
          month: '2026-03',
          department: 'A03',
          doctor: 'D1',
          status: 'grouped',
          scheme: 'chs-drg-1.1',
          group: 'FV35',
          weight: 1.5,
          cost_fen: 900_000,
          payment_fen: 1_000_000,
          balance_fen: 100_000,
          outlier: 'normal',
          los_days: 8,
          died: false,
          amount_identified_fen: 300,
          findings: [{ rule_id: 'GZ1', severity: 'violation', count: 2, amount_fen: 300 }],
          marks: [],
          part: { value: 900_000, above: 900_000, below: 1 },
        },
      ],
      next: null,
    });
  });

  it('of a region are those of all its hospitals, a month at a time', async () => {
    const ask = apiOver([settled({}, 'A'), settled({}, 'B', sister), settled({}, 'C', far)]);
    const path = '/api/v1/summaries/cases?scope=region&group=chs-drg-1.1/FV35';
    const { body } = await ask<Cases>(`${path}&period=2026-03`, regional);
    expect(body).toMatchObject({ of: { region: '371300' }, totals: { cases: 2 } });
    expect(body.cases.map(({ hospital: of, setl_id }) => [of, setl_id])).toEqual([
      [hospital, 'A'],
      [sister, 'B'],
    ]);
    expect((await ask(`${path}&period=2026-Q1`, regional)).body).toMatchObject({ code: 'range-too-long' });
  });

  it.each([
    ['indicator=nothing', 'unknown-indicator'],
    ['indicator=average-cost-growth', 'not-made-of-cases'],
    ['indicator=groups', 'not-made-of-cases'],
    ['indicator=satisfaction', 'not-made-of-cases'],
  ])('are not told for %s: %s', async (query, code) => {
    const answer = await apiOver([])(`/api/v1/summaries/cases?period=2026-03&${query}`, office);
    expect(answer.body).toMatchObject({ status: 400, code });
  });
});

describe('the trend of a unit', () => {
  const cases = ['2025-01', '2026-01', '2026-03'].flatMap((month, at) => [
    settled({ month, costFen: 500_000 * (at + 1), department: 'A03' }, `A${at}`),
    settled({ month, costFen: 100_000, department: 'A04.01', doctor: 'D2' }, `B${at}`),
  ]);
  const ask = apiOver(cases);
  const trendOf = async (query: string) =>
    (await ask<Trend>(`/api/v1/summaries/trend?from=2026-01&until=2026-03&${query}`, office)).body;

  it('has every month, also those without cases', async () => {
    const trend = await trendOf('view=department&key=A03&indicator=average-cost');
    expect(trend).toMatchObject({ view: 'department', key: 'A03', indicator: 'average-cost' });
    expect(trend.months).toEqual([
      { month: '2026-01', value: 1_000_000, above: 1_000_000, below: 1, cases: 1 },
      { month: '2026-02', value: null, above: null, below: null, cases: 0 },
      { month: '2026-03', value: 1_500_000, above: 1_500_000, below: 1, cases: 1 },
    ]);
  });

  it('tells growth against the year before, which lies outside the range', async () => {
    const trend = await trendOf('view=department&key=A03&indicator=average-cost-growth');
    expect(trend.months.map(({ value }) => value)).toEqual([1, null, null]);
  });

  it.each([
    'view=total',
    'view=doctor&key=D2',
    'view=group&key=chs-drg-1.1/FV35',
    'view=doctor&key=D2&department=A04.01',
  ])('is told of %s', async (query) => {
    expect((await trendOf(`${query}&indicator=cases`)).months[0]?.cases).toBeGreaterThan(0);
  });

  it('of a unit without any case is not found', async () => {
    for (const query of [
      'view=department&key=A99',
      'view=total&key=A03',
      'view=doctor&key=D2&department=A03',
    ])
      expect(await trendOf(`${query}&indicator=cases`), query).toMatchObject({ code: 'not-found' });
  });

  it.each(['from=2023-01&until=2026-01', 'from=2026-02&until=2026-01'])(
    'refuses the range %s',
    async (range) => {
      const answer = await ask(`/api/v1/summaries/trend?view=total&indicator=cases&${range}`, office);
      expect(answer.body).toMatchObject({ status: 400, code: 'range-too-long' });
    },
  );
});

function keyOf(facts: SettledCase['facts'], view: string): string | null {
  if (view === 'total') return 'all';
  if (view === 'group') return facts.signs ? `${facts.signs.scheme}/${facts.group}` : null;
  return view === 'department' ? facts.department : facts.doctor;
}

const isOf = (facts: SettledCase['facts'], view: string, key: string) => keyOf(facts, view) === key;
