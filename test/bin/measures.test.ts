import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givenMeasureStore } from '../../platform/table/given-measures.ts';
import type { RunningTable } from '../support/running-table.ts';
import { runTableAndTrail } from '../support/table-and-trail.ts';
import { runSentinel, workFolder } from './run-sentinel.ts';

const hospital = 'H37130200901';
const room = workFolder();
let running: RunningTable;
let endpoints: string;
beforeAll(async () => {
  const { places, ...table } = await runTableAndTrail(room.at('s3'));
  running = table;
  endpoints = room.write('endpoints.json', JSON.stringify(places));
});
afterAll(async () => {
  await running.stop();
  room.remove();
});

const measures = (command: string, ...words: string[]) =>
  runSentinel('measures', command, ...words, '--endpoints', endpoints);
const table = (...lines: string[]) => ['月份,科室,指标,分子,分母', ...lines, ''].join('\r\n');
const stored = async () =>
  (await givenMeasureStore(running.table).list(hospital, '2025-01', '2025-12')).length;

describe('sentinel measures', () => {
  it('imports a table as a hospital saves it, in GB18030, and lists who brought what', async () => {
    // 月份,科室,指标,分子,分母 / 2025-05,全院,satisfaction,88,100
    const bytes = [
      'd4c2b7dd2cbfc6cad22cd6b8b1ea2cb7d6d7d32cb7d6c4b80d0a323032352d30352cc8abd4ba2c736174697366',
      '616374696f6e2c38382c3130300d0a',
    ].join('');
    const path = room.write('gb.csv', Buffer.from(bytes, 'hex'));
    const imported = await measures('import', path, '--hospital', hospital, '--by', '王质控');
    expect(imported).toMatchObject({ exitCode: 0, stderr: '' });
    expect(imported.stdout).toContain('1 行 rows, 新增 added 1, 替换 replaced 0, 未变 unchanged 0');
    const list = await measures('list', '--hospital', hospital, '--from', '2025-05');
    expect(list.stdout).toContain('全院 whole hospital');
    expect(list.stdout).toContain('88 ÷ 100');
    expect(list.stdout).toContain('王质控');
  });

  it('writes nothing where anything is wrong, and names every mistake in both languages', async () => {
    const before = await stored();
    const path = room.write(
      'wrong.csv',
      table('2025-06,A03.04,satisfaction,88,100', '2025-06,A03.04,cmi,1,0', '2025-06,ZZ,satisfaction,2,1'),
    );
    const { exitCode, stdout, stderr } = await measures(
      'import',
      path,
      '--hospital',
      hospital,
      '--by',
      '王质控',
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(
      `${path}: 第3行 指标“cmi”：指标 cmi 由结算清单计算，不导入。 line 3, indicator "cmi"`,
    );
    expect(stderr).toContain('line 3, denominator "0"');
    expect(stderr).toContain('line 4, department "ZZ"');
    expect(stderr).toContain('line 4, numerator ÷ denominator "2"');
    expect(stderr).toContain('4 处错误，未写入 mistakes, nothing is written');
    expect(await stored()).toBe(before);
  });

  it('only checks where that is asked for, and tells programs in JSON', async () => {
    const before = await stored();
    const right = room.write('right.csv', table('2025-07,all,esca,16000,100'));
    const checked = await measures('import', right, '--hospital', hospital, '--check', '--json');
    expect(JSON.parse(checked.stdout)).toEqual({ rows: 1, faults: [], written: null });
    const wrong = room.write('wrong2.csv', table('2025-07,all,esca,17300,100'));
    const refused = await measures('import', wrong, '--hospital', hospital, '--by', '王质控', '--json');
    expect(refused.exitCode).toBe(1);
    expect(JSON.parse(refused.stdout).faults).toMatchObject([
      { line: 2, column: 'value', value: '173', problem: { code: 'out-of-range', least: 0, most: 172 } },
    ]);
    expect(await stored()).toBe(before);
  });

  it('brings in nothing that nobody answers for', async () => {
    const path = room.write('nobodys.csv', table('2025-07,all,esca,16000,100'));
    const { exitCode, stderr } = await measures('import', path, '--hospital', hospital);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/须用 --by.*--by is needed/s);
  });

  it('knows hospitals by the register', async () => {
    const path = room.write('none.csv', table());
    const { exitCode, stderr } = await measures('import', path, '--hospital', 'H99999999999');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('H99999999999 is not in the register of hospitals');
  });
});

describe('sentinel indicators', () => {
  it('lists formulas, thresholds and sources, as in force in a month', async () => {
    const { stdout } = await runSentinel('indicators', '--month', '2026-05', '--json');
    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({ id: 'drug-share', thresholds: [expect.objectContaining({ yellow: 0.3 })] }),
    );
    const before = await runSentinel('indicators', '--month', '2018-12', '--json');
    expect(JSON.parse(before.stdout)).toEqual([]);
    const shown = await runSentinel('indicators');
    expect(shown.stdout).toContain('抗菌药物使用强度');
  });
});
