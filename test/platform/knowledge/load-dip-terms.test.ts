import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { DipTerms } from '../../../core/payment/dip/terms.ts';
import { loadDipTerms } from '../../../platform/knowledge/load-dip-terms.ts';
import { loadKnowledge } from '../../../platform/knowledge/load-knowledge.ts';

const stored = loadDipTerms('knowledge');

describe('the installed terms of the demonstration catalogue', () => {
  const terms = [...stored.values()].filter(({ catalogue }) => catalogue === 'demo-2025');

  it('all have the point value and level coefficients that its history came to', () => {
    const figures = terms.map(({ coefficients, point_value_fen }) => ({
      by_level: coefficients.by_level,
      point_value_fen,
    }));
    expect(terms.map(({ region }) => region)).toEqual(expect.arrayContaining(['371300', '999900']));
    expect(new Set(figures.map((each) => JSON.stringify(each))).size).toBe(1);
  });
});

describe('terms that name what is not there', () => {
  const work = mkdtempSync(join(tmpdir(), 'sentinel-terms-'));
  afterAll(() => rmSync(work, { recursive: true }));
  let made = 0;

  const linkAll = (from: string, to: string, without: string) => {
    mkdirSync(to);
    for (const name of readdirSync(from))
      if (name !== without) symlinkSync(resolve(from, name), join(to, name));
  };

  /** The installed knowledge with other terms of one id. */
  function knowledgeWithTerms(id: string, parts: Partial<DipTerms>) {
    const folder = join(work, `${++made}`);
    linkAll('knowledge', folder, 'dip');
    linkAll('knowledge/dip', join(folder, 'dip'), 'terms');
    linkAll('knowledge/dip/terms', join(folder, 'dip', 'terms'), `${id}.json`);
    writeFileSync(
      join(folder, 'dip', 'terms', `${id}.json`),
      JSON.stringify({ ...stored.get(id), ...parts }),
    );
    return loadKnowledge({}, folder);
  }

  it('are refused where their region, or their catalogue, is nobody’s', () => {
    expect(() => knowledgeWithTerms('demo-2025-older', { region: '999999' })).toThrow(
      'DIP terms demo-2025-older are of region 999999, which is not known',
    );
    expect(() => knowledgeWithTerms('demo-2025-older', { catalogue: 'mars' })).toThrow(
      'DIP catalogue mars is not installed',
    );
  });

  it('are refused where a region names those of another', () => {
    expect(() => knowledgeWithTerms('demo-2025', { region: '999900' })).toThrow(
      'region 371300 names the DIP terms demo-2025, which are of region 999900',
    );
  });

  it('are refused, when the catalogue is first needed, where an exit names a group that it does not have', () => {
    const [exit] = stored.get('demo-2025')?.exits ?? [];
    if (!exit) throw new Error('the installed terms have an exit');
    const grouperUnder = (groups: string[]) =>
      knowledgeWithTerms('demo-2025', { exits: [{ ...exit, when: { groups } }] }).dipGrouperOf('demo-2025');
    expect(() => grouperUnder(['I10.x', 'NOSUCH'])).toThrow(
      'exits.bed-day: 目录 demo-2025 中没有病种 NOSUCH。 Catalogue demo-2025 has no group NOSUCH.',
    );
    // One that the catalogue lists, and one that it implies.
    expect(grouperUnder(['I10.x', 'ZH-Z99-1']).title('I10.x')).not.toBeNull();
  });
});
