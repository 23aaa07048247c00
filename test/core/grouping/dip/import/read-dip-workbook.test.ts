import { describe, expect, it } from 'vitest';
import type { CatalogueReading } from '../../../../../core/grouping/dip/import/catalogue-reading.ts';
import { readDipWorkbook } from '../../../../../core/grouping/dip/import/read-dip-workbook.ts';
import { issuePlaceWords } from '../../../../../core/grouping/import/import-issue-words.ts';
import { columnLetters, type Workbook } from '../../../../../core/grouping/workbook/workbook.ts';
import {
  dipSheet,
  newbornHeader,
  smallDipRows,
  smallDipWorkbook,
} from '../../../../support/dip/small-dip-workbook.ts';
import { dipVocabulary } from '../../../../support/dip/vocabularies.ts';

const read = (workbook: Workbook): CatalogueReading => readDipWorkbook(workbook, dipVocabulary);
const group = ({ draft }: CatalogueReading, code: string) => draft.groups.find((one) => one.code === code);
const told = ({ issues }: CatalogueReading) => issues.map((issue) => [issue.code, ...issuePlaceWords(issue)]);

/** The rows of the sheet with one of them changed. */
function changed<T extends keyof typeof smallDipRows>(sheet: T, at: number, row: readonly string[]) {
  return smallDipWorkbook({ [sheet]: smallDipRows[sheet].map((old, i) => (i === at ? row : old)) });
}

/** Where the header between the rows of early groups stands. */
const headerBetween = ['header-again', '一、先期分组!A6'];

