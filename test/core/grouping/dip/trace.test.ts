import { describe, expect, it } from 'vitest';
import type { DipGrouper, DipTraceStep } from '../../../../core/grouping/dip/dip-grouper.ts';
import type { GroupingCase } from '../../../../core/grouping/grouping-case.ts';
import { smallGrouper, stay } from '../../../support/dip/small-dip-catalogue.ts';

const grouper = smallGrouper(
  [
    { code: 'XQ-13', stage: 'early', principal: '所有诊断', anyOperation: '96.7201+39.9500x007' },
    { code: 'BX-1', stage: 'merged', principal: 'K35', main: '47.0', related: '54.5100|45.2302+36.0601' },
    { code: 'BX-2', stage: 'merged', principal: 'K35', main: '99.2503' },
    { code: 'FZ-1', stage: 'tuberculosis', principal: 'A15-A19', main: '32.2000', resistant: true },
    { code: 'JC-1', principal: 'K35.8', main: '47.0100', score: 812.5 },
  ],
  {
    excludedPrincipals: ['Z37'],
    excludedOperations: [
      { code: '93.9000', effect: 'next' },
      { code: '99.2503', effect: 'conservative', unlessPrincipal: 'K20-K93' },
    ],
    primaryCare: [{ principal: 'K35.8', main: '47.0100', title: { zh: '阑尾炎' } }],
  },
);

function step<K extends DipTraceStep['step']>(of: K, given: GroupingCase) {
  const found = grouper.explain(given).find((one) => one.step === of);
  return found as Extract<DipTraceStep, { readonly step: K }> | undefined;
}

function told(of: DipTraceStep['step'], given: GroupingCase, by: DipGrouper = grouper) {
  const names = new Map([['47.0100', '腹腔镜下阑尾切除术']]);
  return by.argue(given, (_, code) => names.get(code)).find(({ step: one }) => one.step === of)?.text;
}

