import { describe, expect, it } from 'vitest';
import { findWrongStandards } from '../../../core/payment/find-wrong-standards.ts';
import { cellOf, parseTariff, type Tariff } from '../../../core/payment/tariff.ts';
import type { TariffData } from '../../../core/payment/tariff-schema.ts';
import { knowledgeFolder } from '../../../platform/knowledge/knowledge-folder.ts';
import { loadScheme } from '../../../platform/knowledge/load-scheme.ts';
import { installedKnowledge } from '../../support/installed-knowledge.ts';
import { smallTariff, tariffData } from './small-tariff.ts';

const { tariffs } = installedKnowledge;

const standardFen = (
  tariff: Tariff,
  group: string,
  level: 1 | 2 | 3,
  insurance: 'employee' | 'resident' | 'other',
) => cellOf(tariff, 'standard', group, level, insurance);

describe('parseTariff', () => {
  it('keeps weights as published, and as whole ten-thousandths, so that their sums are exact', () => {
    expect(smallTariff().rows.get('AA11')?.weightE4).toBe(12_345);
    const rows: TariffData['rows'] = [['AA11', 1.239800406, 1, 1, 1]];
    expect(smallTariff({ rows }).rows.get('AA11')).toMatchObject({ weight: 1.239800406, weightE4: 12_398 });
  });

  it('says every mistake of form at once', () => {
    const wrong = {
      ...tariffData(),
      id: 'Small Tariff',
      effective_from: '2026-02-30',
      region: 'Linyi',
      columns: [],
      surprise: 1,
    };
    expect(() => parseTariff(wrong)).toThrow(/^tariff: [\s\S]*surprise/);
    for (const field of ['id', 'effective_from', 'region', 'columns']) {
      expect(() => parseTariff(wrong)).toThrow(`at ${field}`);
    }
  });

  it('says every row that stands twice or has too few or too many cells', () => {
    const wrong = tariffData({
      rows: [
        ['AA11', 1, 100, 100, 100],
        ['AA13', 1, 100, 100],
        ['AA15', 1, 100, 100, 100, 100],
        ['AA11', 2, 200, 200, 200],
      ],
    });
    expect(() => parseTariff(wrong)).toThrow(/AA13: one cell[\s\S]*AA15: one cell[\s\S]*AA11 stands twice/);
  });

  it.each([
    ['a standard of nought', [['AA11', 1, 0, 1, 1]]],
    ['a fraction of a fen', [['AA11', 1, 100.5, 1, 1]]],
    ['a negative weight', [['AA11', -0.1, 1, 1, 1]]],
    ['a weight as text', [['AA11', '1', 1, 1, 1]]],
  ])('refuses %s', (_, rows) => {
    expect(() => parseTariff({ ...tariffData(), rows })).toThrow('rows[0]');
  });

  it.each([
    ['an excess share above one', { high_pay: { method: 'excess-share', share: 1.01 } }],
    ['a way to pay that nobody knows', { low_pay: { method: 'nothing' } }],
    ['a high multiple of nought', { high_multiple: { '1': 2, '2': 2, '3': 0 } }],
    ['a level without a low multiple', { low_multiple: { '1': 0.4, '2': 0.4 } }],
    ['no limit at all', { high_multiple: null }],
  ])('refuses %s', (_, wrong) => {
    const data = tariffData();
    expect(() => parseTariff({ ...data, outliers: { ...data.outliers, ...wrong } })).toThrow('outliers');
  });

  it.each([
    ['a basic group without a row', { classes: { ...tariffData().classes, basic: ['ZZ99'] } }, 'ZZ99'],
    [
      'a group that is paid by item and by review',
      { classes: { ...tariffData().classes, by_item: ['AA11'], case_review: ['AA11'] } },
      'by item, or by review',
    ],
    ['an end before the beginning', { effective_to: '2025-12-31' }, 'before the first day'],
    [
      'an exit that says of no case that it leaves',
      {
        exits: [
          {
            id: 'x',
            title: { zh: '出', en: 'exit' },
            source: 's',
            when: {},
            pay: { method: 'by-item', share: 1 },
          },
        ],
      },
      'says of no case',
    ],
  ])('refuses %s', (_, parts, said) => {
    expect(() => parseTariff({ ...tariffData(), ...parts })).toThrow(said);
  });
});

describe('the standard of a group', () => {
  it.each([
    [3, 'employee', 1_000_000],
    [2, 'employee', 800_001],
    [1, 'employee', 800_001],
    [3, 'resident', 900_000],
  ] as const)('is that of the column of level %i and %s insurance', (level, insurance, expected) => {
    expect(standardFen(smallTariff(), 'AA11', level, insurance)).toBe(expected);
  });

  it.each([
    ['no column fits the level', 'AA11', 1, 'resident'],
    ['no column fits the insurance', 'AA11', 3, 'other'],
    ['the region publishes no figure', 'AA13', 3, 'employee'],
    ['the region does not list the group', 'ZZ11', 3, 'employee'],
  ] as const)('is null where %s', (_, group, level, insurance) => {
    expect(standardFen(smallTariff(), group, level, insurance)).toBeNull();
  });

  it('comes from the first of two columns that both fit', () => {
    const columns: TariffData['columns'] = [
      { holds: 'standard', levels: [3], insurance: ['employee'] },
      { holds: 'standard', levels: [1, 2, 3], insurance: ['employee'] },
    ];
    const tariff = smallTariff({ columns, rows: [['AA11', 1, 111, 222]] });
    expect(standardFen(tariff, 'AA11', 3, 'employee')).toBe(111);
    expect(standardFen(tariff, 'AA11', 2, 'employee')).toBe(222);
  });
});

