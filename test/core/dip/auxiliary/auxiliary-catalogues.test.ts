import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAuxiliary } from '../../../../core/dip/auxiliary/auxiliary-catalogues.ts';
import { auxiliaryFactor } from '../../../../core/dip/auxiliary/auxiliary-factor.ts';
import { parseComorbidity } from '../../../../core/dip/auxiliary/comorbidity.ts';
import { knowledgeFolder } from '../../../../platform/knowledge/knowledge-folder.ts';

type Stored = { catalogues: { id: string; principal?: unknown; levels: { id: string; when: unknown }[] }[] };

const stored = (): Stored =>
  JSON.parse(readFileSync(join(knowledgeFolder(), 'dip', 'auxiliary', 'national-reading.json'), 'utf8'));

/** What is wrong with the installed catalogues once one of them has been changed. */
function mistakeOf(change: (catalogues: Stored['catalogues']) => void): string {
  const spoilt = stored();
  change(spoilt.catalogues);
  try {
    parseAuxiliary(spoilt);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

const always = { id: 'x', title: { zh: '某', en: 'x' }, when: {} };
const levelFrom = (when: unknown) => (all: Stored['catalogues']) => {
  all[0]?.levels.push({ ...always, when });
};

describe('stored auxiliary catalogues', () => {
  it('are refused where they name what is not there, or name it twice', () => {
    expect(mistakeOf(() => {})).toBe('');
    const lists = { codes: { lists: ['nothing'], position: 'any' } };
    expect(mistakeOf(levelFrom(lists))).toContain('no list of codes nothing');
    const later = { levelOf: { catalogue: 'age', levels: ['child'] } };
    expect(mistakeOf(levelFrom(later))).toContain('no age/child before it');
    expect(mistakeOf((all) => all.push(...stored().catalogues.slice(0, 1)))).toContain(
      'a catalogue stands twice',
    );
    expect(mistakeOf((all) => all[0]?.levels.push(always, always))).toContain('a level stands twice');
  });

  it('are refused with a range that says nothing, or runs backwards', () => {
    expect(mistakeOf(levelFrom({ losDays: {} }))).toContain('neither from nor to');
    expect(mistakeOf(levelFrom({ losDays: { from: 3, to: 2 } }))).toContain('ends before it begins');
  });
});

describe('a table of comorbidity', () => {
  it('is refused where a graver form takes the place of what is not there', () => {
    const category = { id: 'mi', title: { zh: '心梗', en: 'MI' }, weight: 1, prefixes: ['I21'] };
    const table = {
      id: 't',
      source: 's',
      certainty: 'low',
      categories: [{ ...category, instead_of: ['ai'] }],
    };
    expect(() => parseComorbidity(table)).toThrow(/instead_of names a category that is not there/);
  });
});

describe('the auxiliary factor of a case', () => {
  it('is the highest that its group has for the types it is of', () => {
    const ofGroup = [
      { type: 'cci/severe', factor: 1.2 },
      { type: 'age/child', factor: 0.8 },
      { type: 'age/newborn', factor: 3 },
    ];
    expect(auxiliaryFactor(['age/child', 'cci/severe'], ofGroup)?.type).toBe('cci/severe');
    expect(auxiliaryFactor(['age/child'], ofGroup)?.factor).toBe(0.8);
    expect(auxiliaryFactor(['cci/general'], ofGroup)).toBeNull();
    expect(auxiliaryFactor(['cci/severe'], [])).toBeNull();
  });
});
