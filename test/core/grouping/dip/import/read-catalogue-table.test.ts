import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CatalogueReading } from '../../../../../core/grouping/dip/import/catalogue-reading.ts';
import { isDipMistake } from '../../../../../core/grouping/dip/import/dip-issue.ts';
import { dipIssueWords } from '../../../../../core/grouping/dip/import/dip-issue-words.ts';
import { readCatalogueTable } from '../../../../../core/grouping/dip/import/read-catalogue-table.ts';
import { issuePlaceWords } from '../../../../../core/grouping/import/import-issue-words.ts';
import { catalogueTableWords } from '../../../../support/dip/vocabularies.ts';
import { holds } from '../../../../support/holds.ts';

const header = ['病种编码', '主要诊断编码', '手术操作编码', '病种名称', '病种类型', '分值'];

function read(
  rows: readonly (readonly string[])[],
  form: 'rows' | 'combinations' = 'rows',
  columns: readonly string[] = header,
): CatalogueReading {
  const lined = [columns, ...rows].map((cells, i) => ({ line: i + 1, cells }));
  return readCatalogueTable('area.csv', lined, form, catalogueTableWords);
}

const told = ({ issues }: CatalogueReading) => issues.map((issue) => [issue.code, ...issuePlaceWords(issue)]);

describe("an area's own catalogue", () => {
  it('has a row for each core group: diagnosis, operations, title and score', () => {
    const { draft, issues } = read([
      ['K35.8-47.01', 'K35.8', '47.0100|47.0901', '急性阑尾炎', '核心病种', '812.5'],
      ['K35.8-0', 'K35.8', '保守治疗', '急性阑尾炎，保守治疗', '核心病种', '301'],
    ]);
    expect(issues).toEqual([]);
    expect(draft.groups).toEqual([
      {
        code: 'K35.8-47.01',
        stage: 'basic',
        title: { zh: '急性阑尾炎' },
        principal: 'K35.8',
        main: '47.0100|47.0901',
        score: 812.5,
      },
      {
        code: 'K35.8-0',
        stage: 'basic',
        title: { zh: '急性阑尾炎，保守治疗' },
        principal: 'K35.8',
        score: 301,
      },
    ]);
  });

  it('in the older form joins its operations to the set that makes the group', () => {
    const { draft } = read([['1', 'K35.8', '47.0100/54.5100', '急性阑尾炎', '核心', '900']], 'combinations');
    expect(draft.groups[0]).toMatchObject({ principal: 'K35.8', anyOperation: '47.0100+54.5100' });
    expect(draft.groups[0]).not.toHaveProperty('main');
  });

  it('has comprehensive groups by category or chapter and class of treatment', () => {
    const { draft, issues } = read([
      ['ZH-K35-1', 'K35', '内科诊疗组', '阑尾炎', '综合病种', '250'],
      ['ZH-K-4', 'K00-K93', '相关手术', '消化系统疾病', '综合', '1000'],
    ]);
    expect(issues).toEqual([]);
    expect(draft.comprehensive).toEqual([
      { code: 'ZH-K35-1', of: 'K35', treatment: 'conservative', title: { zh: '阑尾炎' }, score: 250 },
      {
        code: 'ZH-K-4',
        of: 'K00-K93',
        treatment: 'related-operation',
        title: { zh: '消化系统疾病' },
        score: 1000,
      },
    ]);
  });

  it('may name its columns in English, in any order, and have more of them', () => {
    const { draft, issues } = read([['700', '120', 'Y', '31,500.10', '1', 'J18.9', '肺炎', '内部']], 'rows', [
      'score',
      'cases',
      'primary_care',
      '三级例均费用',
      'code',
      'main_diagnosis',
      'title',
      '备注',
    ]);
    expect(draft.groups[0]).toMatchObject({
      code: '1',
      principal: 'J18.9',
      score: 700,
      cases: 120,
      primaryCare: true,
      meanFen: { 3: 3_150_010 },
    });
    expect(issues).toEqual([
      {
        code: 'column-unknown',
        place: { file: 'area.csv', line: 1, path: '备注' },
        header: '备注',
        cells: 1,
      },
    ]);
  });

  it('is refused with line, column, value and what was expected of everything that is wrong, all at once', () => {
    const reading = read([
      ['1', '', '47.0100', '', '核心病种', '-3'],
      ['', 'K35.8', '47-48', '', '奇怪', '七百'],
      ['3', 'K35.8', '内科诊疗组', '', '综合病种', '250'],
      ['4', 'K35', '47.0100', '', '综合病种', '250'],
    ]);
    expect(told(reading)).toEqual([
      ['cell-empty', 'area.csv:2 principal'],
      ['value-out-of-range', 'area.csv:2 score'],
      ['cell-empty', 'area.csv:3 code'],
      ['value-out-of-range', 'area.csv:3 score'],
      ['cell-unreadable', 'area.csv:3 class'],
      ['cell-syntax', 'area.csv:3 procedures'],
      ['cell-unreadable', 'area.csv:4 principal'],
      ['cell-unreadable', 'area.csv:5 procedures'],
      ['cell-empty', 'area.csv:5 treatment'],
      ['no-groups', 'area.csv:1'],
    ]);
    expect(reading.tallies).toEqual([
      { sheet: 'area.csv', rows: 5, header: 1, blank: 0, read: 4, used: 0, reported: 4 },
    ]);
    const words = reading.issues.map(dipIssueWords);
    expect(words[1]).toEqual({
      zh: '“分值”的值“-3”不可用，应为 0.0001 至 1000000 之间的数',
      en: '“-3” is no score; expected a number from 0.0001 to 1000000',
    });
    for (const { zh, en } of words)
      expect([zh.length > 0, /\p{Script=Han}/u.test(en.replaceAll(/“.*”|expected .*/g, ''))]).toEqual([
        true,
        false,
      ]);
  });

  it('must not ask for related operations or other diagnoses in the older form, which would not see them', () => {
    const reading = read([['1', 'K35.8', '47.0100', '54.5100']], 'combinations', [
      ...header.slice(0, 3),
      '相关手术操作编码',
    ]);
    expect(told(reading)).toContainEqual(['not-in-form', 'area.csv:2 related']);
  });

  it('tells a code that stands twice, as a mistake where it says something else', () => {
    const row = ['1', 'K35.8', '47.0100', '急性阑尾炎', '核心病种', '812.5'];
    const reading = read([row, row, row.with(5, '813')]);
    expect(told(reading)).toEqual([
      ['repeated-row', 'area.csv:3 code'],
      ['repeated-entry', 'area.csv:4 code'],
    ]);
    expect(reading.draft.groups).toHaveLength(1);
  });

  it('of a comprehensive group has a class of treatment, and no cell that it would drop', () => {
    const columns = [...header, '治疗方式', '相关手术操作编码', '其他诊断编码'];
    const reading = read(
      [
        ['ZH1', 'J18', '47.0100', '', '综合病种', '200', '内科诊疗组', '54.5100', 'I10'],
        ['ZH2', 'J18', '内科诊疗组', '', '综合病种', '200', '内科诊疗组', '-', ''],
        ['ZH3', 'J19', '相关手术', '', '综合病种', '200', '内科诊疗组', '', ''],
        ['ZH4', 'J20', '保守治疗', '', '', '200', '内科诊疗组', '', ''],
        ['C1', 'J18.9', '', '', '核心病种', '300', '诊断性操作组', '', ''],
      ],
      'rows',
      columns,
    );
    expect(told(reading)).toEqual([
      ['not-in-tier', 'area.csv:2 procedures'],
      ['not-in-tier', 'area.csv:2 related'],
      ['not-in-tier', 'area.csv:2 other'],
      ['not-in-tier', 'area.csv:4 procedures'],
      ['not-in-tier', 'area.csv:6 treatment'],
    ]);
    expect(reading.draft.comprehensive.map(({ code }) => code)).toEqual(['ZH2', 'ZH4']);
    expect(dipIssueWords(reading.issues.at(-1) ?? expect.fail())).toMatchObject({
      en: 'core groups have no treatment, here “诊断性操作组”; expected an empty cell, or another class',
    });
  });

  it('is refused where a row has more cells than the header, which may have moved them all', () => {
    const reading = read([
      ['A', 'K35.8', '47.0100', '急性阑尾炎', '核心病种', '812.5', '', ''],
      ['B', 'J18.9', '', '肺炎', '细菌性', '', '500'],
    ]);
    expect(told(reading)).toEqual([['cells-beyond-header', 'area.csv:3 G']]);
    expect(reading.draft.groups.map(({ code }) => code)).toEqual(['A']);
  });

  it('is refused where two columns are the same, whatever they are called', () => {
    const reading = read([['A', 'B', 'K35.8', '5', '6']], 'rows', [
      'code',
      '病种编码',
      'principal',
      '分值',
      '分值',
    ]);
    expect(reading.issues).toMatchObject([
      { code: 'column-twice', column: 'code', headers: ['code', '病种编码'] },
      { code: 'column-twice', column: 'score', headers: ['分值', '分值'] },
    ]);
    expect(reading.issues.filter((issue) => isDipMistake(issue, []))).toHaveLength(2);
  });

  it('is refused where a spreadsheet keeps a code as a number, for its zeros may be lost', () => {
    const row = (line: number, code: string, operations: string) => ({
      line,
      cells: [code, 'K35.8', operations],
      numbers: new Set([0, 2]),
    });
    const lines = [{ line: 1, cells: header.slice(0, 3) }, row(2, '1', '47.01'), row(3, '2', '47.0901')];
    const reading = readCatalogueTable('area.xlsx', lines, 'rows', catalogueTableWords);
    expect(told(reading)).toEqual([['code-as-number', 'area.xlsx:2 procedures']]);
    expect(reading.draft.groups.map(({ code }) => code)).toEqual(['2']);
  });

  it('tells a cell that no spreadsheet can hold, and does not read its row', () => {
    const reading = read([
      ['A', `K35${'|'.repeat(1_000_000)}K36`, '', '', '核心病种', '1'],
      ['B', `K35${'|'.repeat(30_000)}K36`, '', '', '核心病种', '1'],
    ]);
    expect(told(reading)).toEqual([
      ['cell-too-long', 'area.csv:2 B'],
      ['cell-syntax', 'area.csv:3 principal'],
      ['no-groups', 'area.csv:1'],
    ]);
  });

  it('is refused where the columns of code and diagnosis are not there', () => {
    const reading = read([['47.0100', '812.5']], 'rows', ['手术操作编码', '分值']);
    expect(told(reading)).toEqual([
      ['column-missing', 'area.csv:1 code'],
      ['column-missing', 'area.csv:1 principal'],
      ['no-groups', 'area.csv:1'],
    ]);
    expect(reading.tallies[0]).toMatchObject({ read: 1, used: 0, reported: 1 });
  });

  it('uses or reports every row, whatever it says', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        'K35',
        'K35.8',
        '47.0100',
        '综合病种',
        '核心病种',
        '内科诊疗组',
        '1',
        '2',
        '12.5',
        '-',
      ),
      fc.string({ maxLength: 5 }),
    );
    holds(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 12 }),
        fc.boolean(),
        (rows, older) => {
          const { tallies, issues } = read(rows, older ? 'combinations' : 'rows');
          const [
            { read: all, used, reported, rows: count, header: heads, blank } = {
              rows: 0,
              header: 0,
              blank: 0,
              read: 0,
              used: 0,
              reported: 0,
            },
          ] = tallies;
          expect(heads + blank + all).toBe(count);
          expect(used + reported).toBe(all);
          const lines = new Set(
            issues.flatMap(({ place }) => (place && 'file' in place ? [place.line] : [])),
          );
          expect(lines.size).toBeGreaterThanOrEqual(reported);
        },
      ),
    );
  });
});
