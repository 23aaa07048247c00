import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadGrouper } from '../../../platform/knowledge/load-grouper.ts';
import { packScheme, readSchemePack } from '../../../platform/knowledge/scheme-pack.ts';
import { aCase } from '../../core/grouping/national-grouper.ts';

const id = 'chs-drg-1.1';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drg-sentinel-packs-'));
  cpSync(join('knowledge', 'schemes', id), join(folder, 'schemes', id), { recursive: true });
  cpSync(join('knowledge', 'codes'), join(folder, 'codes'), { recursive: true });
  packScheme(folder, id);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('loading a grouper', () => {
  const mapped = aCase({ dx: ['B44.800x010'], map: 1 });

  it('takes the pack where there is one, and translates codes as the files say', () => {
    const expected = loadGrouper('knowledge', id, {}).explain(mapped);
    expect(readSchemePack(folder, id)).not.toBeNull();
    expect(loadGrouper(folder, id).explain(mapped)).toEqual(expected);
  });

  it('reads errata as asked, which no pack does', () => {
    const asked = aCase({ dx: ['J68.101', 'J68.200'] });
    const drgWith = (reading: 'as-given' | 'as-published') =>
      loadGrouper(folder, id, { 'j68-200-exclusion-table': reading }).group(asked).drg;
    expect(loadGrouper(folder, id).group(asked).drg).toBe(drgWith('as-given'));
    expect(drgWith('as-published')).not.toBe(drgWith('as-given'));
  });

  it('passes over a pack whose files have changed since', () => {
    appendFileSync(join(folder, 'schemes', id, 'valid-procedures.json'), ' ');
    expect(readSchemePack(folder, id)).toBeNull();
    expect(loadGrouper(folder, id).group(aCase({ dx: ['I60.000'] })).adrg).toBe('BR1');
  });
});
