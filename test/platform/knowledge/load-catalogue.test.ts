import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSealed } from '../../../platform/knowledge/catalogue-seal.ts';
import { installCatalogue } from '../../../platform/knowledge/install-catalogue.ts';
import { catalogueIds, loadCatalogue } from '../../../platform/knowledge/load-catalogue.ts';
import { lazyDipGroupers } from '../../../platform/knowledge/load-dip-grouper.ts';
import { generatedCatalogue } from '../../support/dip/full-size-catalogue.ts';

const sizes = {
  merged: 20,
  basic: 30,
  excludedPrincipals: 5,
  excludedOperations: 5,
  primaryCare: 3,
  categories: 2,
};
const catalogue = generatedCatalogue({ seed: 'installed', sizes });
const { id } = catalogue.header;

let folder: string;
const file = () => join(folder, 'dip', 'catalogues', id, 'catalogue.json');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalogues-'));
  mkdirSync(join(folder, 'codes'));
  cpSync('knowledge/codes/procedure-kind.json', join(folder, 'codes', 'procedure-kind.json'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Changes the installed file as a person would. */
function edit(from: string, to: string): void {
  writeFileSync(file(), readFileSync(file(), 'utf8').replace(from, to));
}

describe('an installed DIP catalogue', () => {
  it('is loaded as it was installed, and listed by its id', () => {
    expect(catalogueIds(folder)).toEqual([]);
    installCatalogue(folder, catalogue);
    expect(loadCatalogue(folder, id)).toEqual(catalogue);
    expect(catalogueIds(folder)).toEqual([id]);
  });

  it('is read without being checked again as long as its files are those that were checked', () => {
    installCatalogue(folder, catalogue);
    expect(isSealed(folder, id)).toBe(true);
    edit('"version": "3.0"', '"version": "3.1"');
    expect(isSealed(folder, id)).toBe(false);
    expect(loadCatalogue(folder, id).header.version).toBe('3.1');
  });

  it('that somebody spoiled is refused with every mistake', () => {
    installCatalogue(folder, catalogue);
    edit('"region": "CN"', '"region": "China"');
    edit('"stage":"early"', '"stage":"late"');
    expect(() => loadCatalogue(folder, id)).toThrow(/region[\s\S]*stage/);
  });

  it('is not sealed any more when the table of kinds that it rests on is another', () => {
    installCatalogue(folder, catalogue);
    const table = join(folder, 'codes', 'procedure-kind.json');
    writeFileSync(
      table,
      readFileSync(table, 'utf8').replace('"00.0100","therapeutic"', '"00.0100","diagnostic"'),
    );
    expect(isSealed(folder, id)).toBe(false);
  });

  it('groups cases, and is made ready once', () => {
    installCatalogue(folder, catalogue);
    const grouperOf = lazyDipGroupers(folder);
    expect(grouperOf(id)).toBe(grouperOf(id));
    expect(grouperOf(id).catalogue.id).toBe(id);
    expect(() => grouperOf('nothing')).toThrow('nothing is not installed; there are generated-dip');
  });
});
