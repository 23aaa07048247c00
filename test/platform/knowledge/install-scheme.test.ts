import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installScheme } from '../../../platform/knowledge/install-scheme.ts';
import { listSchemes, loadScheme } from '../../../platform/knowledge/load-scheme.ts';
import { adrg, mdc, smallScheme } from '../../core/grouping/small-scheme.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'knowledge-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const scheme = (title: string) =>
  smallScheme({
    mdcs: [mdc('X', ['XA1'], { commits: true })],
    adrgs: [
      adrg('XA1', {
        title,
        procClasses: { 1: ['01.1'] },
        sets: { dx: ['A00'] },
        when: { principalDx: 'dx' },
      }),
    ],
    complications: { mcc: { 1: ['J96'] }, cc: {} },
    validProcedures: ['01.1', '01.2', '02.1'],
  });

describe('installScheme', () => {
  it('writes what loadScheme reads', () => {
    installScheme(dir, scheme('标题'));
    expect(loadScheme(dir, 'small')).toEqual(scheme('标题'));
  });

  it('keeps a large scheme to the code', () => {
    const national = { ...loadScheme('knowledge', 'chs-drg-1.1') };
    mkdirSync(join(dir, 'codes'));
    const { mapping, ...rest } = national;
    writeFileSync(join(dir, 'codes', `${national.header.codeMapping}.json`), JSON.stringify(mapping));
    installScheme(dir, national);
    const { mapping: _, ...read } = loadScheme(dir, 'chs-drg-1.1');
    expect(read).toEqual(rest);
  });

  it('replaces a scheme of the same id whole, and leaves nothing behind', () => {
    installScheme(dir, scheme('alt'));
    writeFileSync(join(dir, 'schemes', 'small', 'errata.json'), '[{"left":"over"}]');
    installScheme(dir, scheme('neu'));
    expect(loadScheme(dir, 'small').adrgs[0]?.title).toBe('neu');
    expect(readdirSync(dir)).toEqual(['schemes']);
    expect(listSchemes(dir)).toHaveLength(1);
  });

  it('leaves the installed scheme in place when the new one cannot be written', () => {
    installScheme(dir, scheme('alt'));
    const broken = { ...scheme('neu'), validProcedures: null as unknown as string[] };
    expect(() => installScheme(dir, broken)).toThrow();
    expect(loadScheme(dir, 'small').adrgs[0]?.title).toBe('alt');
    expect(existsSync(join(dir, 'schemes', 'small'))).toBe(true);
    expect(readdirSync(dir)).toEqual(['schemes']);
  });
});
