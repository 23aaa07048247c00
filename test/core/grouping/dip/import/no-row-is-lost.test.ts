import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dipCatalogueSchema, dipHeaderSchema } from '../../../../../core/grouping/dip/catalogue.ts';
import type { CatalogueReading } from '../../../../../core/grouping/dip/import/catalogue-reading.ts';
import { importCatalogue } from '../../../../../core/grouping/dip/import/import-catalogue.ts';
import { readDipWorkbook } from '../../../../../core/grouping/dip/import/read-dip-workbook.ts';
import type { Sheet, Workbook } from '../../../../../core/grouping/workbook/workbook.ts';
import { catalogueHeader } from '../../../../../generator/dip/catalogue-header.ts';
import { catalogueToWorkbook } from '../../../../support/dip/catalogue-to-workbook.ts';
import { generatedCatalogue } from '../../../../support/dip/full-size-catalogue.ts';
import { smallDipWorkbook } from '../../../../support/dip/small-dip-workbook.ts';
import { dipVocabulary } from '../../../../support/dip/vocabularies.ts';
import { holds } from '../../../../support/holds.ts';

/** Every row is header, blank, used or reported, and of those reported an issue names the row or the whole sheet. */
function expectNothingLost(workbook: Workbook, { tallies, issues }: CatalogueReading): void {
  expect(tallies.map(({ sheet }) => sheet).toSorted()).toEqual([...workbook.keys()].toSorted());
  for (const { sheet, rows, header, blank, read, used, reported } of tallies) {
    expect([sheet, header + blank + read]).toEqual([sheet, rows]);
    expect([sheet, used + reported]).toEqual([sheet, read]);
    expect([sheet, rows]).toEqual([sheet, workbook.get(sheet)?.length]);
    const named = new Set(
      issues.flatMap(({ place, also = [] }) =>
        [place, ...also].flatMap((one) => (one && 'sheet' in one && one.sheet === sheet ? [one.row] : [])),
      ),
    );
    const isToldWhole = issues.some(
      (issue) => 'rows' in issue && issue.sheet === sheet && issue.rows === reported,
    );
    if (!isToldWhole) expect(named.size).toBeGreaterThanOrEqual(reported);
  }
}

const ugly = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '分类',
    '序号',
    '主要诊断编码',
    '编码',
    'XQ',
    'JC',
    '1',
    '14',
    'A41',
    '+',
    '|',
    '所有诊断',
    '<0天',
    '出生体重1499-1000克',
    '是',
  ),
  fc.string({ maxLength: 6 }),
);

/** Changes to a workbook: cells overwritten, rows taken out, doubled, cut short or put in. */
const damage = fc.record({
  sheet: fc.nat(),
  row: fc.nat(),
  column: fc.nat(11),
  text: ugly,
  how: fc.constantFrom('cell', 'cell', 'cell', 'drop', 'double', 'cut', 'insert'),
});

type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(workbook: Workbook, damages: readonly Damage[]): Workbook {
  const sheets = new Map<string, Sheet>(workbook);
  const names = [...sheets.keys()];
  for (const { sheet, row, column, text, how } of damages) {
    const name = names[sheet % names.length] as string;
    const rows = [...(sheets.get(name) ?? [])];
    const at = row % Math.max(rows.length, 1);
    const old = rows[at] ?? [];
    if (how === 'drop') rows.splice(at, 1);
    else if (how === 'double') rows.splice(at, 0, old);
    else if (how === 'cut') rows[at] = old.slice(0, column);
    else if (how === 'insert') rows.splice(at, 0, [text, text]);
    else
      rows[at] = Array.from({ length: Math.max(old.length, column + 1) }, (_, i) =>
        i === column ? text : (old[i] ?? ''),
      );
    sheets.set(name, rows);
  }
  return sheets;
}

describe('reading a DIP workbook', () => {
  it('uses or reports every row of a generated workbook as large as the published one', () => {
    const catalogue = generatedCatalogue({ seed: 'rows', scored: false });
    const workbook = catalogueToWorkbook(catalogue);
    const reading = readDipWorkbook(workbook, dipVocabulary);
    expectNothingLost(workbook, reading);
    expect(reading.draft.groups.length).toBeGreaterThan(5_000);
    expect(reading.draft.excludedPrincipals).toHaveLength(4_742);
    expect(reading.draft.excludedOperations).toHaveLength(4_111);
    const primaryCare = reading.tallies.find(({ sheet }) => sheet === '六、基层病种');
    expect(primaryCare).toMatchObject({ read: 127 });
  });

  it('gives the very groups back that a generated workbook was written from', () => {
    const catalogue = generatedCatalogue({
      seed: 'back',
      scored: false,
      sizes: { merged: 300, basic: 400, excludedPrincipals: 50, excludedOperations: 80, primaryCare: 20 },
    });
    const { draft } = readDipWorkbook(catalogueToWorkbook(catalogue), dipVocabulary);
    const withoutTitle = ({ title: _, ...rest }: (typeof draft.groups)[number]) => rest;
    expect(draft.groups.map(withoutTitle)).toEqual(catalogue.groups.map(withoutTitle));
    expect(draft.excludedPrincipals).toEqual(catalogue.excludedPrincipals);
    expect(draft.excludedOperations).toEqual(catalogue.excludedOperations);
    expect(draft.resistantPrincipals).toEqual(catalogue.resistantPrincipals);
  });

  it('loses no row of a damaged workbook, and never throws', () => {
    const whole = smallDipWorkbook();
    holds(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 12 }), (damages) => {
        const workbook = damaged(whole, damages);
        expectNothingLost(workbook, readDipWorkbook(workbook, dipVocabulary));
      }),
      { numRuns: 1_500 },
    );
  });

  it('gives a sound catalogue or says what is wrong, whatever is damaged and accepted', () => {
    const accepted = dipHeaderSchema.shape.accepted.unwrap().unwrap().element.options;
    const header = { ...catalogueHeader({ seed: '' }), accepted };
    const known = { id: 'all', has: () => true, beginningWith: () => ['A00.000'], hasBetween: () => true };
    holds(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 6 }), (damages) => {
        const reading = readDipWorkbook(damaged(smallDipWorkbook(), damages), dipVocabulary);
        const { catalogue, mistakes } = importCatalogue(reading, {
          header,
          codes: { dx: known, proc: known },
        });
        if (catalogue === null) expect(mistakes).not.toEqual([]);
        else expect(dipCatalogueSchema.safeParse(catalogue).error).toBeUndefined();
      }),
      { numRuns: 600 },
    );
  });

  it('never has more groups than rows, and none that no row of its sheet wrote', () => {
    holds(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 12 }), (damages) => {
        const { draft, tallies, places } = readDipWorkbook(
          damaged(smallDipWorkbook(), damages),
          dipVocabulary,
        );
        const used = tallies.reduce((sum, tally) => sum + tally.used, 0);
        expect(draft.groups.length).toBeLessThanOrEqual(used);
        expect(new Set(draft.groups.map(({ code }) => code)).size).toBe(draft.groups.length);
        for (const { code } of draft.groups) expect(places.ofGroup(code)).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
