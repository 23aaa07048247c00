import { describe, expect, it } from 'vitest';
import { compileScheme } from '../../../core/grouping/compile-scheme.ts';
import { conditionWords } from '../../../core/grouping/condition-words.ts';
import type { GroupingCase } from '../../../core/grouping/grouping-case.ts';
import { aCase, aNewborn, nationalGrouper, nationalScheme } from './national-grouper.ts';

const kindsOf = (given: GroupingCase) => nationalGrouper.explain(given).map((step) => step.step);
const wordsOf = (given: GroupingCase) => nationalGrouper.argue(given, nameOf).map(({ text }) => text);
const nameOf = (_: 'dx' | 'proc', code: string) =>
  ({ 'I60.000': '颈动脉弯管的蛛网膜下腔出血', 'XX9.9': null })[code];
const codeOf = (kind: 'dx' | 'proc', position: number, code: string) => ({ kind, position, code });

describe('explain', () => {
  it('says which complications counted, and which table voided the others', () => {
    const steps = nationalGrouper.explain(aCase({ dx: ['I60.000', 'C14.200', 'I60.100', 'A70.x00'] }));
    expect(steps.slice(-6)).toEqual([
      {
        step: 'adrgMatched',
        adrg: 'BR1',
        because: [{ part: { principalDx: 'dx' }, codes: [codeOf('dx', 0, 'I60.000')] }],
      },
      { step: 'complicationCounted', code: 'C14.200', position: 1, level: 'cc', asked: false },
      {
        step: 'complicationExcluded',
        code: 'I60.100',
        position: 2,
        level: 'mcc',
        table: '96',
        principal: 'I60.000',
      },
      { step: 'complicationCounted', code: 'A70.x00', position: 3, level: 'mcc', asked: true },
      {
        step: 'drgChosen',
        drg: 'BR11',
        because: [
          { part: { hasSecondaryDx: true }, codes: [codeOf('dx', 1, 'C14.200')] },
          { part: { complication: 'mcc' }, codes: [codeOf('dx', 3, 'A70.x00')] },
        ],
      },
      { step: 'result', result: nationalGrouper.group(aCase({ dx: ['I60.000', 'A70.x00'] })) },
    ]);
  });

  it('lists the secondary diagnoses that are no complications, where complications decide', () => {
    const listed = (dx: string[]) =>
      nationalGrouper.explain(aCase({ dx })).filter(({ step }) => step === 'noComplication');
    expect(listed(['I60.000', 'A70.x00', 'none', 'none'])).toEqual([
      { step: 'noComplication', codes: [codeOf('dx', 2, 'none'), codeOf('dx', 3, 'none')] },
    ]);
    expect(listed(['I60.000', 'A70.x00'])).toEqual([]);
  });

  it('says what each group that was tried in vain would have needed', () => {
    const steps = nationalGrouper.explain(aNewborn({ dx: ['P22.000'], ageDays: 29 }));
    const [mdcs, entered, adrgs] = steps;
    expect(mdcs).toMatchObject({ step: 'triedInVain', level: 'mdc', tried: [{ group: 'A' }] });
    expect(entered).toEqual({
      step: 'mdcEntered',
      mdc: 'P',
      because: [
        { part: { principalDx: 'dx' }, codes: [codeOf('dx', 0, 'P22.000')] },
        { part: { ageYears: ['==', 0] }, codes: [], value: 0 },
      ],
    });
    expect(adrgs?.step === 'triedInVain' && adrgs.tried).toContainEqual({
      group: 'PR1',
      lacks: [{ ageDays: ['<=', 28] }],
    });
  });

  it('counts the injured sites of a case whose principal diagnosis is an injury, and of no other', () => {
    const enters = nationalGrouper.explain(aCase({ dx: ['S01.800x011', 'S21.101'] }));
    expect(enters.find(({ step }) => step === 'mdcEntered')).toMatchObject({
      mdc: 'Z',
      because: [
        {},
        {
          value: 2,
          codes: [
            { code: 'S01.800x011', sites: ['头颈部创伤'] },
            { code: 'S21.101', sites: ['胸部创伤'] },
          ],
        },
      ],
    });
    const lacksOf = (dx: string[]) =>
      nationalGrouper
        .explain(aCase({ dx }))
        .flatMap((step) => (step.step === 'triedInVain' ? step.tried : []))
        .find(({ group }) => group === 'Z')?.lacks;
    expect(lacksOf(['S01.800x011'])).toEqual([{ bodySites: ['>=', 2] }]);
    expect(lacksOf(['I60.000', 'S21.101'])).toEqual([{ principalDx: 'dx' }]);
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
    const words = wordsOf(aCase({ dx: ['I60.000', 'I60.100', 'A70.x00', 'A70.x00'] }));
    expect(words.slice(-6)).toEqual([
      {
        zh: '符合 BR1 颅内出血性疾患：主要诊断 I60.000 颈动脉弯管的蛛网膜下腔出血 在 BR1 的诊断表中',
        en: 'Fits BR1 Intracranial haemorrhage: principal diagnosis I60.000 is in the diagnosis list of BR1',
      },
      {
        zh: '第 2 诊断 I60.100 为 MCC，但因主要诊断 I60.000 在其排除表 96 中而不计',
        en: 'Diagnosis 2 (I60.100) is an MCC but does not count: its exclusion table 96 holds the principal diagnosis I60.000',
      },
      { zh: '第 3 诊断 A70.x00 计为 MCC', en: 'Diagnosis 3 (A70.x00) counts as an MCC' },
      {
        zh: '第 4 诊断 A70.x00（与第 3 诊断相同） 计为 MCC',
        en: 'Diagnosis 4 (A70.x00) (the same as diagnosis 3) counts as an MCC',
      },
      {
        zh: '选定 BR11 颅内出血性疾患，伴严重并发症或合并症：第 3 诊断 A70.x00、第 4 诊断 A70.x00 计为严重并发症或合并症（MCC）',
        en: 'Chosen: BR11 Intracranial haemorrhage, with MCC: diagnosis 3 (A70.x00), diagnosis 4 (A70.x00) count as MCC',
      },
      {
        zh: '入组：BR11 颅内出血性疾患，伴严重并发症或合并症',
        en: 'Grouped: BR11 Intracranial haemorrhage, with MCC',
      },
    ]);
  });

  it('says in words what the case has where a group needs something else', () => {
    const text = wordsOf(aNewborn({ dx: ['P07.300'], weightGrams: 1500 })).find(({ zh }) =>
      zh.includes('PS1'),
    );
    expect(text?.zh).toContain('PS1 极度发育不全（出生体重＜1500g） 不符合：体重 1500 克，须 ＜1500');
    expect(text?.en).toContain(
      'PS1 Extreme immaturity (birth weight under 1500 g) does not fit: weight is 1500 g, and < 1500 is needed',
    );
  });

  it('names the groups that the principal diagnosis rules out in one line', () => {
    const [first] = wordsOf(aCase({ dx: ['I60.000'] }));
    expect(first?.en.split('\n')[0]).toBe(
      'Principal diagnosis I60.000 is in the diagnosis list of none of these groups: MDCP, MDCY, MDCZ, MDCM, MDCN',
    );
  });

  it('closes a case without a group with what was entered', () => {
    const closing = (dx: string[]) =>
      wordsOf(aCase({ dx }))
        .slice(-2)
        .map(({ en }) => en.split('\n')[0]);
    expect(closing(['A00.900'])).toEqual([
      'No ADRG fits in the MDCs that were entered (MDCG Diseases of the digestive system), and no other MDC can be entered',
      'Not groupable',
    ]);
    expect(closing(['none'])).toEqual(['There is no MDC that the case can enter', 'Not groupable']);
  });

  it('says what a case without a group means, and what to hold against the record', () => {
    const meaning = (dx: string) =>
      wordsOf(aCase({ dx: [dx] }))
        .at(-2)
        ?.en.split('\n')[1];
    expect(meaning('A00.900')).toMatch(/^This means that .* meet the condition of none of their groups/);
    expect(meaning('XX9.9')).toMatch(
      /^This means that no list of the scheme has the principal diagnosis XX9\.9 \(unknown to the code edition\)/,
    );
    expect(meaning('XX9.9')).not.toMatch(/sex|age,/);
  });

  it('calls a code unknown where its edition does not have it, and only there', () => {
    const [first] = wordsOf(aCase({ dx: ['XX9.9', 'XX9.8'] }));
    expect(first?.zh).toMatch(/^主要诊断 XX9\.9（编码版本中没有此编码） 不在/);
    expect(nationalGrouper.argue(aCase({ dx: ['XX9.9'] }))[0]?.text.zh).toMatch(/^主要诊断 XX9\.9 不在/);
  });

  it('does not say of an MDC without a condition that it takes all that is left', () => {
    const grouper = compileScheme({
      ...nationalScheme,
      mdcs: nationalScheme.mdcs.map((mdc) => (mdc.code === 'A' ? { ...mdc, entry: { const: true } } : mdc)),
    });
    const words = grouper.argue(aCase({ dx: ['I60.000'] })).map(({ text }) => text);
    expect(words.find(({ en }) => en.startsWith('Entered MDCA'))).toEqual({
      zh: '进入 MDCA 先期分组疾病及相关操作：不另设条件，依次尝试其中各 ADRG',
      en: 'Entered MDCA Pre-MDC conditions and procedures: it has no condition of its own, so its ADRGs are tried',
    });
    expect(words.some(({ en }) => en.startsWith('No ADRG of MDCA'))).toBe(true);
  });

  it('says of the last DRG of an ADRG, which asks nothing, that it takes the rest', () => {
    expect(wordsOf(aCase({ dx: ['I60.000'] })).at(-2)?.en).toMatch(
      /^Chosen: BR15 .*: it has no condition of its own and takes all that is left$/,
    );
  });

  it.each([
    {
      given: { ageYears: null, ageDays: null, weightGrams: null },
      zh: '不予分组：年龄为空（按 0 岁计），日龄为空（按 0 天计），因此按新生儿校验，须有体重，而体重为空',
      en: 'Not tried: age is blank (read as 0), age in days is blank (read as 0), so the case is checked as that of a newborn, which needs a weight, and the weight is blank',
    },
    {
      given: { ageYears: 0, ageDays: 12, weightGrams: 0 },
      zh: '不予分组：年龄 0 岁，日龄 12 天，新生儿须有体重，而体重为 0 克',
      en: 'Not tried: age is 0 years, age in days is 12, a newborn needs a weight, and the weight is 0 g',
    },
  ])('tells a blank age as blank: $en', ({ given, zh, en }) => {
    expect(wordsOf(aCase({ dx: [], ...given }))[0]).toEqual({ zh, en });
  });

  it('tells apart groups that lack the diagnosis, the procedure, or both', () => {
    const tried = wordsOf(aCase({ dx: ['E11.200x023+N08.3*'], proc: ['54.9300x003'] })).find(({ en }) =>
      en.includes('LA1'),
    );
    expect(tried?.en.split('\n')).toEqual([
      'Principal diagnosis E11.200x023+N08.3* is in the diagnosis list of none of these groups, nor main procedure 54.9300x003 in their procedure lists: LA1, LA2',
      'Main procedure 54.9300x003 is in the procedure list of none of these groups: LB1, LB2, LC1, LD1, LE1',
    ]);
    const without = wordsOf(aCase({ dx: ['A00.900'] })).find(({ en }) => en.includes('GD1'));
    expect(without?.en).toContain('and there is no procedure, which they need too: GD1');
  });

  it('says what else a group lacks whose diagnosis list does not have the principal diagnosis', () => {
    const [first] = wordsOf(aCase({ dx: ['I60.000'], sex: '1', ageYears: 41 }));
    expect(first?.en.split('\n')[1]).toBe(
      'Some of them lack more: MDCP (age is 41 years, and == 0 is needed), MDCN (the sex is male, and female is needed)',
    );
  });

  it('names the codes of a case once in a sentence that asks for them several times', () => {
    const proc = ['85.4302', '90.4600', '03.0900x004', '85.8100'];
    const text = wordsOf(aCase({ dx: ['C50.900'], proc }));
    const lines = text.flatMap(({ en, zh }) => [...en.split('\n'), ...zh.split('\n')]);
    const asking = lines.filter((line) => /^(?:AC1|JA1) /.test(line));
    expect(asking).toHaveLength(4);
    for (const line of asking) expect(line.match(/90\.4600/g)).toHaveLength(1);
    expect(asking[1]).toMatch(/；这些手术操作均不在 AC1 的第二手术操作表中$/);
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

describe('the words of a condition', () => {
  it('set Chinese and Latin letters apart, and nothing else', () => {
    expect(conditionWords({ principalDx: 'dx' }).zh).toBe('主要诊断在该组的诊断表中');
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
