import { describe, expect, it } from 'vitest';
import type { GroupingCase } from '../../../core/grouping/grouping-case.ts';
import { traceWords } from '../../../core/grouping/trace-words.ts';
import { aCase, aNewborn, nationalGrouper } from './national-grouper.ts';

const kindsOf = (given: GroupingCase) => nationalGrouper.explain(given).map((step) => step.step);
const wordsOf = (given: GroupingCase) =>
  nationalGrouper.explain(given).map((step) => traceWords(step, nationalGrouper.title));

describe('explain', () => {
  it('says which complications counted, and which table voided the others', () => {
    const steps = nationalGrouper.explain(aCase({ dx: ['I60.000', 'C14.200', 'I60.100', 'A70.x00'] }));
    expect(steps.slice(-6)).toEqual([
      { step: 'adrgMatched', adrg: 'BR1' },
      { step: 'complicationCounted', code: 'C14.200', position: 1, level: 'cc' },
      {
        step: 'complicationExcluded',
        code: 'I60.100',
        position: 2,
        level: 'mcc',
        table: '96',
        principal: 'I60.000',
      },
      { step: 'complicationCounted', code: 'A70.x00', position: 3, level: 'mcc' },
      { step: 'drgChosen', drg: 'BR11' },
      { step: 'result', result: nationalGrouper.group(aCase({ dx: ['I60.000', 'A70.x00'] })) },
    ]);
  });

  it('says what each group that was tried in vain would have needed', () => {
    const steps = nationalGrouper.explain(aNewborn({ dx: ['P22.000'], ageDays: 29 }));
    expect(steps).toContainEqual({ step: 'adrgTried', adrg: 'PR1', lacks: [{ ageDays: ['<=', 28] }] });
    expect(steps).toContainEqual({ step: 'mdcEntered', mdc: 'P' });
    expect(steps.filter((step) => step.step === 'mdcTried')).toHaveLength(1);
  });

  it('shows an MDC that was entered in vain as left', () => {
    const kinds = kindsOf(aCase({ dx: ['A00.900'] }));
    expect(kinds.filter((kind) => kind === 'mdcEntered')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'mdcLeft')).toHaveLength(1);
    expect(kinds).not.toContain('adrgMatched');
  });

  it('names codes that were mapped, and the one that ends the case', () => {
    expect(kindsOf(aCase({ dx: ['B44.800x010'], map: 1 }))[0]).toBe('codeMapped');
    expect(nationalGrouper.explain(aCase({ dx: ['A00.000', 'none'], map: 1 }))[0]).toEqual({
      step: 'codeUnmapped',
      kind: 'dx',
      position: 1,
      code: 'none',
    });
  });

  it('gives the reason of a refusal', () => {
    const reasonOf = (given: GroupingCase) => nationalGrouper.explain(given)[0];
    expect(reasonOf(aCase({ dx: [], sex: '' }))).toEqual({ step: 'refused', reason: 'sexBlank' });
    expect(reasonOf(aNewborn({ dx: [], weightGrams: 0 }))).toEqual({
      step: 'refused',
      reason: 'newbornWithoutWeight',
    });
    expect(reasonOf(aCase({ dx: [] }))).toEqual({ step: 'refused', reason: 'noDiagnosis' });
  });

  it('speaks Chinese and English, with titles', () => {
    const words = wordsOf(aCase({ dx: ['I60.000', 'I60.100', 'A70.x00'] }));
    expect(words.slice(-5)).toEqual([
      { zh: '符合 BR1 颅内出血性疾患', en: 'Fits BR1 Intracranial haemorrhage' },
      {
        zh: '其他诊断 I60.100 为 MCC，但因主要诊断 I60.000 在排除表 96 中而不计',
        en: 'Secondary diagnosis I60.100 (MCC) does not count: exclusion table 96 holds the principal diagnosis I60.000',
      },
      { zh: '其他诊断 A70.x00 计为 MCC', en: 'Secondary diagnosis A70.x00 counts as an MCC' },
      {
        zh: '选定 BR11 颅内出血性疾患，伴严重并发症或合并症',
        en: 'Chosen: BR11 Intracranial haemorrhage, with MCC',
      },
      {
        zh: '入组：BR11 颅内出血性疾患，伴严重并发症或合并症',
        en: 'Grouped: BR11 Intracranial haemorrhage, with MCC',
      },
    ]);
  });

  it('says in words what a group needs', () => {
    const words = wordsOf(aNewborn({ dx: ['P07.300'], weightGrams: 1500 }));
    expect(words).toContainEqual({
      zh: 'PS1 极度发育不全（出生体重＜1500g） 不符合：须体重（克）＜1500',
      en: 'PS1 Extreme immaturity (birth weight under 1500 g) does not fit: needs weight in grams < 1500',
    });
  });

  it('has words for every step of cases that end in every way', () => {
    const cases = [
      aCase({ dx: ['none'], map: 1 }),
      aCase({ dx: ['G43.000'], proc: ['none'], map: 1 }),
      aCase({ dx: ['S01.800x011', 'S21.101'], proc: ['00.5500'] }),
      aCase({ dx: [] }),
      aCase({ dx: ['none'] }),
    ];
    for (const { zh, en } of cases.flatMap(wordsOf)) {
      expect(zh + en).not.toMatch(/undefined|\[object/);
      expect(en).not.toBe('');
    }
  });
});

describe('titles', () => {
  it.each([
    { group: 'MDCF', zh: '循环系统疾病及功能障碍', en: 'Diseases of the circulatory system' },
    { group: 'F', zh: '循环系统疾病及功能障碍', en: 'Diseases of the circulatory system' },
    { group: 'BT1', zh: '病毒性脑、脊髓和脑膜炎', en: 'Viral encephalitis, myelitis and meningitis' },
    {
      group: 'BT13',
      zh: '病毒性脑、脊髓和脑膜炎，伴并发症或合并症',
      en: 'Viral encephalitis, myelitis and meningitis, with CC',
    },
    {
      group: 'BT15',
      zh: '病毒性脑、脊髓和脑膜炎，不伴并发症或合并症',
      en: 'Viral encephalitis, myelitis and meningitis, without CC or MCC',
    },
    { group: '0000', zh: '无法入组', en: 'not groupable' },
  ])('of $group', ({ group, zh, en }) => expect(nationalGrouper.title(group)).toEqual({ zh, en }));

  it('are null for what the scheme does not have', () => {
    expect(nationalGrouper.title('BT19')).toBeNull();
  });
});
