import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../../web/src/parts/file-name.ts';
import { holds } from '../../support/holds.ts';

describe('the name of a file that is taken along', () => {
  it('stays as it is where every system takes it', () => {
    for (const name of [
      'cases-2026-03.xlsx',
      '科室-2026-Q1.xlsx',
      'sample-20261121.json',
      '我的坚持 2026.xlsx',
    ])
      expect(fileNameOf(name)).toBe(name);
  });

  it('has nothing in it that a browser would make something else of', () => {
    expect(fileNameOf('sample-<img src=x onerror="alert(1)">.json')).toBe(
      'sample- img src=x onerror= alert(1) .json',
    );
    expect(fileNameOf('chs-drg-1.1/BR25\u202e-rules.xlsx')).toBe('chs-drg-1.1 BR25 -rules.xlsx');
    expect(fileNameOf('../../etc/passwd')).toBe('etc passwd');
    expect(['', ' ', '...', '<>'].map(fileNameOf)).toEqual(['-', '-', '-', '-']);
  });

  it('is short enough, and comes out the same when it is made once more', () => {
    holds(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const name = fileNameOf(text);
        expect([...name].length).toBeLessThanOrEqual(100);
        expect(name).not.toMatch(/[\\/:*?"<>|\n\t]|^[ .]|^$/);
        expect(fileNameOf(name)).toBe(name);
      }),
    );
  });
});