describe('the trace of a case', () => {
  it('names the codes that matched, and the part of the cell that each did', () => {
    const given = stay(['K35.900', 'I10.x00'], ['47.0100', '36.0601', '45.2302']);
    expect(step('groupMatched', given)).toEqual({
      step: 'groupMatched',
      stage: 'merged',
      group: 'BX-1',
      because: [
        { condition: 'principal', asked: 'K35', codes: [{ kind: 'dx', position: 0, code: 'K35.900' }] },
        { condition: 'main', asked: '47.0', codes: [{ kind: 'proc', position: 0, code: '47.0100' }] },
        {
          condition: 'related',
          asked: '45.2302+36.0601',
          codes: [
            { kind: 'proc', position: 2, code: '45.2302' },
            { kind: 'proc', position: 1, code: '36.0601' },
          ],
        },
      ],
    });
    expect(told('groupMatched', given)).toEqual({
      zh: '符合并项规则下的核心病种 BX-1 BX-1 病种：主要诊断 K35.900 符合主要诊断 K35；主要手术操作 47.0100 腹腔镜下阑尾切除术 符合主要手术操作 47.0；第 3 手术操作 45.2302、第 2 手术操作 36.0601 符合相关手术操作 45.2302+36.0601',
      en: 'Fits BX-1 BX-1 病种 of the core groups of merged rules: principal diagnosis K35.900 for the principal diagnosis K35; main procedure 47.0100 for the main operation 47.0; procedure 3 (45.2302), procedure 2 (36.0601) for the related operation 45.2302+36.0601',
    });
  });

  it('tells a blank age as blank where a group of newborns takes the case by it', () => {
    const row = { code: 'XQ-1', stage: 'early', anyDiagnosis: 'P07', ageDaysUnder: 29 } as const;
    const words = (ageDays: number | null) =>
      told(
        'groupMatched',
        stay(['P07.000'], [], { ageYears: 0, ageDays, weightGrams: 900 }),
        smallGrouper([row]),
      );
    expect(words(null)?.en).toMatch(/; younger than 29 days \(blank, read as 0\)$/);
    expect(words(null)?.zh).toMatch(/；日龄不足 29 天（为空，按 0 计）$/);
    expect(words(3)?.en).toMatch(/; younger than 29 days$/);
  });

  it('says what groups that came near are lacking, those first that lack least, and which stages were about other codes', () => {
    const given = stay(['K35.800'], ['47.0100']);
    expect(grouper.explain(given).slice(0, 2)).toEqual([
      { step: 'stagesPassed', stages: ['early'] },
      {
        step: 'triedInVain',
        stage: 'merged',
        near: [
          { group: 'BX-1', lacks: ['related'] },
          { group: 'BX-2', lacks: ['main'] },
        ],
        others: 0,
      },
    ]);
    expect(told('triedInVain', given)).toEqual({
      zh: '并项规则下的核心病种中接近而不符合：BX-1（缺相关手术操作）；BX-2（缺主要手术操作）',
      en: 'Of the core groups of merged rules, near but not fitting: BX-1 (lacking the related operation); BX-2 (lacking the main operation)',
    });
    expect(told('result', given)).toEqual({
      zh: '入组：JC-1 JC-1 病种，分值 812.5',
      en: 'Grouped: JC-1 JC-1 病种, score 812.5',
    });
  });

  it('counts an early group as near when one of its operations is there', () => {
    expect(step('triedInVain', stay(['J18.900'], ['33.2402', '96.7201']))).toMatchObject({
      stage: 'early',
      near: [{ group: 'XQ-13', lacks: ['anyOperation'] }],
    });
  });

  it('says which excluded operation was passed over, and which is the main one after all', () => {
    expect(step('mainExcluded', stay(['K35.800'], ['93.9000', '47.0100']))).toEqual({
      step: 'mainExcluded',
      position: 0,
      code: '93.9000',
      entry: '93.9000',
      effect: 'next',
    });
    expect(step('mainAllowed', stay(['K35.800'], ['99.2503']))?.unlessPrincipal).toBe('K20-K93');
    expect(told('mainExcluded', stay(['J18.900'], ['99.2503']))).toEqual({
      zh: '主要手术操作 99.2503 在不纳入分组的主要手术操作列表中（99.2503），病例按保守治疗入组',
      en: 'Main procedure 99.2503 is on the list of operations that are not the main one (99.2503): the case is grouped as conservative',
    });
  });

  it('calls a group without a title by its code once', () => {
    const bare = smallGrouper([{ code: 'JC-15', title: { zh: 'JC-15' }, principal: 'K35.8' }]);
    const given = stay(['K35.800']);
    expect(told('result', given, bare)).toEqual({ zh: '入组：JC-15', en: 'Grouped: JC-15' });
    expect(told('groupMatched', given, bare)?.en).toMatch(/^Fits JC-15 of the core groups/);
  });

  it('ends at an excluded principal diagnosis', () => {
    expect(grouper.explain(stay(['Z37.000'])).map((one) => one.step)).toEqual([
      'principalExcluded',
      'result',
    ]);
  });

  it('says by which operation the class of treatment is, and why the comprehensive group is this one', () => {
    const given = stay(['J18.900'], ['45.2302', '36.0601']);
    expect(step('treatmentFound', given)).toEqual({
      step: 'treatmentFound',
      treatment: 'related-operation',
      by: { kind: 'proc', position: 1, code: '36.0601' },
      kind: 'interventional',
    });
    expect(told('comprehensiveFound', given)?.en).toBe(
      'Comprehensive group ZH-J18-4 J18, related operation: of the category J18, which the catalogue does not list and gives no score',
    );
    expect(step('treatmentFound', stay(['J18.900']))).toMatchObject({ treatment: 'conservative', by: null });
  });

  it('says what makes tuberculosis resistant where a group asks, and nothing of it elsewhere', () => {
    expect(step('resistance', stay(['A15.000'], ['32.2000']))?.codes).toEqual([]);
    expect(step('resistance', stay(['K35.800']))).toBeUndefined();
  });

  it('names the row of the list that makes it primary care', () => {
    expect(step('primaryCare', stay(['K35.800'], ['47.0100']))).toEqual({ step: 'primaryCare', row: 0 });
  });

  it('says over which sets a combination was preferred', () => {
    const combinations = smallGrouper(
      [
        { code: 'A', principal: 'K35', anyOperation: '47.0100' },
        { code: 'B', principal: 'K35', anyOperation: '47.0100+54.5100' },
        { code: 'C', principal: 'K35', anyOperation: '47.0100+36.0601' },
      ],
      { header: { form: 'combinations' } },
    );
    const steps = combinations.explain(stay(['K35.800'], ['47.0100', '54.5100']));
    expect(steps).toContainEqual({ step: 'preferred', group: 'B', over: ['A'] });
    expect(steps).toContainEqual({
      step: 'triedInVain',
      stage: 'basic',
      near: [{ group: 'C', lacks: ['anyOperation'] }],
      others: 0,
    });
  });
});
