import { describe, expect, it } from 'vitest';
import type { FindingPage } from '../../../functions/query/finding-schemas.ts';
import { isNarrowed, placeFacts, worklistFacts } from '../../../web/src/pages/findings/worklist-facts.ts';
import { viewFacts } from '../../../web/src/parts/table-facts.ts';

const words = {
  t: (key: string) => key,
  say: (both: { zh: string; en: string } | null | undefined) => both?.zh ?? '',
  language: 'zh-CN' as const,
};

const page = (of: FindingPage['of'], within: FindingPage['within'] = {}): FindingPage => ({
  ...{ of, within, period: '2026-09', total: 1, findings: [], actions: [], next: null },
  rules: [{ key: 'GZ1', name: { zh: '分解住院', en: 'Split stay' }, category: null }],
  departments: [{ key: 'A03.01', name: { zh: '呼吸内科', en: 'Respiratory' } }],
});

describe('what a worklist is of', () => {
  it('is said whole: period, hospital, state and severity also where all are shown', () => {
    expect(worklistFacts({}, [page({ hospital: 'H1' })], words)).toEqual([
      ['common:period.title', '2026年9月'],
      ['findings:column.hospital', 'H1'],
      ['findings:column.state', 'common:table.all'],
      ['findings:column.severity', 'common:table.all'],
    ]);
    expect(worklistFacts({}, [], words)).toEqual([]);
  });

  it('names each filter in words, beside its code where it has one', () => {
    const search = { state: 'open', severity: 'violation', rule: 'GZ1', setl_id: 'S1' } as const;
    const facts = new Map(worklistFacts(search, [page({ hospital: 'H1' })], words));
    expect(facts.get('findings:column.state')).toBe('findings:state.open');
    expect(facts.get('findings:column.severity')).toBe('findings:severity.violation');
    expect(facts.get('findings:column.rule')).toBe('分解住院 GZ1');
    expect(facts.get('findings:column.setl_id')).toBe('S1');
  });

  it('is what was answered: who may see but a department is told that it is of the department', () => {
    const { departments, ...rest } = page({ hospital: 'H1' }, { department: 'A03.01', doctor: 'D1' });
    expect(placeFacts(rest, 'B1', departments, words)).toEqual([
      ['common:period.title', '2026年9月'],
      ['findings:column.hospital', 'H1'],
      ['findings:column.department', '呼吸内科 A03.01'],
      ['findings:column.doctor', 'D1'],
      ['findings:column.batch', 'B1'],
    ]);
    const [, region] = placeFacts(page({ region: '371300' }), undefined, [], words);
    expect(region).toEqual(['findings:filter.scope', 'findings:filter.region 371300']);
  });

  it('is less than the money above it speaks of as soon as anything else is chosen', () => {
    expect(isNarrowed({ period: '2026-09', hospital: 'H1', department: 'A03.01', sort: '-amount' })).toBe(
      false,
    );
    for (const search of [
      { state: 'open' },
      { rule: 'GZ1' },
      { find: 'a' },
      { only: 'department:A' },
    ] as const)
      expect(isNarrowed(search), JSON.stringify(search)).toBe(true);
  });
});

describe('what of a table is shown', () => {
  it('is said by the words of the columns', () => {
    const columns = [
      { id: 'state', title: '状态', value: () => null },
      { id: 'unit', title: '科室', value: () => null, textOf: (code: string) => `${code} 内科` },
    ];
    const view = { text: '肺', choices: { unit: 'A03', state: '' } };
    expect(viewFacts(columns, view, '查找')).toEqual([
      ['查找', '肺'],
      ['科室', 'A03 内科'],
    ]);
    expect(viewFacts(columns, {}, '查找')).toEqual([]);
  });
});
