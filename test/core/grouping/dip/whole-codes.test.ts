import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DipCatalogue, DipGroup, DipReading } from '../../../../core/grouping/dip/catalogue.ts';
import { compileCatalogue } from '../../../../core/grouping/dip/compile-catalogue.ts';
import { aimCases } from '../../../../generator/dip/aim-cases.ts';
import { catalogueHeader } from '../../../../generator/dip/catalogue-header.ts';
import { codePool } from '../../../../generator/dip/code-pool.ts';
import { makeCatalogue } from '../../../../generator/dip/make-catalogue.ts';
import { knowledgeFolder } from '../../../../platform/knowledge/knowledge-folder.ts';
import { loadProcedureKinds } from '../../../../platform/knowledge/load-procedure-kinds.ts';
import { groupNaively } from '../../../support/dip/group-naively.ts';
import { aCase } from '../national-grouper.ts';

const kinds = loadProcedureKinds(knowledgeFolder(), 'procedure-kind');

function grouperOf(rows: readonly Partial<DipGroup>[], cells: DipReading['cells']) {
  const header = catalogueHeader({ seed: '' });
  const groups = rows.map((row, i): DipGroup => {
    return { code: `BX-${i + 1}`, stage: 'merged', title: { zh: `${i + 1}` }, score: null, ...row };
  });
  const catalogue: DipCatalogue = {
    header: { ...header, reading: { ...header.reading, cells } },
    groups,
    comprehensive: [],
    excludedPrincipals: [],
    excludedOperations: [],
    resistantPrincipals: [],
    resistantOthers: [],
    primaryCare: [],
  };
  return compileCatalogue(catalogue, kinds);
}

const codeOf = (grouper: ReturnType<typeof grouperOf>, dx: string, proc: readonly string[]) =>
  grouper.group(aCase({ id: '1', dx: [dx], proc: [...proc] })).code;

describe('a code of a cell that is written out in full', () => {
  const dialysis = [
    { principal: 'A41', main: '39.9500|39.9501' },
    { principal: 'A41', main: '39.9500x007' },
  ];

  it('stands for itself, so that a row below may name its extension', () => {
    const grouper = grouperOf(dialysis, 'whole-codes');
    expect(codeOf(grouper, 'A41.900', ['39.9500'])).toBe('BX-1');
    expect(codeOf(grouper, 'A41.900', ['39.9500x007'])).toBe('BX-2');
  });

  it('takes its extensions too where prefixes are meant', () => {
    for (const cells of ['prefixes', undefined] as const)
      expect(codeOf(grouperOf(dialysis, cells), 'A41.900', ['39.9500x007'])).toBe('BX-1');
  });

  it('is a beginning still where it is not written out', () => {
    const grouper = grouperOf([{ principal: 'K35.8', main: '47.0' }], 'whole-codes');
    expect(codeOf(grouper, 'K35.800x001', ['47.0100'])).toBe('BX-1');
  });

  it('takes the dagger code that it is, with its asterisk code', () => {
    const grouper = grouperOf([{ principal: 'A01.001' }, { principal: 'A01.002+G01*' }], 'whole-codes');
    expect(codeOf(grouper, 'A01.001+K77.0*', [])).toBe('BX-1');
    expect(codeOf(grouper, 'A01.002+G01*', [])).toBe('BX-2');
  });

  it('is told in the trace as what took the case', () => {
    const steps = grouperOf(dialysis, 'whole-codes').explain(
      aCase({ id: '1', dx: ['A41.900'], proc: ['39.9500x007'] }),
    );
    const matched = steps.find(({ step }) => step === 'groupMatched');
    expect(matched).toMatchObject({ group: 'BX-2' });
  });

  it('is read as a naive reading of the sheets has it, on cases aimed at a catalogue', () => {
    const poolOf = (id: string) =>
      codePool(
        (JSON.parse(readFileSync(`knowledge/codes/${id}.json`, 'utf8')) as { titles: Record<string, string> })
          .titles,
      );
    const [diagnoses, procedures] = [poolOf('icd10-nhsa-2.0'), poolOf('icd9cm3-nhsa-2.0')];
    const sizes = {
      merged: 170,
      basic: 320,
      excludedPrincipals: 400,
      excludedOperations: 400,
      primaryCare: 50,
      categories: 100,
    };
    for (const rowChoice of ['first', 'narrowest'] as const) {
      const reading = { cells: 'whole-codes', rowChoice } as const;
      const catalogue = makeCatalogue({ seed: rowChoice, sizes, reading }, diagnoses, procedures);
      const grouper = compileCatalogue(catalogue, kinds);
      const naive = { catalogue, kinds };
      const cases = aimCases(catalogue, diagnoses, procedures, { seed: 'whole', count: 2_500 });
      const differing = cases.filter((given) => {
        const { code, status } = grouper.group(given);
        return groupNaively(naive, given).code !== (status === 'grouped' ? code : status);
      });
      expect(differing).toEqual([]);
    }
  });
});
