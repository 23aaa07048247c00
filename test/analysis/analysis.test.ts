import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SummaryPage } from '../../functions/query/summary-routes.ts';
import type { ViolationsView } from '../../functions/query/violation-routes.ts';
import { type AnalysisDatabase, openAnalysis, type Row } from '../support/analysis/ask-parquet.ts';
import { documentedQuery } from '../support/analysis/documented-query.ts';
import { storedParquet } from '../support/analysis/stored-parquet.ts';
import { callerNamed } from '../support/pipeline/http-caller.ts';
import { sendFile } from '../support/pipeline/outsider.ts';
import { quietAt } from '../support/pipeline/queues.ts';
import { toNdjson, type WireStay, wireStay } from '../support/pipeline/wire-stays.ts';

// Months that no other suite has: what the region's summaries say is of these files alone.
const region = '371300';
const [first, second, ofDip] = ['H37130200901', 'H37130200902', 'H99990000911'] as const;
const [month, before, yearBefore, dipMonth] = ['2023-09', '2023-08', '2022-09', '2025-03'] as const;

const diagnoses = ['I10.x00x002', 'K29.500', 'I50.900x018', 'J18.900'] as const;
const departments = ['A03.04', 'A03.01', 'A04.01'] as const;

function stay(hospital: string, at: number, more: Partial<WireStay> & { readonly of?: string } = {}) {
  const { of = month, ...parts } = more;
  return wireStay({
    hospital,
    id: `AN${of}${String(at).padStart(3, '0')}`,
    person: `AN${of}${at}`,
    name: '张三',
    department: departments[at % 3] as string,
    doctor: `D${at % 4}`,
    admitted: `${of}-03`,
    discharged: `${of}-${String(6 + (at % 7)).padStart(2, '0')}`,
    diagnosis: diagnoses[at % 4] as string,
    costYuan: 2500 + 130 * at,
    ...(at % 5 === 0 && { strayYuan: 20 + at }),
    ...parts,
  });
}

const many = (count: number, one: (at: number) => object) =>
  Array.from({ length: count }, (_, at) => one(at));
const withdrawal = (hospital: string, setl_id: string) => ({
  setlinfo: { setl_id, fixmedins_code: hospital, vali_flag: '0' },
});
const visit = (id: string) => {
  const list = stay(first, 0, { admitted: `${month}-11`, discharged: `${month}-11`, id, costYuan: 80 });
  const { dscg_way: _none, ...header } = list.setlinfo;
  return { ...list, setlinfo: { ...header, med_type: '11' }, diseinfo: [] };
};

async function sendAll(): Promise<void> {
  const send = (hospital: string, name: string, lists: readonly object[]) =>
    sendFile(hospital, `analysis-${name}.ndjson`, toNdjson(lists));
  const own = many(24, (at) => stay(first, at));
  await send(first, 'first', [...own, visit('ANV1'), visit('ANV2'), stay(first, 3)]);
  const corrected = [
    stay(first, 1, { costYuan: 9999 }),
    stay(first, 2, { department: 'A04.01' }),
    stay(first, 5, { admitted: `${before}-20`, discharged: `${before}-28` }),
    stay(first, 10, { strayYuan: 0 }),
    stay(first, 11, { strayYuan: 555 }),
    stay(first, 12, { diagnosis: 'Z99.999' }),
  ];
  await send(first, 'corrected', corrected);
  await send(first, 'corrected-again', corrected);
  const takenBack = [withdrawal(first, `AN${month}000`), withdrawal(first, `AN${month}007`)];
  await send(first, 'taken-back', [...takenBack, withdrawal(first, 'ANV2')]);
  await send(
    second,
    'second',
    many(15, (at) => stay(second, at, { costYuan: 4000 + 77 * at })),
  );
  await send(second, 'august', [stay(second, 40, { of: before })]);
  await send(second, 'august-taken-back', [withdrawal(second, `AN${before}040`)]);
  for (const hospital of [first, second])
    await send(
      hospital,
      'year-before',
      many(9, (at) => stay(hospital, at, { of: yearBefore, costYuan: 3100 })),
    );
  await send(
    ofDip,
    'dip',
    many(8, (at) => stay(ofDip, at, { of: dipMonth })),
  );
  await quietAt('Close', 'Summarise');
}

let database: AnalysisDatabase;
const run = (name: string, ...values: readonly string[]) => database.ask(documentedQuery(name), ...values);

