import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { linkKnowledge } from '../support/linked-knowledge.ts';
import { runSentinelIn, workFolder } from './run-sentinel.ts';

const room = workFolder();
const knowledge = linkKnowledge(room.at('knowledge'));
const example = 'examples/linyi-price-caps.csv';
const caps = 'linyi-price-caps';
const nursing = 'item-frequency';

afterAll(room.remove);

const importOf = (path: string, table: string, from: string, ...more: string[]) => {
  const words = ['--table', table, '--region', '371300', '--from', from, '--by', '李主任', '--why', '示例'];
  return runSentinelIn({ SENTINEL_KNOWLEDGE: knowledge }, 'points', 'import', path, ...words, ...more);
};
const newTable = ['--kind', 'price-cap', '--rules', 'GZ10000102001000', '--title', '最高限价'];
const document = () => JSON.parse(room.read('knowledge', 'region-rules', '371300.json'));

describe('sentinel points import', () => {
  it('makes a spreadsheet of an office a table of its document: Chinese columns, yuan, levels in words', async () => {
    const { exitCode, stderr } = await importOf(example, caps, '2026-04-01', ...newTable);
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
    expect(document().points).toEqual([
      {
        id: caps,
        rules: ['GZ10000102001000'],
        title: { zh: '最高限价', en: '最高限价' },
        source: '李主任：示例',
        effective_from: '2026-04-01',
        effective_to: null,
        certainty: 'high',
        kind: 'price-cap',
        rows: [
          ['001109000030000', '监护病房床位费', 3, 15_000],
          ['001109000030000', '监护病房床位费', 2, 12_000],
          ['001201000030000', 'Ⅰ级护理', null, 2550],
        ],
      },
    ]);
  });

  it('adds a version, and keeps the earlier one for its days', async () => {
    const later = room.write('later.csv', 'code,name,level,price_yuan\n001201000030000,Ⅰ级护理,,26\n');
    expect((await importOf(later, caps, '2026-07-01', '--to', '2026-12-31')).stdout).toContain(
      '2026-07-01 – 2026-12-31: 1 条 rows',
    );
    expect(
      document().points.map(({ effective_from, effective_to, rows }: Record<string, unknown[]>) => [
        effective_from,
        effective_to,
        rows?.length,
      ]),
    ).toEqual([
      ['2026-04-01', '2026-06-30', 3],
      ['2027-01-01', null, 3],
      ['2026-07-01', '2026-12-31', 1],
    ]);
  });

  it('reads GB18030 and workbooks as well, and adds to a national table by its id', async () => {
    const gb = Buffer.from('b1e0c2eb2cc3fbb3c62cb4cecafd2cb5a5cebb0a', 'hex'); // 编码,名称,次数,单位
    const unknownColumn = await importOf(room.write('gb.csv', gb), nursing, '2026-04-01');
    expect(unknownColumn.stderr).toContain('quantity/数量/最大数量/限定数量/频次');
    const cells = [
      ['编码', '名称', '限定数量', '单位'],
      ['001201000030000', 'Ⅰ级护理', '2', '次'],
    ].map((row) => row.map((value) => ({ value, type: String })));
    await writeExcelFile(cells).toFile(room.at('nursing.xlsx'));
    expect((await importOf(room.at('nursing.xlsx'), nursing, '2026-04-01')).stderr).toBe('');
    expect(document().points.at(-1)).toMatchObject({
      id: nursing,
      kind: 'frequency',
      rows: [['001201000030000', 'Ⅰ级护理', 2, 'times']],
    });
  });

  it('says what is wrong in which line, and installs nothing', async () => {
    const before = document();
    const wrong = readFileSync(example, 'utf8').replace('150', '一百五').replace('二级', '五级');
    const { exitCode, stdout } = await importOf(room.write('wrong.csv', wrong), caps, '2026-08-01');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/第2行 line 2 #4/);
    expect(stdout).toMatch(/第3行 line 3 #3/);
    expect(document()).toEqual(before);
  });

  it('refuses two prices for one item at one level, and names both lines', async () => {
    const before = document();
    const rows = ['code,name,level,price_yuan', 'A1,甲,2,20', 'A1,甲,3,25', 'A1,甲,2,20', 'A1,甲,2,21'];
    const { exitCode, stderr } = await importOf(room.write('two.csv', rows.join('\n')), caps, '2026-08-01');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('第2行与第5行');
    expect(stderr).toContain('lines 2 and 5 set different prices for one item: A1');
    expect(stderr).not.toContain('第3行');
    expect(document()).toEqual(before);
  });

  it('refuses a price below the fen', async () => {
    const path = room.write('fen.csv', 'code,name,level,price_yuan\nA1,甲,2,20.005\n');
    const { exitCode, stdout } = await importOf(path, caps, '2026-08-01');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/第2行 line 2 #4/);
  });

  it.each([
    ['no JSON', '[\n["A1",', /rows\.json: 1 处错误 mistakes\nrows\.json:2: 第\d+个字符处不是 JSON no JSON/],
    ['no list', '{"rows": []}', /rows\.json: 1 处错误 mistakes\nrows\.json:1: .*[\u4e00-\u9fff]/],
    ['no list of rows', '[\n["A1", "甲", 2, 2000],\n"A2"\n]', /rows\.json:3: #2: .*[\u4e00-\u9fff]/],
    [
      'a list of rows of which two contradict each other',
      '[\n["A1", "甲", 2, 2000],\n["A2", "乙", 2, 1],\n\n["A1", "甲", 2, 2100]]',
      /lines 2 and 5 set different prices for one item: A1/,
    ],
  ])('of a JSON file that is %s it says file and line', async (_, content, told) => {
    const before = document();
    const { exitCode, stderr } = await importOf(room.write('rows.json', content), caps, '2026-08-01');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(told);
    expect(document()).toEqual(before);
  });

  it.each([
    ['a table that nobody knows', [example, 'other-table', '2026-04-01'], 'needs --kind'],
    ['a day that does not exist', [example, caps, '2026-02-30'], 'expected a day'],
    [
      'a kind that is more than rows',
      [example, 'x', '2026-04-01', '--kind', 'payable-limit', '--rules', 'GZ10000101010000', '--title', '表'],
      'come as JSON',
    ],
  ] as const)('refuses %s', async (_, [path, table, from, ...more], said) => {
    const { exitCode, stderr } = await importOf(path, table, from, ...more);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(said);
  });
});
