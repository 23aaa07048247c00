import { describe, expect, it } from 'vitest';
import { parseTariff, standardFen } from '../../../core/payment/tariff.ts';
import { knowledgeFolder } from '../../../platform/knowledge/knowledge-folder.ts';
import { loadScheme } from '../../../platform/knowledge/load-scheme.ts';
import { installedKnowledge } from '../../support/installed-knowledge.ts';
import { smallTariff, tariffData } from './small-tariff.ts';

const { tariffs } = installedKnowledge;

describe('parseTariff', () => {
  it('keeps weights as whole ten-thousandths, so that their sums are exact', () => {
    expect(smallTariff().rows.get('AA11')?.weightE4).toBe(12_345);
    expect(smallTariff({ rows: [['AA11', 0.0003, 1, 1, 1]] }).rows.get('AA11')?.weightE4).toBe(3);
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

  it('says every row that stands twice or has too few or too many standards', () => {
    const wrong = tariffData({
      rows: [
        ['AA11', 1, 100, 100, 100],
        ['AA13', 1, 100, 100],
        ['AA15', 1, 100, 100, 100, 100],
        ['AA11', 2, 200, 200, 200],
      ],
    });
    expect(() => parseTariff(wrong)).toThrow(
      /AA13: one standard[\s\S]*AA15: one standard[\s\S]*AA11 stands twice/,
    );
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
    ['an excess share above one', { high_excess_share: 1.01 }],
    ['a high multiple of nought', { high_multiple: { '1': 2, '2': 2, '3': 0 } }],
    ['a level without a low multiple', { low_multiple: { '1': 0.4, '2': 0.4 } }],
  ])('refuses %s', (_, wrong) => {
    const data = tariffData();
    expect(() => parseTariff({ ...data, outliers: { ...data.outliers, ...wrong } })).toThrow('outliers');
  });
});

describe('standardFen', () => {
  it.each([
    [3, 'employee', 1_000_000],
    [2, 'employee', 800_001],
    [1, 'employee', 800_001],
    [3, 'resident', 900_000],
  ] as const)('takes the column of level %i and %s insurance', (level, insurance, expected) => {
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

  it('uses the first of two columns that both fit', () => {
    const columns = [
      { levels: [3 as const], insurance: ['employee' as const] },
      { levels: [1 as const, 2 as const, 3 as const], insurance: ['employee' as const] },
    ];
    const tariff = smallTariff({ columns, rows: [['AA11', 1, 111, 222]] });
    expect(standardFen(tariff, 'AA11', 3, 'employee')).toBe(111);
    expect(standardFen(tariff, 'AA11', 2, 'employee')).toBe(222);
  });
});

describe('the installed tariffs', () => {
  it.each([
    ['linyi-2022', 629, 19],
    ['tongchuan-2022', 628, 32],
  ])('%s has %i groups, %i of them without a figure', (id, groups, unpublished) => {
    const rows = [...(tariffs.get(id)?.rows.values() ?? [])];
    expect(rows).toHaveLength(groups);
    expect(rows.filter((row) => row.standardsFen.every((fen) => fen === null))).toHaveLength(unpublished);
  });

  it.each([
    ['linyi-2022', 'AG19', 18.51, 3, 'employee', 182_601.15],
    ['linyi-2022', 'AG19', 18.51, 3, 'resident', 173_827.41],
    ['linyi-2022', 'AG19', 18.51, 2, 'employee', 178_640.01],
    ['linyi-2022', 'AG19', 18.51, 1, 'resident', 157_353.51],
    ['linyi-2022', '0000', 0.2, 3, 'employee', 1_973],
    ['tongchuan-2022', 'AH11', 7.8459, 1, 'employee', 55_914.83],
    ['tongchuan-2022', 'AH11', 7.8459, 3, 'resident', 54_579.06],
  ] as const)(
    '%s: %s weighs %d and at level %i for %s is worth %d yuan',
    (id, group, weight, level, insurance, yuan) => {
      const tariff = tariffs.get(id) ?? smallTariff();
      expect(tariff.rows.get(group)?.weightE4).toBe(Math.round(weight * 10_000));
      expect(standardFen(tariff, group, level, insurance)).toBe(Math.round(yuan * 100));
    },
  );

  it.each([...tariffs.keys()])('%s prices groups of its scheme and the ungrouped case, no others', (id) => {
    const { data, rows } = tariffs.get(id) ?? smallTariff();
    const { adrgs } = loadScheme(knowledgeFolder(), data.scheme);
    const known = new Set(adrgs.flatMap(({ drgs }) => drgs.map(({ code }) => code)));
    expect([...rows.keys()].filter((group) => group !== '0000' && !known.has(group))).toEqual([]);
    expect([...known].filter((group) => !rows.has(group))).toEqual([]);
  });
});