beforeAll(async () => {
  await sendAll();
  database = await openAnalysis(await storedParquet());
}, 240_000);
afterAll(() => database.close());

/** Rows of a view as people get them, by key. */
async function summaries(user: string, query: string): Promise<ReadonlyMap<string, SummaryPage['rows'][0]>> {
  const answer = await callerNamed(user)<SummaryPage>('GET', `/api/v1/summaries?limit=200&${query}`);
  expect(answer.status).toBe(200);
  return new Map(answer.body.rows.map((row) => [row.key, row]));
}

type Figures = SummaryPage['rows'][0]['figures'];
const rounded = (value: number | null | undefined, digits = 4) =>
  value === null || value === undefined ? null : Number(value.toFixed(digits));
const byKey = (rows: readonly Row[], key: string) => new Map(rows.map((row) => [row[key], row]));

/** Of every key on either side what SQL says, and what the API says of it. */
function together(
  rows: ReadonlyMap<unknown, Row>,
  told: ReadonlyMap<string, SummaryPage['rows'][0]>,
): readonly { readonly row: Row; readonly figures: Figures }[] {
  const withCases = [...told.values()].filter(({ figures }) => (figures['cases']?.value ?? 0) > 0);
  expect(withCases.length).toBeGreaterThan(0);
  expect([...rows.keys()].sort()).toEqual(withCases.map(({ key }) => key).sort());
  return withCases.map(({ key, figures }) => ({ row: rows.get(key) as Row, figures }));
}

