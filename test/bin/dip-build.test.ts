import { afterAll, describe, expect, it } from 'vitest';
import { dipCatalogueSchema } from '../../core/grouping/dip/catalogue.ts';
import { exampleList, setlinfo } from '../core/claims/example-list.ts';
import { jsonLinesOf, runSentinel, workFolder } from './run-sentinel.ts';

const room = workFolder();
afterAll(room.remove);

let number = 0;
const list = (codes: string, year: number, yuan: number, changes: object = {}) => {
  const [principal, ...operations] = codes.split(' ');
  const id = `S${++number}`;
  return JSON.stringify(
    exampleList({
      setlinfo: setlinfo({
        setl_id: id,
        fixmedins_code: 'H37130200901',
        hi_no: id,
        adm_time: `${year}-03-05 10:20:00`,
        dscg_time: `${year}-03-09 09:00:00`,
        setl_end_date: `${year}-03-10`,
        brdy: '1960-05-17',
        ...changes,
      }),
      diseinfo: [{ diag_type: '1', diag_code: principal, diag_name: '诊断', maindiag_flag: '1' }],
      oprninfo: operations.map((code, at) => ({
        oprn_oprt_type: at === 0 ? '1' : '2',
        oprn_oprt_code: code,
        oprn_oprt_date: `${year}-03-06`,
      })),
      iteminfo: [
        { med_chrgitm: '09', amt: String(yuan / 4) },
        { med_chrgitm: '03', amt: String((yuan * 3) / 4) },
      ],
      feedetail: undefined,
    }),
  );
};

const twice = list('K52.900', 2025, 1000);
const claims = room.write(
  'claims.ndjson',
  [
    ...[2023, 2024, 2025].map((year) => list('J18.900', year, year - 1023)),
    ...[2025, 2025].map((year) => list('K35.800 47.0100', year, 9000)),
    list('J18.900', 2021, 99_000),
    list('J18.900', 2025, 99_000, { fixmedins_code: 'H61020300907' }),
    twice,
    twice,
    list('J18.900', 2025, 900, { gend: 'x' }),
  ].join('\n'),
);

const build = (...more: readonly string[]) =>
  runSentinel('dip', 'build', claims, '--id', 'small', '--region', '371300', '--quiet', ...more);

interface Report {
  readonly read: number;
  readonly built: number;
  readonly outside: number;
  readonly threshold: number;
  readonly left_out: Readonly<Record<string, number>>;
  readonly years: readonly { readonly year: string; readonly weight: number }[];
  readonly point_value: { readonly point_value_fen: number; readonly cases: number };
}

describe('sentinel dip build', () => {
  it('makes a catalogue of past claims, and says what became of each of them', async () => {
    const run = await build('-o', room.at('out'), '--threshold', '2', '--title', '小目录');
    expect(run).toMatchObject({ exitCode: 0 });
    const catalogue = dipCatalogueSchema.parse(JSON.parse(room.read('out', 'catalogue.json')));
    expect(catalogue.header).toMatchObject({
      id: 'small',
      title: { zh: '小目录', en: '小目录' },
      region: '371300',
      effectiveFrom: '2026-01-01',
      form: 'combinations',
    });
    expect(catalogue.groups).toMatchObject([
      { code: 'J18.9', title: { zh: '肺炎' }, cases: 3, drugWeight: 0.2635 },
      { code: 'K35.8-47.0100', cases: 2, meanFen: { '3': 900_000 } },
    ]);
    expect(catalogue.comprehensive.map(({ code }) => code)).toEqual(['ZH-K00-K93-1']);
    const report = JSON.parse(room.read('out', 'report.json')) as Report;
    expect(report).toMatchObject({
      read: 7,
      built: 6,
      outside: 1,
      threshold: 2,
      years: [{ year: '2023' }, { year: '2024' }, { year: '2025', weight: 7 }],
      left_out: { refused: 1, outpatient: 0, elsewhere: 1, repeated: 1 },
    });
    expect(report.point_value.cases).toBe(6);
    expect(run.stdout).toContain('核心 core 2');
    const tiers = jsonLinesOf(room.read('out', 'tiers.ndjson'));
    expect(tiers.filter(({ tier }) => tier === 'primary-index').map(({ key }) => key)).toEqual([
      'J00-J99',
      'K00-K93',
    ]);
  });

  it('tells every mistake in parameters at once, each with its line, and builds nothing', async () => {
    const parameters = room.write(
      'parameters.json',
      '{\n"id": "mine",\n"core": {"value": {"by": "luck"}, "note": ""}\n}',
    );
    const run = await build('-o', room.at('none'), '--parameters', parameters);
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('parameters.json:3');
    expect(run.stdout).toContain('year_weights');
    expect(run.stderr).toContain('未建目录 nothing is built');
  });

  it.each([
    [['--years', '2025,2025'], '年份重复 a year stands twice'],
    [['--years', '2021,2022,2023,2024'], '--years names 4 years; the parameters have weights for 3'],
    [
      ['--from', '2026-02-01', '--to', '2026-01-01'],
      'The last day, 2026-01-01, lies before the first, 2026-02-01',
    ],
  ])('refuses %o', async (options, message) => {
    const run = await build('-o', room.at('refused'), ...options);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain(message);
  });

  it('puts no catalogue in the place of an installed one unless told to', async () => {
    const options = ['--id', 'demo-2025', '--region', '371300', '-o', room.at('refused'), '--install'];
    const run = await runSentinel('dip', 'build', claims, '--quiet', ...options);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('A catalogue demo-2025 is installed; --replace puts this one in its place');
  });

  it('says of a region that it does not know which there are', async () => {
    const options = ['--id', 'small', '--region', '999999', '-o', room.at('refused')];
    const run = await runSentinel('dip', 'build', claims, '--quiet', ...options);
    expect(run.exitCode).toBe(2);
    expect(run.stderr).toContain('There is no region 999999; there are 110000');
  });

  it('of claims of other years builds nothing, and says so', async () => {
    const run = await build('-o', room.at('nothing'), '--years', '2019');
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('There is no case to build from');
  });
});
