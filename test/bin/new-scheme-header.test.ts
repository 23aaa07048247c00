import { describe, expect, it } from 'vitest';
import { newSchemeHeader } from '../../bin/new-scheme-header.ts';
import { WrongUsage } from '../../bin/wrong-usage.ts';

const given = { region: '320500', from: '2026-01-01' };

describe('the header of an imported scheme', () => {
  it('says what was given', () => {
    const options = { ...given, id: 'suzhou-2026', to: '2026-12-31', source: '苏医保〔2025〕1号' };
    expect(newSchemeHeader('facts', options)).toMatchObject({
      id: 'suzhou-2026',
      region: '320500',
      effectiveFrom: '2026-01-01',
      effectiveTo: '2026-12-31',
      source: { zh: '苏医保〔2025〕1号' },
    });
  });

  it('takes the name of the folder for an id that was not given', () => {
    expect(newSchemeHeader('wuxi-2022', given)).toMatchObject({ id: 'wuxi-2022', version: 'wuxi-2022' });
  });

  it('asks for an id where the name of a workbook is none', () => {
    expect(() => newSchemeHeader('按病组付费3.0版', given)).toThrow(WrongUsage);
    expect(() => newSchemeHeader('按病组付费3.0版', given)).toThrow('--id');
  });

  it('says what a person takes as meant, and nothing where nobody does', () => {
    const options = { ...given, acceptUnreachable: true, acceptUnknownCodes: true };
    expect(newSchemeHeader('x', options).accepted).toEqual(['unreachable', 'unknown-codes']);
    expect(newSchemeHeader('x', given)).not.toHaveProperty('accepted');
  });

  it('refuses an end before the beginning', () => {
    expect(() => newSchemeHeader('x', { ...given, to: '2025-12-31' })).toThrow('--to 2025-12-31');
  });
});