describe('the documented SQL over what the pipeline wrote says what the API says', () => {
  it('of the hospitals of a region', async () => {
    const rows = byKey(await run('hospital-figures', region, month, month), 'hospital');
    const told = await summaries('regional-office', `scope=region&view=hospital&period=${month}`);
    for (const { row, figures } of together(rows, told)) {
      expect(row).toMatchObject({
        stays: figures['cases']?.value,
        cmi: rounded(figures['cmi']?.value),
        grouped_share: rounded(figures['grouping-rate']?.value),
        balance_fen: figures['balance']?.value,
        average_cost_fen: rounded(figures['average-cost']?.value, 0),
        average_los_days: rounded(figures['length-of-stay']?.value),
      });
    }
    expect(rows.get(first)?.['stays']).toBe(21);
  });

  it('of the case-mix index of departments', async () => {
    const rows = byKey(await run('cmi-by-department', first, before, month), 'department');
    const told = await summaries('office', 'view=department&period=2023-Q3&indicators=cases,cmi');
    for (const { row, figures } of together(rows, told)) {
      expect(row['cmi']).toBe(rounded(figures['cmi']?.value));
      expect(row['weighted']).toBe(figures['cmi']?.below);
    }
  });

  it('of the cost and time consumption index', async () => {
    const rows = await run('consumption-index', region, '2022-10', month, region, month, month);
    const told = await summaries(
      'regional-office',
      `scope=region&view=hospital&period=${month}&indicators=cases,cost-index,time-index`,
    );
    for (const { row, figures } of together(byKey(rows, 'hospital'), told)) {
      expect(row['cost_index']).toBe(rounded(figures['cost-index']?.value));
      expect(row['time_index']).toBe(rounded(figures['time-index']?.value));
    }
    expect(new Set(rows.map((row) => row['cost_index'])).size).toBe(2);
  });

  it('of what each rule found', async () => {
    const rows = await run('violations-by-rule', first, month, month);
    const told = await callerNamed('office')<ViolationsView>('GET', `/api/v1/violations?period=${month}`);
    expect(rows.length).toBeGreaterThan(0);
    expect(
      rows.map(({ rule_id, finding_count, cases, amount_fen }) => [
        rule_id,
        finding_count,
        cases,
        amount_fen,
      ]),
    ).toEqual(
      told.body.rules
        .toSorted((a, b) => b.amount_fen - a.amount_fen || (a.rule < b.rule ? -1 : 1))
        .map(({ rule, findings, cases, amount_fen }) => [rule, findings, cases, amount_fen]),
    );
    const severities = Map.groupBy(rows, (row) => row['severity']);
    for (const { severity, findings } of told.body.whole.by_severity) {
      const sum = severities.get(severity)?.reduce((all, row) => all + Number(row['finding_count']), 0) ?? 0;
      expect(sum).toBe(findings);
    }
  });

  it('of the cases with findings of each department', async () => {
    const rows = await run('violations-by-department', first, month, month);
    expect(rows.length).toBeGreaterThan(1);
    for (const { department, ...row } of rows) {
      const { body } = await callerNamed('office')<ViolationsView>(
        'GET',
        `/api/v1/violations?period=${month}&department=${department}`,
      );
      const { looked_at, flagged, findings, amount_fen } = body.whole;
      expect(row).toEqual({ looked_at, flagged, finding_count: findings, identified_fen: amount_fen });
    }
  });

  it.each([
    ['DRG', 'office', first, month],
    ['DIP', 'dip-office', ofDip, dipMonth],
  ] as const)('of the margins of %s groups', async (_by, user, hospital, period) => {
    const rows = (await run('margins-by-group', hospital, period, period)).map((row) => {
      return { ...row, key: `${row['scheme']}/${row['group_code']}` };
    });
    const told = await summaries(user, `view=group&period=${period}`);
    const paid = [...told].filter(([, { figures }]) => figures['balance']?.cases ?? 0);
    for (const { row, figures } of together(byKey(rows, 'key'), new Map(paid))) {
      expect(row).toMatchObject({
        stays: figures['balance']?.cases,
        balance_fen: figures['balance']?.value,
        payment_fen: figures['payment']?.value,
        balance_per_case_fen: figures['balance-per-case']?.value,
      });
    }
  });

  it('of a year beside the year before', async () => {
    const rows = await run('year-on-year', region, '2022-01', '2023-12');
    const ofYear = rows.filter(({ year }) => year === '2023');
    const told = await summaries(
      'regional-office',
      'scope=region&view=hospital&period=2023&indicators=cases,cases-growth,cmi,average-cost,average-cost-growth',
    );
    for (const { row, figures } of together(byKey(ofYear, 'hospital'), told)) {
      expect(row['stays']).toBe(figures['cases']?.value);
      expect(row['cmi']).toBe(rounded(figures['cmi']?.value));
      expect(row['stays_growth']).toBeCloseTo(figures['cases-growth']?.value as number, 10);
      expect(row['average_cost_growth']).toBeCloseTo(figures['average-cost-growth']?.value as number, 10);
    }
  });

  it('of months one after the other', async () => {
    const rows = await run('trend-by-month', region, '2022-08', '2023-12');
    expect(rows.map((row) => row['month'])).toEqual([yearBefore, before, month]);
    for (const row of rows) {
      const told = await summaries('regional-office', `scope=region&view=total&period=${row['month']}`);
      const { figures } = told.get('all') ?? { figures: {} as Figures };
      expect(row).toMatchObject({
        stays: figures['cases']?.value,
        cmi: rounded(figures['cmi']?.value),
        average_los_days: figures['length-of-stay']?.value,
        flagged_share: figures['flagged-share']?.value,
        identified_fen: figures['violation-money']?.value,
      });
    }
    expect(rows.at(-1)?.['outpatient_bills']).toBe(1);
  });
});

describe('the rows of the Parquet', () => {
  it('are one for each case that stands, in the month that it stands in', async () => {
    const rows = await database.ask(
      'SELECT month, settlement_id FROM results WHERE hospital = ? AND month LIKE ? ORDER BY settlement_id',
      first,
      '2023-%',
    );
    const ids = rows.map((row) => row['settlement_id']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain(`AN${month}000`);
    expect(ids).not.toContain('ANV2');
    const monthOf = new Map(rows.map((row) => [row['settlement_id'], row['month']]));
    expect(monthOf.get(`AN${month}005`)).toBe(before);
    expect(monthOf.get(`AN${month}001`)).toBe(month);
  });

  it('are none of a month whose cases were all withdrawn, and the file says so', async () => {
    const count = await database.ask(
      'SELECT count(*) AS cases FROM results WHERE hospital = ? AND month = ?',
      second,
      before,
    );
    expect(count).toEqual([{ cases: 0 }]);
    expect([...(await storedParquet()).keys()]).toContain(`results/v1/month=${before}/${second}.parquet`);
  });

  it('hold nothing of the person', async () => {
    const all = [
      ...(await database.ask('SELECT * FROM results')),
      ...(await database.ask('SELECT * FROM findings')),
    ];
    expect(all.length).toBeGreaterThan(60);
    expect(JSON.stringify(all)).not.toMatch(/张三|1961-04-12|@H3713/);
  });
});
