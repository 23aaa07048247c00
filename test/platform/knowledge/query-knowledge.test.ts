import { describe, expect, it } from 'vitest';
import { loadManagementIndicators } from '../../../platform/knowledge/load-management-indicators.ts';
import { installedRegisters } from '../../support/installed-registers.ts';
import { queryKnowledge } from '../../support/summary-services.ts';

describe('what the HTTP API knows', () => {
  it('is all that is installed of hospitals, regions and indicators', () => {
    expect(queryKnowledge.hospitals).toEqual(installedRegisters.hospitals);
    expect(queryKnowledge.regions).toEqual(installedRegisters.regions);
    expect(queryKnowledge.indicators).toEqual(loadManagementIndicators());
  });

  it('has a name for a department, a group of each scheme, a rule, a hospital and a region', () => {
    const { names } = queryKnowledge;
    expect(names.department('A03.01')).toMatchObject({ zh: expect.stringContaining('呼吸') });
    expect(names.group('chs-drg-1.1/BR25')).toEqual({ zh: expect.any(String), en: expect.any(String) });
    expect(names.group('beijing-2022/BR25')).not.toBeNull();
    expect(names.group('chs-drg-1.1/0000')).toEqual({ zh: '无法入组', en: 'not groupable' });
    expect(names.rule('GZ10000102012000')).not.toBeNull();
    expect(names.hospital('H37130200901')).not.toBeNull();
    expect(names.region('371300')).toEqual({ zh: '山东省临沂市', en: 'Linyi, Shandong' });
  });

  it('names nothing that it does not know, whatever it is called', () => {
    const { names } = queryKnowledge;
    for (const code of ['NONE', '', 'constructor', '__proto__'])
      for (const name of [names.department, names.group, names.rule, names.hospital, names.region])
        expect(name(code)).toBeNull();
    expect(names.group('constructor/name')).toBeNull();
    expect(names.group('no-scheme/BR25')).toBeNull();
  });
});
