import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { exampleList, setlinfo } from '../core/claims/example-list.ts';
import { jsonLinesOf, runSentinel, workFolder } from './run-sentinel.ts';

const room = workFolder();
afterAll(room.remove);

/** A stay with pneumonia in March 2026, of a person of its own. */
function pneumonia(id: string, changes: object = {}, yuan = 4000): string {
  return JSON.stringify(
    exampleList({
      setlinfo: setlinfo({
        setl_id: id,
        fixmedins_code: 'H37130200901',
        hi_no: id,
        adm_time: '2026-03-05 10:20:00',
        dscg_time: '2026-03-11 09:00:00',
        setl_end_date: '2026-03-12',
        act_ipt_days: '6',
        dscg_way: '1',
        brdy: '1960-05-17',
        ...changes,
      }),
      diseinfo: [{ diag_type: '1', diag_code: 'J18.900', diag_name: '肺炎', maindiag_flag: '1' }],
      oprninfo: [],
      iteminfo: [{ med_chrgitm: '09', amt: String(yuan) }],
      feedetail: undefined,
    }),
  );
}

const again = {
  hi_no: 'P1',
  adm_time: '2026-03-31 10:20:00',
  dscg_time: '2026-04-06 09:00:00',
  setl_end_date: '2026-04-06',
};
const claims = room.write(
  'claims.ndjson',
  [
    // The readmission comes before the stay that it is one after.
    pneumonia('S2', again),
    pneumonia('S1', { hi_no: 'P1' }),
    ...Array.from({ length: 18 }, (_, at) => pneumonia(`T${at}`)),
    pneumonia('LONG', { adm_time: '2026-02-01 10:20:00', act_ipt_days: '38' }),
    pneumonia('CHEAP', { adm_time: '2026-03-10 10:20:00', act_ipt_days: '1' }, 900),
    pneumonia('ELSEWHERE', { fixmedins_code: 'H61020300907' }),
  ].join('\n'),
);

const supervise = (name: string, ...more: readonly string[]) =>
  runSentinel('dip', 'supervision', claims, '-o', room.at(name), '--quiet', ...more);

interface Unit {
  readonly indicator: string;
  readonly department: string | null;
  readonly known: number;
  readonly hits: number;
  readonly share: number | null;
  readonly lacks: Readonly<Record<string, number>>;
}

interface Hit {
  readonly indicator: string;
  readonly setl_id: string;
  readonly points: number;
}

const read = <T>(name: string, file: string) =>
  jsonLinesOf<T>(readFileSync(`${room.at(name)}/${file}`, 'utf8'));

describe('sentinel dip supervision', () => {
  it('points at the cases behind each figure', async () => {
    const run = await supervise('out');
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.stdout).toContain('病例 cases 22; 未纳入 left out: 无病种目录 no catalogue 1');
    expect(run.stdout).toContain('no data: record review');
    const hits = read<Hit>('out', 'supervised-cases.ndjson').map(({ indicator, setl_id: id, points }) => [
      indicator,
      id,
      points,
    ]);
    expect(hits).toEqual([
      ['same-disease-readmission-30', 'S2', 1],
      ['same-disease-readmission-31', 'S2', 1],
      ['low-standard-admission', 'CHEAP', 1],
      ['over-long-stays', 'LONG', 1],
      ['ultra-low-cost', 'CHEAP', 1],
    ]);
  });

  it('tells of records what their reviews found, and else that there are no data', async () => {
    const review = { hospital: 'H37130200901', setl_id: 'T1', verdict: 'up-coded' };
    const reviews = room.write('reviews.ndjson', JSON.stringify(review));
    expect(await supervise('reviewed', '--reviews', reviews)).toMatchObject({ exitCode: 0 });
    const unitOf = (name: string) =>
      read<Unit>(name, 'supervision.ndjson').find(
        ({ indicator, department }) => indicator === 'record-up-coding' && department === null,
      );
    expect(unitOf('reviewed')).toMatchObject({ known: 1, hits: 1, share: 1, lacks: { 'record-review': 21 } });
  });

  it('tells of records that it could not read, and goes on with the rest', async () => {
    const broken = room.write('broken.ndjson', `${pneumonia('B1')}\n{"setl_id"\n${pneumonia('B2')}\n`);
    const run = await runSentinel('dip', 'supervision', broken, '-o', room.at('broken'), '--quiet');
    expect(run).toMatchObject({ exitCode: 0 });
    expect(run.stdout).toMatch(/病例 cases 2;.* 拒收 refused 1/);
    expect(run.stderr).toContain('Records refused: 1');
    expect(run.stderr).toContain('broken.ndjson:2');
    const told = await runSentinel('dip', 'supervision', broken, '-o', room.at('told'), '--quiet', '--json');
    expect(JSON.parse(told.stdout)).toMatchObject({ cases: 2, refused: 1 });
    const compared = await runSentinel('statistics', broken, '-o', room.at('compared'), '--quiet');
    expect(compared).toMatchObject({ exitCode: 0 });
    expect(compared.stderr).toContain('broken.ndjson:2');
  });

  it('names every mistake of a file of reviews', async () => {
    const review = { hospital: 'H37130200901', setl_id: 'T1', verdict: 'compliant' };
    const lines = [review, review, { ...review, verdict: 'good' }].map((one) => JSON.stringify(one));
    const run = await supervise('spoilt', '--reviews', room.write('spoilt.ndjson', lines.join('\n')));
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('spoilt.ndjson:2');
    expect(run.stderr).toContain('spoilt.ndjson:3');
    expect(run.stderr).toContain('verdict');
  });

  it('wants a folder, and claims that are there', async () => {
    expect(await runSentinel('dip', 'supervision', claims)).toMatchObject({ exitCode: 2 });
    expect(await supervise('none', '--reviews', room.at('nothing.ndjson'))).toMatchObject({ exitCode: 2 });
  });
});
