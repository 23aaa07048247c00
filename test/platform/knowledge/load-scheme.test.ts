import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadCodeTable } from '../../../platform/knowledge/load-code-table.ts';
import { listSchemes, loadScheme } from '../../../platform/knowledge/load-scheme.ts';

const copies: string[] = [];

function brokenCopy(file: string, text: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'knowledge-'));
  copies.push(dir);
  cpSync('knowledge/schemes/chs-drg-1.1', join(dir, 'schemes/chs-drg-1.1'), { recursive: true });
  cpSync('knowledge/codes', join(dir, 'codes'), { recursive: true });
  writeFileSync(join(dir, 'schemes/chs-drg-1.1', file), text);
  return dir;
}

afterEach(() => {
  for (const dir of copies.splice(0)) rmSync(dir, { recursive: true });
});

describe('loadScheme', () => {
  it('reads CHS-DRG 1.1 whole: 26 MDCs, 376 ADRGs, 628 DRGs', () => {
    const scheme = loadScheme('knowledge', 'chs-drg-1.1');
    expect(scheme.mdcs).toHaveLength(26);
    expect(scheme.adrgs).toHaveLength(376);
    expect(scheme.adrgs.flatMap((adrg) => adrg.drgs)).toHaveLength(628);
    expect(scheme.validProcedures).toHaveLength(10_251);
    expect(Object.values(scheme.complications.mcc).flat()).toHaveLength(4_678);
    expect(Object.values(scheme.complications.cc).flat()).toHaveLength(16_568);
    expect(Object.values(scheme.exclusions).flat()).toHaveLength(28_302);
  });

  it('has an English title for every MDC and ADRG', () => {
    const { mdcs, adrgs, englishTitles } = loadScheme('knowledge', 'chs-drg-1.1');
    const groups = [...mdcs.map((mdc) => mdc.code), ...adrgs.map((adrg) => adrg.adrg)];
    expect(groups.filter((group) => !englishTitles?.groups[group])).toEqual([]);
  });

  it('names the file that is no JSON', () => {
    expect(() => loadScheme(brokenCopy('mdc.json', '[{'), 'chs-drg-1.1')).toThrow('mdc.json');
  });

  it('says which ADRGs have lost their MDC', () => {
    expect(() => loadScheme(brokenCopy('mdc.json', '[]'), 'chs-drg-1.1')).toThrow('AA1 is in no MDC');
  });

  it('refuses a header without a date', () => {
    expect(() => loadScheme(brokenCopy('scheme.json', '{}'), 'chs-drg-1.1')).toThrow('effectiveFrom');
  });
});

describe('listSchemes', () => {
  it('gives the headers of what is installed', () => {
    expect(listSchemes('knowledge')).toContainEqual(
      expect.objectContaining({ id: 'chs-drg-1.1', region: 'CN' }),
    );
  });
});

describe('loadCodeTable', () => {
  it.each([
    { id: 'icd10-nhsa-2.0', code: 'A00.000x001', title: '古典生物型霍乱' },
    { id: 'icd9cm3-nhsa-2.0', code: '00.0200', title: '心脏治疗性超声' },
  ])('knows $code of $id', ({ id, code, title }) => {
    const table = loadCodeTable('knowledge', id);
    expect(table.title(code)).toBe(title);
    expect(table.has(code)).toBe(true);
    expect(table.has('constructor')).toBe(false);
    expect(table.title('toString')).toBeNull();
  });
});