describe('the national DIP workbook', () => {
  it('is read sheet by sheet into groups with their stage, class and number', () => {
    const { draft, issues } = read(smallDipWorkbook());
    expect(issues.map(({ code }) => code)).toEqual(['header-again']);
    expect(draft.groups.map(({ code, stage }) => `${code} ${stage}`)).toEqual([
      'XQ-1 early',
      'XQ-2 early',
      'XQ-3 early',
      'XQ-4 early',
      'BX-5 merged',
      'BX-6 merged',
      'BX-7 merged',
      'FZ-8 burns',
      'FZ-9 burns',
      'FZ-10 tumours',
      'FZ-11 tumours',
      'FZ-12 tuberculosis',
      'FZ-13 tuberculosis',
      'JC-14 basic',
      'JC-15 basic',
      'JC-16 basic',
    ]);
  });

  it('looks for the operations of early and tumour groups anywhere, for others at the main one', () => {
    const reading = read(smallDipWorkbook());
    expect(group(reading, 'XQ-2')).toMatchObject({
      principal: '所有诊断',
      anyOperation: '96.7201+39.9500x007',
    });
    expect(group(reading, 'FZ-11')).toMatchObject({
      principal: 'Z51.1',
      otherDiagnosis: 'C00-C75',
      anyOperation: '99.2503+99.2800x005',
    });
    expect(group(reading, 'BX-6')).toMatchObject({
      principal: 'K35',
      main: '47.0100',
      related: '54.5100x005',
    });
    expect(group(reading, 'JC-15')).not.toHaveProperty('main');
  });

  it('reads newborns below a header of their own, which it reports and does not count as a group', () => {
    const reading = read(smallDipWorkbook());
    expect(group(reading, 'XQ-4')).toMatchObject({
      title: { zh: '极低出生体重儿' },
      anyDiagnosis: 'P07',
      ageDaysUnder: 29,
      weightGrams: { from: 1000, to: 1499 },
    });
    expect(group(reading, 'XQ-4')).not.toHaveProperty('principal');
    expect(told(reading)).toEqual([headerBetween]);
    expect(reading.tallies[0]).toMatchObject({ sheet: '一、先期分组', read: 5, used: 4, reported: 1 });
  });

  it('reads newborns that stand in the columns of operations, or say their weight in the name', () => {
    const reading = read(
      smallDipWorkbook({
        early: [
          ['XQ', '1', '超低出生体重儿', 'P07', '', '<29天', '出生体重0-999克', ''],
          ['XQ', '2', '极低出生体重儿（1000～1499 g）', 'P07.0|P07.1', '', '', '', ''],
        ],
      }),
    );
    expect(group(reading, 'XQ-1')?.weightGrams).toEqual({ from: 0, to: 999 });
    expect(group(reading, 'XQ-2')).toMatchObject({
      anyDiagnosis: 'P07.0|P07.1',
      ageDaysUnder: 29,
      weightGrams: { from: 1000, to: 1499 },
    });
    expect(told(reading)).toEqual([]);
  });

  it('has no code that the spreadsheet keeps as a number, for its zeros may be lost', () => {
    const workbook = smallDipWorkbook({
      basic: [
        ['JC', '14', 'K35', '', '47.01', ''],
        ['JC', '15', 'K20', '', '47.0901', ''],
        ['JC', '16', 'K63', '', '45.13', ''],
      ],
    });
    const name = '四、基础规则下的核心病种';
    const rows = workbook.get(name) ?? expect.fail();
    const at = (text: string) => {
      const row = rows.findIndex((cells) => cells.includes(text));
      return `${columnLetters(rows[row]?.indexOf(text) ?? -1)}${row + 1}`;
    };
    const numbers = new Set([at('14'), at('47.01'), at('47.0901')]);
    const reading = read(new Map([...workbook, [name, Object.assign([...rows], { numbers })]]));
    expect(told(reading).filter(([code]) => code === 'code-as-number')).toEqual([
      ['code-as-number', `${name}!${at('47.01')}`],
    ]);
    const codes = reading.draft.groups.map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith('JC'))).toEqual(['JC-15', 'JC-16']);
  });

  it('tells a cell that no spreadsheet can hold, and does not read its row', () => {
    const basic = [['JC', '14', `K35${'|'.repeat(1_000_000)}K36`, '', '', '']];
    expect(told(read(smallDipWorkbook({ basic })))).toContainEqual([
      'cell-too-long',
      '四、基础规则下的核心病种!C3',
    ]);
  });

  it('of newborns has no row whose age or weight cannot be read, which would take newborns of any', () => {
    const newborn = (number: string, age: string, weight: string) => [
      'XQ',
      number,
      'w',
      'P07',
      '',
      age,
      weight,
      '',
    ];
    const reading = read(
      smallDipWorkbook({
        early: [
          newbornHeader,
          newborn('1', '<29天', '不详'),
          newborn('2', '新生儿', '1000-1499克'),
          newborn('3', '<29天', '≥2500克'),
          newborn('4', '<29天', '<29天'),
          newborn('5', '<29天', '<1000克或≥4000克'),
          newborn('6', '', '出生体重 < 1000 克'),
          newborn('7', '<29天', ''),
        ],
      }),
    );
    expect(told(reading).filter(([code]) => code === 'cell-unreadable')).toEqual([
      ['cell-unreadable', '一、先期分组!G5'],
      ['cell-unreadable', '一、先期分组!F6'],
      ['cell-unreadable', '一、先期分组!G7'],
      ['cell-unreadable', '一、先期分组!G8'],
      ['cell-unreadable', '一、先期分组!G9'],
    ]);
    expect(group(reading, 'XQ-6')).toMatchObject({ ageDaysUnder: 29, weightGrams: { from: 0, to: 999 } });
    expect(group(reading, 'XQ-7')).not.toHaveProperty('weightGrams');
  });

  it('refuses newborns of bounds that nobody is within', () => {
    const reading = read(
      smallDipWorkbook({
        early: [
          ['XQ', '1', '', 'P07', '', '<0天', '出生体重0-999克', ''],
          ['XQ', '2', '', 'P07', '', '<29天', '出生体重1499-1000克', ''],
        ],
      }),
    );
    expect(reading.issues).toMatchObject([
      { code: 'cell-unreadable', column: 'age', expected: '<29天' },
      { code: 'cell-unreadable', column: 'weight', expected: '1000-1499克' },
    ]);
    expect(reading.tallies[0]).toMatchObject({ read: 2, used: 0, reported: 2 });
  });

  it('keeps degree and area of burns as words, and their codes as cells', () => {
    expect(group(read(smallDipWorkbook()), 'FZ-9')).toMatchObject({
      principal: 'T20.2|T20.6|T21.2|T21.6',
      otherDiagnosis: 'T31.0|T32.0',
      main: '86.2200x011',
      degree: '二度烧伤/腐蚀伤',
      area: '面积＜10%',
    });
  });

  it('parts tuberculosis by resistance, which the annex or the mark among other diagnoses tells', () => {
    const { draft } = read(smallDipWorkbook());
    expect(
      draft.groups.flatMap(({ code, resistant }) => (resistant === undefined ? [] : `${code} ${resistant}`)),
    ).toEqual(['FZ-12 true', 'FZ-13 false']);
    expect(draft.resistantPrincipals).toEqual(['A15.000x010', 'A15.000x012']);
    expect(draft.resistantOthers).toEqual(['U84.300']);
  });

  it('takes what the notes on excluded operations say, line breaks inside them or not', () => {
    expect(read(smallDipWorkbook()).draft.excludedOperations).toEqual([
      { code: '00.1000', effect: 'conservative' },
      { code: '00.3101', effect: 'next' },
      { code: '45.1300x004', effect: 'conservative', unlessPrincipal: 'A00-A09|C15-C26|K20-K93' },
    ]);
    expect(
      told(read(changed('excludedOperations', 0, ['00.1000', '化学治疗物质植入', '另行规定']))),
    ).toContainEqual(['cell-unreadable', '五、不纳入分组的主要手术操作!C3']);
  });

  it('reads signs of full width, carriage returns, small letters and daggers as what they stand for', () => {
    const row = [
      'ＢＸ',
      '7',
      'k35｜ K36_x000D_\n',
      '急性阑尾炎',
      '47.0100＋54.5100X005|47.0901|',
      '',
      '',
      '',
    ];
    const reading = read(changed('merged', 2, row));
    expect(group(reading, 'BX-7')).toMatchObject({
      principal: 'K35|K36',
      main: '47.0100+54.5100x005|47.0901',
    });
    expect(group(reading, 'JC-16')?.principal).toBe('M47.0');
  });

  it('finds columns by their header where an edition has them in another order, or its header in two rows', () => {
    const { name } = dipSheet('basic');
    const workbook = new Map(smallDipWorkbook());
    workbook.set(name, [
      ['序号', '主要手术操作', '', '主要诊断', '', '分类'],
      ['', '编码', '名称', '编码', '名称', ''],
      ['14', '39.9500x007', 'CRRT', 'A41', '其他脓毒症', 'JC'],
    ]);
    const reading = read(workbook);
    expect(group(reading, 'JC-14')).toMatchObject({ principal: 'A41', main: '39.9500x007' });
    expect(told(reading)).toEqual([headerBetween]);
  });

  it('reads a sheet whose header nobody knows in the published order, whatever stands above it', () => {
    const { name } = dipSheet('basic');
    const workbook = new Map(smallDipWorkbook());
    workbook.set(name, [['四'], ['A', 'B', 'C', 'D', 'E', 'F'], ...smallDipRows.basic]);
    const reading = read(workbook);
    expect(group(reading, 'JC-14')).toMatchObject({ principal: 'A41', main: '39.9500x007' });
    expect(told(reading)).toEqual([headerBetween, ['header-by-order', `${name}!A3`]]);
    workbook.set(name, smallDipRows.basic);
    const bare = read(workbook);
    expect(bare.draft.groups.map(({ code }) => code)).toContain('JC-14');
    expect(bare.tallies.find(({ sheet }) => sheet === name)).toMatchObject({ rows: 3, header: 0, used: 3 });
  });

  it('reads class and number out of one cell', () => {
    const reading = read(changed('basic', 0, ['JC-14', '', 'A41', '其他脓毒症', '39.9500x007', '']));
    expect(group(reading, 'JC-14')?.main).toBe('39.9500x007');
    expect(told(reading)).toEqual([headerBetween]);
  });

  it('refuses a sheet without rows, and one of which a column is nowhere', () => {
    const { name } = dipSheet('basic');
    const workbook = new Map(smallDipWorkbook());
    workbook.set(name, [['四、基础规则下的核心病种']]);
    expect(read(workbook).issues).toContainEqual(
      expect.objectContaining({ code: 'header-missing', rows: 1 }),
    );
    workbook.set(name, [['分类', '序号', '主要诊断编码'], ...smallDipRows.basic]);
    expect(told(read(workbook))).toContainEqual(['column-missing', `${name}!A1`]);
  });

  it('takes a column by the published order where its header is not known, and says so', () => {
    const { name } = dipSheet('tuberculosis');
    const workbook = new Map(smallDipWorkbook());
    const header = [
      '分类',
      '序号',
      '主要诊断编码',
      '主要诊断名称',
      '主要手术操作编码',
      '主要手术操作名称',
      '耐药与否',
    ];
    workbook.set(name, [['（三）结核类病种'], header, ...smallDipRows.tuberculosis]);
    const reading = read(workbook);
    expect(group(reading, 'FZ-12')?.resistant).toBe(true);
    expect(told(reading)).toContainEqual(['column-by-order', `${name}!G2`]);
    expect(told(reading)).toContainEqual(['column-unknown', `${name}!H2`]);
  });

  it('tells of sheets that are missing and of sheets that nobody knows, with what is on them', () => {
    const workbook = new Map(smallDipWorkbook());
    workbook.delete(dipSheet('burns').name);
    workbook.set('七、地方补充', [['分类', '序号'], ['DF', '1'], []]);
    const reading = read(workbook);
    expect(reading.issues).toContainEqual({
      code: 'sheet-missing',
      place: null,
      sheet: '三、诊断辅助细分-烧伤类病种',
    });
    expect(reading.issues).toContainEqual({
      code: 'sheet-unknown',
      place: null,
      sheet: '七、地方补充',
      rows: 2,
    });
    expect(reading.tallies.at(-1)).toMatchObject({
      sheet: '七、地方补充',
      rows: 3,
      blank: 1,
      read: 2,
      reported: 2,
    });
  });

  it('gives a number that two sheets of one class have the letters of its sheet', () => {
    const row = [
      'FZ',
      '8',
      'Z51.1',
      '为肿瘤化学治疗疗程',
      'C00-C75',
      '恶性肿瘤',
      '99.2503',
      '静脉注射化疗药物',
    ];
    const reading = read(changed('tumours', 0, row));
    expect(reading.draft.groups.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['FZ-8-SS', 'FZ-8-ZL', 'FZ-9', 'FZ-11']),
    );
    expect(reading.issues).toContainEqual(
      expect.objectContaining({ code: 'number-collides', number: 'FZ-8', entries: ['FZ-8-SS', 'FZ-8-ZL'] }),
    );
    expect(reading.places.ofGroup('FZ-8-ZL')).toMatchObject({ sheet: '三、诊断辅助细分-肿瘤类病种', row: 3 });
  });

  it('reports a row that stands twice, as a mistake where the second says something else', () => {
    const [first = [], second = []] = smallDipRows.basic;
    const twice = read(smallDipWorkbook({ basic: [first, first, second] }));
    expect(told(twice)).toContainEqual(['repeated-row', '四、基础规则下的核心病种!B4']);
    const other = read(smallDipWorkbook({ basic: [first, ['JC', '14', 'B99', '', '', '']] }));
    expect(told(other)).toContainEqual(['repeated-entry', '四、基础规则下的核心病种!B4']);
    expect(group(other, 'JC-14')?.principal).toBe('A41');
  });

  it('takes merged cells as those of the row above, which a person has to accept', () => {
    const reading = read(
      smallDipWorkbook({
        basic: [
          ['JC', '14', 'A41', '其他脓毒症', '39.9500x007', 'CRRT'],
          ['', '15', '', '', '96.7101', '呼吸机治疗'],
          ['', '16', '', '', '', ''],
          ['', '', '', '', '96.7102', ''],
        ],
      }),
    );
    expect(group(reading, 'JC-15')).toMatchObject({ principal: 'A41', main: '96.7101' });
    expect(group(reading, 'JC-16')).toMatchObject({ principal: 'A41' });
    expect(told(reading).slice(1)).toEqual([
      ['cell-from-above', '四、基础规则下的核心病种!C4'],
      ['cell-from-above', '四、基础规则下的核心病种!C5'],
      ['cell-empty', '四、基础规则下的核心病种!B6'],
    ]);
  });

  it('joins a row without class and number to the one above, which a person has to accept', () => {
    const reading = read(
      smallDipWorkbook({
        merged: [
          ['BX', '5', 'A41', '其他脓毒症', '39.9500|39.9501', '', '', ''],
          ['', '', 'A40', '链球菌性脓毒症', '', '', '', ''],
          ['', '', '', '', '39.9502', '', '', ''],
        ],
      }),
    );
    expect(group(reading, 'BX-5')).toMatchObject({ principal: 'A41|A40', main: '39.9500|39.9501|39.9502' });
    expect(reading.tallies[1]).toMatchObject({ read: 3, used: 3, reported: 0 });
    expect(told(reading).slice(1)).toEqual([
      ['row-joined', '二、并项规则下的核心病种!C4'],
      ['row-joined', '二、并项规则下的核心病种!E5'],
    ]);
  });

  it('reports footnotes, and groups that lost their number, never taking them for anything', () => {
    const reading = read(
      smallDipWorkbook({
        basic: [
          ['JC', '14', 'A41', '其他脓毒症', '39.9500x007', 'CRRT'],
          ['注：编码以国家医保版2.0为准'],
          ['JC', '', 'A41', '其他脓毒症', '', ''],
          ['JC'],
        ],
        excludedPrincipals: [['A09.900', '胃肠炎和结肠炎'], ['说明：以上编码均为扩展码']],
      }),
    );
    expect(told(reading).slice(1)).toEqual([
      ['remark', '四、基础规则下的核心病种!A4'],
      ['cell-empty', '四、基础规则下的核心病种!B5'],
      ['cell-empty', '四、基础规则下的核心病种!B6'],
      ['remark', '五、不纳入分组的主要诊断!A5'],
    ]);
  });

  it('names sheet, cell, value and what was expected of every cell that cannot be read, all at once', () => {
    const reading = read(
      smallDipWorkbook({
        merged: [
          ['BX', 'five', 'A41', '', '39.9500', '', '', ''],
          ['JC', '6', 'K35', '', '47.0100', '', '', ''],
          ['BX', '7', 'K99-K35|?', '', '47.0100||47', '', '+1', ''],
        ],
        tuberculosis: [['FZ', '12', 'A15-A16', '', '', '', '不详', '']],
      }),
    );
    expect(told(reading).slice(1)).toEqual([
      ['cell-unreadable', '二、并项规则下的核心病种!B3'],
      ['cell-unreadable', '二、并项规则下的核心病种!A4'],
      ['cell-syntax', '二、并项规则下的核心病种!C5'],
      ['cell-syntax', '二、并项规则下的核心病种!E5'],
      ['cell-syntax', '二、并项规则下的核心病种!G5'],
      ['cell-unreadable', '三、诊断辅助细分-结核类病种!G3'],
    ]);
    expect(reading.issues.at(-1)).toMatchObject({ text: '不详', expected: '是/否' });
    expect(reading.tallies[1]).toMatchObject({ read: 3, used: 0, reported: 3 });
  });
});
