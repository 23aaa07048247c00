import { describe, expect, it } from 'vitest';
import {
  type DipAcceptance,
  type DipReading,
  dipCatalogueSchema,
} from '../../../../../core/grouping/dip/catalogue.ts';
import { codeList } from '../../../../../core/grouping/dip/import/code-list.ts';
import { dipIssueWords } from '../../../../../core/grouping/dip/import/dip-issue-words.ts';
import { importCatalogue } from '../../../../../core/grouping/dip/import/import-catalogue.ts';
import { readCatalogueTable } from '../../../../../core/grouping/dip/import/read-catalogue-table.ts';
import { readDipWorkbook } from '../../../../../core/grouping/dip/import/read-dip-workbook.ts';
import { catalogueHeader } from '../../../../../generator/dip/catalogue-header.ts';
import { type SmallDipRows, smallDipWorkbook } from '../../../../support/dip/small-dip-workbook.ts';
import { catalogueTableWords, defaultReading, dipVocabulary } from '../../../../support/dip/vocabularies.ts';

const codes = {
  dx: codeList('icd10', [
    ...['A09.900', 'A15.000x010', 'A15.000x012', 'A41.900', 'C16.000', 'J06.900', 'K20.x00', 'K35.800'],
    ...[
      'M47.000+G99.2*',
      'P07.000',
      'S66.100',
      'T20.200',
      'T20.600',
      'T21.200',
      'T21.600',
      'T31.000',
      'T32.000',
      'Z51.100',
    ],
  ]),
  proc: codeList('icd9', [
    ...[
      '00.1000',
      '00.3101',
      '31.9400',
      '39.9500',
      '39.9500x007',
      '39.9501',
      '45.1300x004',
      '47.0100',
      '47.0901',
    ],
    ...['50.5100', '50.5901', '54.5100x005', '86.2200x011', '96.7201', '99.2503', '99.2800x005'],
  ]),
};

interface Asked {
  readonly reading?: Partial<DipReading>;
  readonly accepted?: readonly DipAcceptance[];
}

function importRows(change: Partial<SmallDipRows>, { reading, accepted = [] }: Asked = {}) {
  const header = {
    ...catalogueHeader({ seed: '' }),
    reading: { ...defaultReading.rows, ...reading },
    accepted,
  };
  return importCatalogue(readDipWorkbook(smallDipWorkbook(change), dipVocabulary), {
    header,

    codes,
  });
}

const mistakes = (...asked: Parameters<typeof importRows>) =>
  importRows(...asked).mistakes.map((issue) =>
    'entry' in issue ? `${issue.code} ${issue.entry}` : issue.code,
  );

describe('a DIP catalogue that is imported', () => {
  it('is taken whole when nothing is wrong with it, and one without scores says so', () => {
    const report = importRows({});
    expect(report.mistakes).toEqual([]);
    expect(report.catalogue?.groups).toHaveLength(16);
    expect(report.notices).toContainEqual({ code: 'scores-missing', place: null, groups: 16 });
  });

  it('is refused for codes and beginnings that the edition does not have, unless they are accepted', () => {
    const basic = [['JC', '14', 'A41|Q99.9', '', '39.9500x999', '']];
    expect(mistakes({ basic })).toEqual(['unknown-code Q99.9', 'unknown-code 39.9500x999']);
    expect(importRows({ basic }, { accepted: ['unknown-codes'] }).catalogue).not.toBeNull();
  });

  it('is refused as of another edition where the unknown codes are many', () => {
    const rows = ['Q01', 'Q02', 'Q03', 'Q04'].map((code, i) => ['JC', String(14 + i), code, '', '', '']);
    expect(mistakes({ basic: rows })).toEqual(['wrong-edition']);
  });

  it('is told which groups no case reaches, by the order in which its rows are tried', () => {
    expect(mistakes({}, { reading: { rowChoice: 'first' } })).toEqual([
      'unreachable-row FZ-9',
      'unreachable-row FZ-11',
    ]);
    expect(mistakes({}, { reading: { rowChoice: 'first', blankOperations: 'conservative' } })).toEqual([
      'unreachable-row FZ-11',
    ]);
  });

  it('finds a group of an extension unreachable where the code before it is meant as a beginning', () => {
    expect(mistakes({}, { reading: { cells: 'prefixes' } })).toEqual(['unreachable-row JC-14']);
  });

  it('finds a group that several others share out between them', () => {
    const basic = [
      ['JC', '14', 'K35', '', '47.0100', ''],
      ['JC', '15', 'K20', '', '47.0100', ''],
      ['JC', '16', 'K35|K20', '', '47.0100', ''],
      ['JC', '17', 'K35|K20', '', '47.0901', ''],
    ];
    const { mistakes: found } = importRows({ basic, merged: [] });
    expect(found).toEqual([
      expect.objectContaining({ code: 'unreachable-row', entry: 'JC-16', by: ['JC-14', 'JC-15'] }),
    ]);
  });

  it('finds a group whose diagnoses are all excluded, and one whose operations can never be the main one', () => {
    const found = mistakes({
      basic: [
        ['JC', '14', 'A09.900', '', '', ''],
        ['JC', '15', 'K35', '', '00.1000', ''],
        ['JC', '16', 'K20', '', '45.1300x004', ''],
      ],
    });
    expect(found).toEqual(['excluded-row JC-14', 'excluded-row JC-15']);
  });

  it('tells which groups may fit one case without one being the narrower, each pair once', () => {
    const basic = [
      ['JC', '14', 'K35|K20', '', '39.9501', ''],
      ['JC', '15', 'K35|C16', '', '39.9501', ''],
      ['JC', '16', 'K35', '', '', ''],
    ];
    const { notices } = importRows({ basic, merged: [], early: [] });
    expect(notices.filter(({ code }) => code === 'overlapping-rows')).toEqual([
      expect.objectContaining({ entry: 'JC-14', others: ['JC-15', 'JC-16'] }),
      expect.objectContaining({ entry: 'JC-15', others: ['JC-16'] }),
    ]);
  });

  it('tells only the number of pairs that the stages part, or of which one is a special case', () => {
    const found = importRows({}).notices.find(({ code }) => code === 'ordered-rows');
    // FZ-9 and FZ-11 beside what they are special cases of, BX-6 beside BX-7, BX-5 and JC-14 beside JC-15.
    expect(found).toMatchObject({ nested: 5 });
  });

  it('is refused where some groups have a score and others none, unless that is accepted', () => {
    const lines = [
      ['code', 'main_diagnosis', 'procedures', 'score'],
      ['1', 'K35.8', '47.0100', '800'],
      ['2', 'K20', '', ''],
    ].map((cells, i) => ({ line: i + 1, cells }));
    const reading = readCatalogueTable('area.csv', lines, 'rows', catalogueTableWords);
    const header = catalogueHeader({ seed: '' });
    const report = importCatalogue(reading, { header, codes });
    expect(report.mistakes).toEqual([
      { code: 'score-missing', place: { file: 'area.csv', line: 3, path: '2 score' }, entry: '2' },
    ]);
    expect(
      importCatalogue(reading, { header: { ...header, accepted: ['missing-scores'] }, codes }).catalogue,
    ).not.toBeNull();
  });

  it('of the older form is refused where two groups have the same diagnosis and operations', () => {
    const lines = [
      ['code', 'main_diagnosis', 'procedures', 'score'],
      ['1', 'K35.8', '47.0100+54.5100x005', '800'],
      ['2', 'K35.8', '54.5100x005+47.0100', '900'],
      ['3', 'K35.8', '47.0100', '700'],
    ].map((cells, i) => ({ line: i + 1, cells }));
    const reading = readCatalogueTable('area.csv', lines, 'combinations', catalogueTableWords);
    const header = { ...catalogueHeader({ seed: '' }), form: 'combinations' as const };
    const { mistakes: found } = importCatalogue(reading, { header, codes });
    expect(found).toEqual([expect.objectContaining({ code: 'unreachable-row', entry: '1', by: ['2'] })]);
  });
});

