import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installedRules } from '../../../support/installed-rules.ts';

const codesFile = join(import.meta.dirname, '../../../../knowledge/codes/icd10-nhsa-2.0.json');
const { titles } = JSON.parse(readFileSync(codesFile, 'utf8')) as { titles: Record<string, string> };
const { points, references } = installedRules();
const scopes = points.flatMap((table) =>
  table.kind === 'diagnosis-scope' && table.id.startsWith('drug-') ? table.rows : [],
);
const interactions = points.flatMap((table) => (table.kind === 'drug-interaction' ? table.rows : []));

describe('what is read into the words of labels', () => {
  it('is codes of the insurance edition', () => {
    const all = Object.keys(titles);
    const beginnings = new Set(scopes.flatMap(([, , , , codes]) => codes));
    expect(beginnings.size).toBeGreaterThan(100);
    const unknown = [...beginnings].filter((beginning) => !all.some((code) => code.startsWith(beginning)));
    expect(unknown).toEqual([]);
  });

  it('says of each other drug by which names or classes it is known, never the drug itself', () => {
    const idle = interactions.filter(([, , , names, classes]) => names.length + classes.length === 0);
    expect(idle).toEqual([]);
    expect(interactions.filter(([, name, , names]) => names.includes(name))).toEqual([]);
  });

  it('is classes that the drug catalogue has a place for', () => {
    const classes = new Set(interactions.flatMap((row) => row[4]));
    const unknown = [...classes].filter(
      (one) => references.drugs.classOf(`${one}A001A001010100001`) === null,
    );
    expect(unknown).toEqual([]);
  });
});
