import { describe, expect, it } from 'vitest';
import { assessCase } from '../../core/assess-case.ts';
import type { HospitalLevel, SettlementList } from '../../core/claims/settlement-list.ts';
import { knowledgeOf } from '../../core/knowledge.ts';
import { installedKnowledge } from '../support/installed-knowledge.ts';
import { settlementList } from '../support/settlement-lists.ts';

const dischargedAt = (day: string): SettlementList =>
  settlementList({ hospital: 'H37130200901', stay: { dischargedAt: `${day}T10:00:00` } });
const declaring = (hospital: string, level: HospitalLevel | null) =>
  settlementList({ hospital, declaredHospital: { name: null, level } });

describe('the installed knowledge of a case', () => {
  it('takes level and tariff of a registered hospital from the registry, whatever the list declares', () => {
    const { hospitalLevel, tariff, grouper } = knowledgeOf(declaring('H61020300907', 3), installedKnowledge);
    expect(hospitalLevel).toBe(2);
    expect(tariff?.data.id).toBe('tongchuan-2022');
    expect(grouper.scheme.id).toBe('chs-drg-1.1');
  });

  it('believes the list of an unknown hospital about its level and prices it by the stand-in region', () => {
    const { hospitalLevel, tariff } = knowledgeOf(declaring('H99999999999', 1), installedKnowledge);
    expect(hospitalLevel).toBe(1);
    expect(tariff?.data.id).toBe('linyi-2022');
  });

  it('knows no level where neither registry nor list has one', () => {
    expect(knowledgeOf(declaring('H99999999999', null), installedKnowledge).hospitalLevel).toBeNull();
  });

  it('has no tariff before the first day of the region’s, and has it on that day', () => {
    expect(knowledgeOf(dischargedAt('2021-12-31'), installedKnowledge).tariff).toBeNull();
    expect(knowledgeOf(dischargedAt('2022-01-01'), installedKnowledge).tariff?.data.id).toBe('linyi-2022');
  });

  it('has the tariff on its last day, and none on the day after', () => {
    const linyi = installedKnowledge.tariffs.get('linyi-2022');
    if (!linyi) throw new Error('not installed');
    const ended = { ...linyi, data: { ...linyi.data, effective_to: '2026-03-31' } };
    const knowledge = { ...installedKnowledge, tariffs: new Map([['linyi-2022', ended]]) };
    expect(knowledgeOf(dischargedAt('2026-03-31'), knowledge).tariff).toBe(ended);
    expect(knowledgeOf(dischargedAt('2026-04-01'), knowledge).tariff).toBeNull();
  });

  it('prefers the tariff that was asked for to the region’s', () => {
    const knowledge = { ...installedKnowledge, chosen: { tariff: 'tongchuan-2022' } };
    expect(knowledgeOf(dischargedAt('2026-03-10'), knowledge).tariff?.data.id).toBe('tongchuan-2022');
  });

  it.each([
    [{ scheme: 'chs-drg-9' }, 'scheme chs-drg-9 is not installed; there are beijing-2022'],
    [
      { tariff: 'mars-2022' },
      'tariff mars-2022 is not installed; there are beijing-2022, jilin-2022, linyi-2022, suzhou-2023',
    ],
  ])('says what there is when asked for %o, which is not installed', (chosen, message) => {
    const knowledge = { ...installedKnowledge, chosen };
    expect(() => knowledgeOf(dischargedAt('2026-03-10'), knowledge)).toThrow(message);
  });
});

describe('assessCase', () => {
  it('groups and prices: high blood pressure in a tertiary hospital of Linyi', () => {
    const assessment = assessCase(dischargedAt('2026-03-10'), installedKnowledge);
    expect(assessment.grouping).toEqual({ status: 'grouped', mdc: 'MDCF', adrg: 'FV2', drg: 'FV25' });
    expect(assessment).toMatchObject({ scheme: 'chs-drg-1.1', tariff: 'linyi-2022', hospitalLevel: 3 });
    expect(assessment.pricing).toMatchObject({ weightE4: 4_900, standardFen: 483_385 });
  });

  it('groups a case of a day without a tariff, and pays nothing for it', () => {
    const { grouping, tariff, pricing } = assessCase(dischargedAt('2021-12-31'), installedKnowledge);
    expect(grouping.status).toBe('grouped');
    expect(tariff).toBeNull();
    expect(pricing).toMatchObject({
      method: 'no-standard',
      weightE4: null,
      paymentFen: null,
      outlier: 'normal',
    });
  });
});