describe('comprehensive groups of an area', () => {
  const importTable = (...rows: readonly (readonly string[])[]) => {
    const columns = ['code', 'main_diagnosis', 'treatment', 'class', 'score'];
    const lines = [columns, ...rows].map((cells, i) => ({ line: i + 1, cells }));
    const reading = readCatalogueTable('area.csv', lines, 'rows', catalogueTableWords);
    const header = { ...catalogueHeader({ seed: '' }), accepted: ['unreachable' as const] };
    return { reading, header, ...importCatalogue(reading, { header, codes }) };
  };

  it('are refused where two are of one category and class of treatment, whatever is accepted', () => {
    const twice = importTable(
      ['ZH1', 'K35', '内科诊疗组', '综合病种', '100'],
      ['ZH2', 'K35', '内科诊疗组', '综合病种', '200'],
      ['ZH3', 'K35', '相关手术组', '综合病种', '300'],
    );
    expect(twice.mistakes).toEqual([
      {
        code: 'treatment-repeated',
        place: { file: 'area.csv', line: 3, path: 'ZH2' },
        entry: 'ZH2',
        other: 'ZH1',
      },
    ]);
    const file = dipCatalogueSchema.safeParse({ header: twice.header, ...twice.reading.draft });
    expect(file.error?.issues.map(({ path }) => path)).toEqual([['comprehensive', 1, 'code']]);
  });

  it('may not have the code that cases of another category get where none is listed', () => {
    expect(importTable(['ZH-A41-1', 'A15', '内科诊疗组', '综合病种', '1']).mistakes).toMatchObject([
      { code: 'code-is-implied', entry: 'ZH-A41-1', of: 'A41', treatment: 'conservative' },
    ]);
    expect(importTable(['ZH-A41-1', 'A41', '诊断性操作组', '综合病种', '1']).mistakes).toHaveLength(1);
    expect(importTable(['ZH-A41-1', 'A41', '', '核心病种', '1']).mistakes).toHaveLength(1);
    expect(importTable(['ZH-A41-1', 'A41', '内科诊疗组', '综合病种', '1']).mistakes).toEqual([]);
  });

  it('are of chapters that end behind their beginning, and of categories that the edition has', () => {
    const { mistakes: found } = importTable(
      ['1', 'K93-K00', '内科诊疗组', '综合病种', '1'],
      ['2', 'Q99', '内科诊疗组', '综合病种', '1'],
      ['3', 'A00-B99', '内科诊疗组', '综合病种', '1'],
    );
    expect(found).toMatchObject([
      { code: 'unknown-code', entry: 'Q99', place: { line: 3 } },
      { code: 'cell-syntax', text: 'K93-K00', place: { line: 2 } },
    ]);
    for (const issue of found) expect(dipIssueWords(issue).zh).not.toMatch(/undefined|null/);
  });
});
