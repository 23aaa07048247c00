import { beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { monthsOf, monthsUntil, periodBefore, yearBefore } from '../../core/indicators/period.ts';
import type { Finding } from '../../core/rules/finding.ts';
import type { reportListSchema } from '../../functions/query/report-routes.ts';
import type { summaryCasePageSchema } from '../../functions/query/summary-case-routes.ts';
import type { summaryPageSchema } from '../../functions/query/summary-routes.ts';
import { generateBatch } from '../../generator/generate-batch.ts';
import { loadGeneratorKnowledge } from '../../generator/load-generator-knowledge.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { groupOf, naiveIndicators, type RawCase } from '../support/naive-indicators.ts';
import { callerNamed, type HttpAnswer } from '../support/pipeline/http-caller.ts';
import { putReceiptFile, sendFile } from '../support/pipeline/outsider.ts';
import { quietAt } from '../support/pipeline/queues.ts';
import { casesOf } from '../support/pipeline/stored-cases.ts';
import { toNdjson } from '../support/pipeline/wire-stays.ts';

const hospital = 'H37130200901';
const sister = 'H37132100903';
const region = '371300';
const askOffice = callerNamed('office');
const askRegion = callerNamed('regional-office');
const askClinician = callerNamed('clinician-respiratory');
const periods = ['2025-03', '2025-Q1', '2025'] as const;
const views = ['total', 'department', 'doctor', 'group'] as const;

type Page = z.infer<typeof summaryPageSchema>;
type Row = Page['rows'][number];
type CasePage = z.infer<typeof summaryCasePageSchema>;
type ReportList = z.infer<typeof reportListSchema>;
type WireList = ReturnType<typeof generated>[number];

/** Stays of a year in which no other test has any. */
function generated(of: string, cases: number) {
  const batch = generateBatch({
    cases,
    seed: of,
    hospital: of,
    violations: 0.3,
    knowledge: loadGeneratorKnowledge(knowledgeFolder()),
  });
  return Array.from(batch, ({ list }) => {
    const text = JSON.stringify(list).replace(/\b(202[56])(?=-\d\d-\d\d)/g, (year) =>
      String(Number(year) - 1),
    );
    return JSON.parse(text) as typeof list;
  });
}

/** What an office corrects: who treated, where, and in which month the stay ended. */
function corrected(lists: readonly WireList[]): readonly WireList[] {
  return lists.slice(0, 30).map((list, at) => ({
    ...list,
    setlinfo: {
      ...list.setlinfo,
      ...(at % 3 === 0 && { chfpdr_code: 'D901A03011' }),
      ...(at % 3 === 1 && { dscg_caty: 'A03.01' }),
      ...(at % 3 === 2 && { dscg_time: laterBy(30, String(list.setlinfo['dscg_time'])) }),
    },
  }));
}

function laterBy(days: number, time: string): string {
  const day = new Date(Date.parse(time.slice(0, 10)) + days * 86_400_000).toISOString().slice(0, 10);
  return `${day}${time.slice(10)}`;
}

let raw: readonly RawCase[];

async function rawCases(of: string, lists: readonly WireList[]): Promise<readonly RawCase[]> {
  const ways = new Map(lists.map(({ setlinfo }) => [setlinfo['setl_id'], String(setlinfo['dscg_way'])]));
  const stored = [...(await casesOf(of)).values()].filter(({ result }) => ways.has(result.setl_id));
  expect(stored.length).toBe(ways.size);
  return stored.map(({ result }) => ({ result, died: ways.get(result.setl_id) === '5' }));
}

const endsIn =
  (months: readonly string[]) =>
  ({ result }: RawCase) =>
    months.includes(result.discharged_on.slice(0, 7));

const areaOf = (period: string) => raw.filter(endsIn(monthsUntil(monthsOf(period).at(-1) as string, 12)));

/** The unit of a view that a case is of; `null` where it is of none. */
function unitOf(of: RawCase, view: string): string | null {
  const { result } = of;
  if (view === 'total') return 'all';
  if (view === 'group') return result.status === 'outpatient' ? null : groupOf(of);
  return result[view as 'hospital' | 'department' | 'doctor'];
}

/** All pages of a list. */
async function pagesOf<T extends { readonly next: string | null }>(
  ask: typeof askOffice,
  path: string,
): Promise<readonly T[]> {
  const pages: T[] = [];
  let next: string | null = '';
  while (next !== null) {
    const answer: HttpAnswer<T> = await ask<T>('GET', `${path}${next && `&cursor=${next}`}`);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    pages.push(answer.body);
    next = answer.body.next;
  }
  return pages;
}

const rowsOf = async (ask: typeof askOffice, query: string) =>
  (await pagesOf<Page>(ask, `/api/v1/summaries?${query}&limit=40`)).flatMap(({ rows }) => rows);

/** Holds rows against the cases that they ought to be made of. */
function expectRows(rows: readonly Row[], view: string, period: string, cases: readonly RawCase[]): void {
  const inPeriod = (of: string) => cases.filter(endsIn(monthsOf(of)));
  const keys = new Set(inPeriod(period).flatMap((one) => unitOf(one, view) ?? []));
  expect(rows.map(({ key }) => key)).toEqual([...keys].sort());
  const area = areaOf(period);
  for (const { key, figures } of rows) {
    const naiveIn = (of: string) => {
      const own = inPeriod(of).filter((one) => unitOf(one, view) === key);
      return own.length === 0 ? null : naiveIndicators(own, area);
    };
    const [now, before, past] = [period, periodBefore(period), yearBefore(period)].map(naiveIn);
    for (const [indicator, value] of Object.entries(now ?? {})) {
      const told = `${view} ${key} ${period} ${indicator}`;
      const figure = figures[indicator];
      expectClose(figure?.value, value, told);
      expectClose(figure?.before, before?.[indicator] ?? null, `${told} before`);
      expectClose(figure?.year_before, past?.[indicator] ?? null, `${told} year before`);
    }
  }
}

function expectClose(told: number | null | undefined, naive: number | null, what: string): void {
  if (naive === null) expect(told, what).toBeNull();
  else expect(told, what).toBeCloseTo(naive, 8);
}

describe('summaries, told over HTTP', () => {
  beforeAll(async () => {
    const [own, others] = [generated(hospital, 260), generated(sister, 140)];
    const half = own.length / 2;
    const correction = corrected(own);
    await Promise.all([
      sendFile(hospital, 'summaries/one.ndjson', toNdjson(own.slice(0, half))),
      sendFile(sister, 'summaries/others.ndjson', toNdjson(others)),
    ]);
    await sendFile(hospital, 'summaries/two.ndjson', toNdjson(own.slice(half)));
    await sendFile(hospital, 'summaries/corrected.ndjson', toNdjson(correction));
    await sendFile(sister, 'summaries/again.ndjson', toNdjson(others));
    await quietAt('Summarise');
    raw = [...(await rawCases(hospital, own)), ...(await rawCases(sister, others))];
  });

  it.each(views.flatMap((view) => periods.map((period) => [view, period] as const)))(
    'are for %s in %s what a recount of the results says, row by row, now and before',
    async (view, period) => {
      const cases = raw.filter(({ result }) => result.hospital === hospital);
      expectRows(await rowsOf(askOffice, `view=${view}&period=${period}`), view, period, cases);
    },
  );

  it.each(
    (['total', 'hospital', 'group'] as const).flatMap((view) =>
      periods.map((period) => [view, period] as const),
    ),
  )('are for %s of the region in %s what a recount of all its hospitals says', async (view, period) => {
    expectRows(await rowsOf(askRegion, `scope=region&view=${view}&period=${period}`), view, period, raw);
  });

  it('are cut by department, doctor and group', async () => {
    const some = raw.find(({ result }) => result.hospital === hospital && result.doctor !== null) as RawCase;
    const { department, doctor } = some.result;
    for (const within of [{ department }, { department, doctor }, { group: groupOf(some) }]) {
      const cases = raw.filter(
        (one) =>
          one.result.hospital === hospital &&
          Object.entries(within).every(([view, key]) => unitOf(one, view) === key),
      );
      const query = new URLSearchParams(within as Record<string, string>);
      for (const view of views)
        expectRows(await rowsOf(askOffice, `view=${view}&period=2025&${query}`), view, '2025', cases);
    }
  });

  it('are taken apart down to their cases, which add up', async () => {
    const period = '2025-Q1';
    for (const { key, figures } of await rowsOf(askOffice, `view=department&period=${period}`)) {
      const path = `/api/v1/summaries/cases?period=${period}&department=${key}&limit=9`;
      const pages = await pagesOf<CasePage>(askOffice, path);
      const cases = pages.flatMap((page) => page.cases);
      const own = raw.filter(
        (one) =>
          one.result.hospital === hospital && one.result.department === key && endsIn(monthsOf(period))(one),
      );
      expect(cases.map(({ setl_id }) => setl_id)).toEqual(own.map(({ result }) => result.setl_id).sort());
      const stays = cases.filter(({ status }) => status !== 'outpatient');
      const sum = (of: readonly (number | null)[]) =>
        of.reduce<number>((total, value) => total + (value ?? 0), 0);
      expect(sum(stays.map(({ cost_fen }) => cost_fen))).toBe(figures['average-cost']?.above ?? 0);
      expect(sum(stays.map(({ balance_fen }) => balance_fen))).toBe(figures['balance']?.value ?? 0);
      expect(sum(cases.map(({ amount_identified_fen }) => amount_identified_fen))).toBe(
        figures['violation-money']?.value,
      );
      expect(pages[0]?.totals).toMatchObject({ cases: figures['cases']?.value });
    }
  });

  it('lead from a figure to its cases, from a case to its findings', async () => {
    const [row] = await rowsOf(askOffice, 'view=department&period=2025&sort=violation-money');
    const { body } = await askOffice<CasePage>(
      'GET',
      `/api/v1/summaries/cases?period=2025&department=${row?.key}&indicator=violation-money&limit=1`,
    );
    const [dearest] = body.cases;
    expect(body.figure?.value).toBe(row?.figures['violation-money']?.value);
    const path = `/api/v1/cases/${dearest?.setl_id}`;
    const result = raw.find((one) => one.result.setl_id === dearest?.setl_id)?.result;
    const { body: told } = await askOffice<Record<string, unknown>>('GET', path);
    expect(told).toEqual({ ...result, department_name: told['department_name'] });
    expect(told['department_name']).toEqual({ zh: expect.any(String), en: expect.any(String) });
    const found = (await askOffice<{ findings: Finding[] }>('GET', `${path}/findings`)).body.findings;
    expect(found.map(({ finding_id }) => finding_id).sort()).toEqual([...(result?.findings ?? [])].sort());
    expect(found.map(({ rule_id }) => rule_id).sort()).toEqual(
      dearest?.findings.flatMap(({ rule_id, count }) => Array<string>(count).fill(rule_id)).sort(),
    );
  });

  it('are for a clinician of his own cases alone, and of another region for nobody', async () => {
    const doctor = 'D901A03011';
    const cases = raw.filter(({ result }) => result.hospital === hospital && result.doctor === doctor);
    expect(cases.length).toBeGreaterThan(5);
    for (const view of views)
      expectRows(await rowsOf(askClinician, `view=${view}&period=2025`), view, '2025', cases);
    const nowhere = await askClinician('GET', '/api/v1/cases/NOWHERE');
    const foreign = raw.find(({ result }) => result.hospital === hospital && result.doctor !== doctor);
    expect(await askClinician('GET', `/api/v1/cases/${foreign?.result.setl_id}`)).toEqual(nowhere);
    for (const ask of [askClinician, askOffice])
      expect(await ask('GET', `/api/v1/summaries?view=total&period=2025&hospital=${sister}`)).toEqual(
        nowhere,
      );
    expect(await askRegion('GET', '/api/v1/summaries?view=total&period=2025&hospital=H61020200906')).toEqual(
      nowhere,
    );
  });

  it('are portrayed, explained, lit and foreseen out of the same table', async () => {
    const [row] = await rowsOf(askOffice, 'view=department&period=2025-03&sort=cases');
    const ask = async (path: string) => {
      const { status, body } = await askOffice<Record<string, unknown>>('GET', `/api/v1/${path}`);
      expect(status, `${path} ${JSON.stringify(body)}`).toBe(200);
      return body;
    };
    const portrait = await ask(`portraits/department/${row?.key}?period=2025-03`);
    expect(portrait['columns']).toContainEqual(
      expect.objectContaining({ indicator: 'cases', value: row?.figures['cases']?.value }),
    );
    expect(await ask(`changes?view=department&key=${row?.key}&period=2025-03&amount=cost`)).toMatchObject({
      total: { now: row?.figures['average-cost']?.above },
    });
    for (const path of [
      'quadrants?view=department&period=2025-03',
      'lamps?view=department&period=2025-03',
      'outlook?view=department&until=2025-06',
      'indicators?period=2025-03',
      `portraits/hospital/${hospital}?period=2025-03`,
    ])
      await ask(path);
  });

  it('come as reports, by links that are signed and run out', async () => {
    const key = `reports/${hospital}/2025-03/report.en.html`;
    await putReceiptFile(key, '<p>March</p>');
    const { body } = await askOffice<ReportList>('GET', '/api/v1/reports?period=2025-03');
    const link = body.reports.find(({ department }) => department === null)?.links['en.html'] ?? '';
    expect(await (await fetch(link)).text()).toBe('<p>March</p>');
    expect(link).toMatch(/[?&]X-Amz-Expires=600&/);
    expect(link).toMatch(/[?&]X-Amz-Signature=[0-9a-f]{64}/);
  });

  it('of a region say which region and which months they are measured by', async () => {
    const path = '/api/v1/summaries?view=total&period=2025&scope=region&compare=none';
    expect((await askRegion<Page>('GET', path)).body).toMatchObject({
      of: { region },
      benchmark: { region, from: '2025-01', until: '2025-12' },
    });
  });
});
