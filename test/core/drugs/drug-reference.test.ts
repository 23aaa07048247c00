import { describe, expect, it } from 'vitest';
import { parseDrugTable } from '../../../core/drugs/drug-tables.ts';
import { installedRules } from '../../support/installed-rules.ts';

const { drugs } = installedRules().references;

describe('the installed drug reference', () => {
  it('finds the finest class of the catalogue that holds a code', () => {
    expect(drugs.classOf('XL02BB')).toEqual({
      code: 'XL02B',
      name: '激素拮抗剂及相关药物',
    });
    expect(drugs.classOf('ZA06CA')?.code).toBe('ZA06CA');
    expect(drugs.classOf('T00070')).toBeNull();
  });

  it('knows a product by class, substance and form, whoever makes it', () => {
    expect(drugs.productOf('XL02BBA326A001999999999')?.name).toBe('阿帕他胺片');
    expect(drugs.productOf('XL02BBA326B002999999999')).toBeNull();
  });

  it('holds the catalogue, its slices, antibacterials and daily doses', () => {
    expect(drugs.catalogue).toHaveLength(3826);
    expect(drugs.slices).toHaveLength(892);
    expect(drugs.antibacterials).toHaveLength(191);
    expect(drugs.formNames.get('B002')).toBe('注射液');
    expect(drugs.dailyDoses.filter(([name]) => name === 'Metronidazole')).toEqual([
      ['Metronidazole', '甲硝唑', 'oral', 2, 'g'],
      ['Metronidazole', '甲硝唑', 'parenteral', 1.5, 'g'],
    ]);
  });

  it.each([
    ['盐酸吗啡缓释片', 'narcotic'],
    ['枸橼酸芬太尼 注射液', 'narcotic'],
    ['苯巴比妥钠注射液', 'psychotropic-2'],
    ['复方磷酸可待因口服溶液', null],
    ['阿扑吗啡注射液', null],
    ['阿司匹林片', null],
  ])('reads the substance of %s as a whole name, without its salt and form: %s', (name, group) => {
    expect(drugs.controlled('H-1', name)).toBe(group);
  });

  it('knows a listed drug by its code where nobody told the name', () => {
    expect(drugs.controlled('XN02AAM022A001010100001', null)).toBe('narcotic');
    expect(drugs.highAlert('XN02AAM022A001010100001', null)).toBe('A');
    expect(drugs.highAlert('H-1', null)).toBeNull();
  });
});

describe('parseDrugTable', () => {
  it('refuses a kind that nobody reads, and says every mistake at once', () => {
    expect(() => parseDrugTable({ kind: 'colours' })).toThrow('kind');
    expect(() => parseDrugTable({ kind: 'forms', rows: [['A', '']] })).toThrow(/title[\s\S]*rows/);
  });
});
