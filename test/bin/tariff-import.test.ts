import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { parseTariff } from '../../core/payment/tariff.ts';
import { linkKnowledge } from '../support/linked-knowledge.ts';
import { runSentinelIn, workFolder } from './run-sentinel.ts';

const room = workFolder();
const knowledge = linkKnowledge(room.at('knowledge'), ['tariffs']);
afterAll(room.remove);

const description = readFileSync('examples/tariff.json', 'utf8');
const table = readFileSync('examples/tariff.csv', 'utf8');

const importOf = (path: string, ...more: string[]) =>
  runSentinelIn({ SENTINEL_KNOWLEDGE: knowledge }, 'tariff', 'import', path, ...more);

/** The example under another name, with other words in its files. */
function changed(
  name: string,
  inDescription: readonly [string, string][],
  inTable: readonly [string, string][],
) {
  const change = (text: string, pairs: readonly [string, string][]) =>
    pairs.reduce((whole, [from, to]) => {
      expect(whole).toContain(from);
      return whole.replace(from, to);
    }, text);
  room.write(`${name}.csv`, change(table, inTable));
  return room.write(
    `${name}.json`,
    change(description, [['tariff.csv', `${name}.csv`], ['demo-2026', name], ...inDescription]),
  );
}

describe('sentinel tariff import', () => {
  it('makes a tariff of a table in the region’s own words, and says that it is not in use yet', async () => {
    const { exitCode, stdout, stderr } = await importOf('examples/tariff.json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('病组 groups 5, 有标准 with a standard 3');
    expect(stdout).toContain('add demo-2026 to the tariffs of 371300');
    const { data } = parseTariff(JSON.parse(room.read('knowledge', 'tariffs', 'demo-2026.json')));
    expect(data.classes).toEqual({ basic: ['ES35'], tcm: [], by_item: ['RA49'], case_review: ['AA19'] });
    expect(data.rows).toEqual([
      ['ES31', 1.4265, 1_426_500, 1_355_175, 1_283_850, 1_219_658],
      ['ES33', 0.8884, 888_400, 843_980, 799_560, 759_582],
      ['ES35', 0.5162, 490_390, 490_390, 490_390, 490_390],
      ['AA19', null, null, null, null, null],
      ['RA49', null, null, null, null, null],
    ]);
  });

  it('puts nothing in the place of an installed one unless told so', async () => {
    expect(await importOf('examples/tariff.json')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--replace'),
    });
    expect((await importOf('examples/tariff.json', '--replace')).exitCode).toBe(0);
  });

  it('says every mistake of the table with line and column, in both languages, and installs nothing', async () => {
    const path = changed(
      'wrong',
      [],
      [
        ['13551.75', '一万三'],
        ['ES33,0.8884', 'ES31,-0.9'],
        ['RA49', 'RA99'],
        ['AA19', 'AA1'],
      ],
    );
    const { exitCode, stdout, stderr } = await importOf(path);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('5 处错误 mistakes');
    expect(stdout).toMatch(/wrong\.csv:2 .*\n.*第4列 column 4: 三级居民/);
    expect(stdout).toContain('“一万三”: expected a number above nought');
    expect(stdout).toContain('“一万三”应为正数');
    expect(stdout).toContain('group ES31 stands in line 2 already');
    expect(stdout).toContain('“-0.9”');
    expect(stdout).toContain('scheme chs-drg-1.1 has no group RA99');
    expect(stdout).toContain('has no group AA1');
    expect(() => room.read('knowledge', 'tariffs', 'wrong.json')).toThrow('ENOENT');
  });

  it('says every mistake of the description with its line', async () => {
    const path = changed(
      'crooked',
      [
        ['"share": 0.8', '"share": 1.8'],
        ['"levels": [3], "insurance": ["employee"]', '"levels": [4], "insurance": ["everyone"]'],
        ['"2026-01-01"', '"2026-02-30"'],
      ],
      [],
    );
    const { exitCode, stdout } = await importOf(path, '--json');
    expect(exitCode).toBe(1);
    const { installed, mistakes } = JSON.parse(stdout);
    expect(installed).toBe(false);
    expect(mistakes.map(({ line, field }: Record<string, unknown>) => [line, field])).toEqual([
      [9, 'effective_from'],
      [29, 'outliers.high_pay.share'],
      [14, 'columns.#1.levels.#1'],
      [14, 'columns.#1.insurance.#1'],
    ]);
  });

  it.each([
    ['a column that is not there', [['"header": "三级居民"', '"header": "三级其他"']], [], '没有“三级其他”'],
    ['a scheme that is not installed', [['chs-drg-1.1', 'chs-drg-9.9']], [], 'chs-drg-9.9 is not installed'],
    ['a table without rows', [], [[table.slice(table.indexOf('\n')), '']], 'no rows below its header'],
    ['a second column of a name', [], [['三级居民', '三级职工']], 'a second column is named'],
    [
      'a standard that contradicts the base rate',
      [
        [
          '"levels": [3], "insurance": ["employee"]',
          '"levels": [3], "insurance": ["employee"], "rate": { "yuan": 10000, "published": true }',
        ],
      ],
      [['14265.00', '14265.02']],
      'standard 14265.02 is not weight × rate × coefficient = 14265',
    ],
    [
      'neither multiples nor limits',
      [['{ "1": 2, "2": 2.5, "3": 3 }', 'null']],
      [],
      'either multiples or a column',
    ],
    [
      'a key that stands twice',
      [['"tiers": null', '"tiers": null, "tiers": null']],
      [],
      'tiers stands twice',
    ],
    ['what is no JSON', [['"tiers": null', '"tiers": nil']], [], 'no JSON'],
  ] as [string, [string, string][], [string, string][], string][])(
    'refuses %s',
    async (why, inDescription, inTable, said) => {
      const path = changed(`x${why.length}`, inDescription, inTable);
      const { exitCode, stdout } = await importOf(path, '--check');
      expect(stdout).toContain(said);
      expect(exitCode).toBe(1);
    },
  );

  it.each([
    ['a description that is not there', () => room.at('none.json'), 'no such file'],
    [
      'a table that is not there',
      () =>
        room.write('lost.json', description.replace('tariff.csv', 'none.csv').replace('demo-2026', 'lost')),
      'no such file',
    ],
  ])('refuses %s', async (_, path, said) => {
    expect(await importOf(path())).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(said) });
  });
});
