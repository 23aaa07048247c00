import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DipReading } from '../../../../../core/grouping/dip/catalogue.ts';
import { compileCatalogue } from '../../../../../core/grouping/dip/compile-catalogue.ts';
import { findRowConflicts } from '../../../../../core/grouping/dip/import/find-row-conflicts.ts';
import { aimCases } from '../../../../../generator/dip/aim-cases.ts';
import { codePool } from '../../../../../generator/dip/code-pool.ts';
import { makeCatalogue } from '../../../../../generator/dip/make-catalogue.ts';
import { knowledgeFolder } from '../../../../../platform/knowledge/knowledge-folder.ts';
import { loadProcedureKinds } from '../../../../../platform/knowledge/load-procedure-kinds.ts';

const kinds = loadProcedureKinds(knowledgeFolder(), 'procedure-kind');
const poolOf = (id: string) => {
  const text = readFileSync(`knowledge/codes/${id}.json`, 'utf8');
  return codePool((JSON.parse(text) as { titles: Record<string, string> }).titles);
};
const [diagnoses, procedures] = [poolOf('icd10-nhsa-2.0'), poolOf('icd9cm3-nhsa-2.0')];
const nowhere = { ofGroup: () => null, ofEntry: () => null };
const sizes = {
  merged: 170,
  basic: 320,
  excludedPrincipals: 0,
  excludedOperations: 0,
  primaryCare: 0,
  categories: 0,
};

const readings: readonly Partial<DipReading>[] = (['first', 'narrowest'] as const).flatMap((rowChoice) =>
  (['any', 'conservative'] as const).flatMap((blankOperations) =>
    (['prefixes', 'whole-codes'] as const).map((cells) => ({ rowChoice, blankOperations, cells })),
  ),
);

describe('a group that is told to be unreachable', () => {
  it.each(readings)(
    'is reached by no case that is aimed at it: $rowChoice, $blankOperations, $cells',
    (reading) => {
      const catalogue = makeCatalogue({ seed: 'reach', sizes, reading }, diagnoses, procedures);
      const { groups, header } = catalogue;
      const unreachable = new Set(
        findRowConflicts(groups, header.reading, nowhere).flatMap((issue) =>
          issue.code === 'unreachable-row' ? [issue.entry] : [],
        ),
      );
      const grouper = compileCatalogue(catalogue, kinds);
      const cases = aimCases(catalogue, diagnoses, procedures, { seed: 'aimed', count: 6_000 });
      const reached = new Set(cases.map((given) => grouper.group(given).code));
      expect([...reached].filter((code) => unreachable.has(code))).toEqual([]);
      // Most others are, so that the cases are a test of it.
      expect(groups.filter(({ code }) => reached.has(code)).length).toBeGreaterThan(groups.length / 3);
    },
  );
});

describe('of a narrowest choice, the alternatives of a row', () => {
  const title = { zh: '病种' };
  const row = (code: string, main: string, related?: string) => ({
    code,
    stage: 'basic' as const,
    title,
    principal: 'I25',
    main,
    ...(related !== undefined && { related }),
    score: null,
  });
  const reading: DipReading = {
    rowChoice: 'narrowest',
    blankOperations: 'any',
    conservativeTakes: [],
    exclusions: 'whole-codes',
    treatmentBy: 'highest',
  };
  const unreachable = (...groups: readonly ReturnType<typeof row>[]) =>
    findRowConflicts(groups, reading, nowhere).flatMap((issue) =>
      issue.code === 'unreachable-row' ? [issue.entry] : [],
    );

  it('are each held against others by what they ask themselves', () => {
    const wide = row('JC-1', '36.06|36.07+39.65+39.50');
    expect(unreachable(wide, row('JC-2', '36.06', '88.55'))).toEqual([]);
    expect(unreachable(wide, row('JC-3', '36.0600'))).toEqual(['JC-3']);
    expect(unreachable(wide, row('JC-4', '36.06|36.07+39.65'))).toEqual([]);
    expect(unreachable(wide, row('JC-5', '36.0601|36.07+39.65+39.50'))).toEqual(['JC-5']);
  });
});

describe('codes joined in the cell of the principal diagnosis or main operation', () => {
  const reading: DipReading = {
    rowChoice: 'first',
    blankOperations: 'any',
    conservativeTakes: [],
    exclusions: 'whole-codes',
    treatmentBy: 'highest',
  };
  const row = (code: string, principal: string, main: string) => ({
    code,
    stage: 'basic' as const,
    title: { zh: '病种' },
    principal,
    main,
    score: null,
  });
  const told = (...groups: readonly ReturnType<typeof row>[]) =>
    findRowConflicts(groups, reading, nowhere).flatMap((issue) =>
      issue.code === 'unreachable-row' ? [issue.entry] : [],
    );

  it('may each lead, so that a row that takes one of them leaves cases in which another does', () => {
    const first = row('BX-7', 'K35.8', '47.0100|47.0901');
    const joined = row('JC-15', 'K35.8', '47.0901+54.5100x005');
    expect(told(first, joined)).toEqual([]);
    const grouper = compileCatalogue(
      { ...makeCatalogue({ seed: 'led', sizes, reading }, diagnoses, procedures), groups: [first, joined] },
      kinds,
    );
    const stay = {
      id: '1',
      sex: '1',
      ageYears: 40,
      ageDays: null,
      weightGrams: null,
      dept: null,
      losDays: 5,
      dischargeWay: '1',
      dx: ['K35.800'],
    };
    expect(grouper.group({ ...stay, proc: ['54.5100x005', '47.0901'] }).code).toBe('JC-15');
    expect(grouper.group({ ...stay, proc: ['47.0901', '54.5100x005'] }).code).toBe('BX-7');
    expect(told(row('JC-1', 'K35.8', '47'), row('JC-2', 'K35.8+K65.0', '47'))).toEqual([]);
  });

  it('are all taken where each of them leads in a row before', () => {
    expect(told(row('JC-1', 'K35|K65', '47'), row('JC-2', 'K35.8+K65.0', '47.01'))).toEqual(['JC-2']);
    expect(told(row('JC-1', 'K35', '47+54'), row('JC-2', 'K35.8', '47.0901+54.5100x005'))).toEqual(['JC-2']);
    expect(told(row('JC-1', 'K35', '47+54'), row('JC-2', 'K35.8', '47.0901'))).toEqual([]);
  });
});
