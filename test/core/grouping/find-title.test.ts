import { describe, expect, it } from 'vitest';
import { compileScheme } from '../../../core/grouping/compile-scheme.ts';
import { loadScheme } from '../../../platform/knowledge/load-scheme.ts';

/** Those that the project translates; a scheme that somebody imports may well be Chinese alone. */
const schemes = [
  'beijing-2022',
  'changzhou-2022',
  'chs-drg-1.0',
  'chs-drg-1.1',
  'qingdao-2023',
  'suzhou-2023',
  'wuxi-2022',
  'yantai-2023',
].map((id) => loadScheme('knowledge', id));

describe.each(schemes.map((scheme) => ({ id: scheme.header.id, scheme })))(
  'the titles of $id',
  ({ scheme }) => {
    const { title } = compileScheme(scheme);
    const titled = scheme.adrgs.filter(({ adrg, title: zh }) => zh !== adrg);

    it('are in English for every group that has one in Chinese', () => {
      const groups = [
        ...scheme.mdcs.map(({ code }) => `MDC${code}`),
        ...titled.flatMap(({ adrg, drgs }) => [adrg, ...drgs.map(({ code }) => code)]),
      ];
      expect(groups.filter((group) => /\p{Script=Han}|^$/u.test(title(group)?.en ?? ''))).toEqual([]);
    });

    it('differ in English where those of two DRGs of an ADRG differ in Chinese', () => {
      for (const { adrg, drgs } of titled) {
        const zh = new Set(drgs.map(({ code }) => title(code)?.zh));
        const en = new Set(drgs.map(({ code }) => title(code)?.en));
        expect({ adrg, titles: en.size }).toEqual({ adrg, titles: zh.size });
      }
    });
  },
);

describe('the title of an ADRG', () => {
  const { title } = compileScheme(loadScheme('knowledge', 'changzhou-2022'));

  it('is said without what tells its DRGs apart, also where the scheme gives it that of one of them', () => {
    expect(title('RU1')).toEqual({
      zh: '与化学和／或靶向、生物治疗有关的恶性增生性疾患',
      en: 'Malignant proliferative disease related to chemotherapy and/or targeted or biological therapy',
    });
    expect(title('BT11')?.en).toBe('Viral encephalitis, myelitis and meningitis, age over 17, with MCC');
  });
});
