import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { infcodes } from '../../core/orders/nhsa/refusal.ts';
import { loadNhsaProtocol } from '../../platform/knowledge/load-dictionaries.ts';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/orders.md'), 'utf8');
const fields = Object.values(loadNhsaProtocol().fields).flat();

describe('docs/orders.md', () => {
  it('names every infcode', () => {
    const rows = [...text.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(rows).toEqual([0, ...Object.values(infcodes)]);
  });

  it('names every other name under which a field is taken', () => {
    for (const alias of fields.flatMap(({ aliases = [] }) => aliases)) expect(text).toContain(`\`${alias}\``);
  });

  it('tells the bounds of lists as they are', () => {
    const [told = ''] = /At most 20 patients.*?feedback/.exec(text) ?? [];
    const bounds = fields.flatMap(({ most }) => most ?? []).sort();
    const numbers = (told.match(/\d[\d,]*/g) ?? []).map((number) => Number(number.replace(',', '')));
    expect(numbers.sort()).toEqual(bounds);
  });

  it('shows examples that there are', () => {
    const named = [...text.matchAll(/examples\/[\w.-]+/g)].map(([path]) => path);
    expect(named.length).toBeGreaterThan(0);
    for (const path of named) expect(existsSync(join(root, path)), path).toBe(true);
  });
});