describe('the installed tariffs', () => {
  it.each([
    ['beijing-2022', 696, 49],
    ['jilin-2022', 625, 0],
    ['linyi-2022', 629, 19],
    ['suzhou-2023', 648, 0],
    ['tongchuan-2022', 628, 32],
    ['yancheng-2023', 628, 90],
  ])('%s has %i groups, %i of them without a figure', (id, groups, unpublished) => {
    const rows = [...(tariffs.get(id)?.rows.values() ?? [])];
    expect(rows).toHaveLength(groups);
    expect(rows.filter((row) => row.cells.every((cell) => cell === null))).toHaveLength(unpublished);
  });

  it.each([
    ['beijing-2022', 'AG11', 12.52, 1, 'other', 255_731],
    ['jilin-2022', 'AF19', 0.928, 3, 'resident', 8_426.76],
    ['linyi-2022', 'AG19', 18.51, 3, 'employee', 182_601.15],
    ['linyi-2022', 'AG19', 18.51, 3, 'resident', 173_827.41],
    ['linyi-2022', 'AG19', 18.51, 2, 'employee', 178_640.01],
    ['linyi-2022', 'AG19', 18.51, 1, 'resident', 157_353.51],
    ['linyi-2022', '0000', 0.2, 3, 'employee', 1_973],
    ['suzhou-2023', 'AA19', 29.7, 1, 'employee', 194_422.88],
    ['suzhou-2023', 'AA19', 29.7, 2, 'employee', 264_415.12],
    ['suzhou-2023', 'AA19', 29.7, 3, 'employee', 311_076.61],
    ['tongchuan-2022', 'AH11', 7.8459, 1, 'employee', 55_914.83],
    ['tongchuan-2022', 'AH11', 7.8459, 3, 'resident', 54_579.06],
    ['yancheng-2023', 'ZZ11', 1.2398, 2, 'employee', 9_183.92],
    ['yancheng-2023', 'ZZ11', 1.2398, 3, 'employee', 10_237.02],
  ] as const)(
    '%s: %s weighs %d and at level %i for %s is worth %d yuan',
    (id, group, weight, level, insurance, yuan) => {
      const tariff = tariffs.get(id) ?? smallTariff();
      expect(tariff.rows.get(group)?.weightE4).toBe(Math.round(weight * 10_000));
      expect(standardFen(tariff, group, level, insurance)).toBe(Math.round(yuan * 100));
    },
  );

  it.each([...tariffs.keys()])(
    '%s prices groups of its scheme, and all of them but where it says so',
    (id) => {
      const { data, rows } = tariffs.get(id) ?? smallTariff();
      const { adrgs, mdcs } = loadScheme(knowledgeFolder(), data.scheme);
      const known = new Set(adrgs.flatMap(({ drgs }) => drgs.map(({ code }) => code)));
      const others = new Set(['0000', ...mdcs.map(({ code }) => `${code}QY`)]);
      expect([...rows.keys()].filter((group) => !others.has(group) && !known.has(group))).toEqual([]);
      const lacking = [...known].filter((group) => !rows.has(group));
      expect(lacking).toHaveLength(id === 'jilin-2022' ? 22 : 0);
    },
  );

  it.each([...tariffs.keys()])('%s: every standard is weight × base rate × coefficient, to the fen', (id) => {
    expect(findWrongStandards((tariffs.get(id) ?? smallTariff()).data)).toEqual([]);
  });

  it('Suzhou has one price for a basic group at every level, and tiers for all others', () => {
    const suzhou = tariffs.get('suzhou-2023') ?? smallTariff();
    for (const group of suzhou.rows.keys()) {
      const prices = ([1, 2, 3] as const).map((level) => standardFen(suzhou, group, level, 'resident'));
      expect(new Set(prices).size).toBe(suzhou.classes.basic.has(group) ? 1 : 3);
    }
  });

  it('Jilin has limits in money at 0.35 and 2 times the standard of each group, and a price at level 3 only', () => {
    const jilin = tariffs.get('jilin-2022') ?? smallTariff();
    for (const group of jilin.rows.keys()) {
      const cell = (holds: 'standard' | 'low-limit' | 'high-limit') =>
        cellOf(jilin, holds, group, 3, 'other') ?? 0;
      expect(Math.abs(cell('low-limit') - cell('standard') * 0.35)).toBeLessThan(1);
      expect(Math.abs(cell('high-limit') - cell('standard') * 2)).toBeLessThan(2);
      expect(standardFen(jilin, group, 2, 'employee')).toBeNull();
    }
  });
});
