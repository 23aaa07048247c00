import { describe, expect, it } from 'vitest';
import { newSchemeHeader } from '../../bin/new-scheme-header.ts';

describe('the header of an imported scheme', () => {
  it('says what was given', () => {
    const given = {
      id: 'suzhou-2026',
      region: '320500',
      from: '2026-01-01',
      to: '2026-12-31',
      source: '苏医保〔2025〕1号',
    };
    expect(newSchemeHeader('facts', given)).toMatchObject({
      id: 'suzhou-2026',
      region: '320500',
      effectiveFrom: '2026-01-01',
      effectiveTo: '2026-12-31',
      source: { zh: '苏医保〔2025〕1号' },
    });
  });

  it('takes the year in its name for a beginning that nobody gave, and says so', () => {
    const { effectiveFrom, source } = newSchemeHeader('wuxi-2022', {});
    expect(effectiveFrom).toBe('2022-01-01');
    expect(source.zh).toContain('启用日期未提供');
    expect(source.en).toContain('not given');
  });

  it.each([
    { why: 'an id that leads out of its folder', options: { id: '../x' }, field: 'id' },
    { why: 'a workbook whose own name is no id', options: {}, field: 'id' },
    { why: 'a region that is none', options: { id: 'x', region: 'Suzhou' }, field: 'region' },
    { why: 'a day that does not exist', options: { id: 'x', from: '2026-02-30' }, field: 'effectiveFrom' },
    {
      why: 'an end before the beginning',
      options: { id: 'x', from: '2026-02-01', to: '2026-01-31' },
      field: 'effectiveTo',
    },
  ])('refuses $why', ({ options, field }) => {
    expect(() => newSchemeHeader('按病组付费3.0版', options)).toThrow(field);
  });
});
