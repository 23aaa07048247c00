import { describe, expect, it } from 'vitest';
import { compileScheme } from '../../../../core/grouping/compile-scheme.ts';
import { importIssueWords, issuePlaceWords } from '../../../../core/grouping/import/import-issue-words.ts';
import { readSchemeWorkbook } from '../../../../core/grouping/workbook/read-scheme-workbook.ts';
import type { Workbook } from '../../../../core/grouping/workbook/workbook.ts';
import { type SmallWorkbook, smallRows, smallWorkbook } from '../../../support/workbook/small-workbook.ts';
import { aCase } from '../national-grouper.ts';
import { smallScheme } from '../small-scheme.ts';
import { vocabulary } from './vocabulary.ts';

function grouperOf(workbook: Workbook) {
  const { draft, issues } = readSchemeWorkbook(workbook, vocabulary);
  expect(issues).toEqual([]);
  return compileScheme(smallScheme({ ...draft }));
}

function mistakesIn(change: Partial<SmallWorkbook>): readonly string[] {
  return mistakesOf(smallWorkbook(change));
}

function mistakesOf(workbook: Workbook): readonly string[] {
  return readSchemeWorkbook(workbook, vocabulary).issues.map(
    (issue) => `${issuePlaceWords(issue).join(', ') || '-'} ${importIssueWords(issue).en}`,
  );
}

/** The rows of a sheet with one cell changed; rows count from 0 below the header. */
function withCell(sheet: keyof SmallWorkbook, row: number, column: number, text: string) {
  const rows = smallRows[sheet].map((cells) => [...cells]);
  (rows[row] as string[])[column] = text;
  return { [sheet]: rows };
}

describe('a workbook in the national layout', () => {
  const grouper = grouperOf(smallWorkbook());
  const drgOf = (facts: Parameters<typeof aCase>[0]) => grouper.group(aCase(facts)).drg;

  it.each([
    { why: 'an early group, whatever the diagnosis', dx: ['Z99'], proc: ['37.5'], drg: 'AA19' },
    { why: 'diagnosis and main operation', dx: ['G00'], proc: ['01.1'], drg: 'BB29' },
    { why: 'two operations in either order', dx: ['G02'], proc: ['01.3', '01.2'], drg: 'BC19' },
    { why: 'the same the other way round', dx: ['G02'], proc: ['01.2', '01.3'], drg: 'BC19' },
    { why: 'a diagnosis alone', dx: ['G01'], proc: [], drg: 'BR25' },
    { why: 'an MCC', dx: ['G01', 'J96'], proc: [], drg: 'BR21' },
    { why: 'a CC', dx: ['G01', 'E11'], proc: [], drg: 'BR23' },
    { why: 'an operation unrelated to the diagnosis', dx: ['G01'], proc: ['99.9'], drg: 'BQY' },
    { why: 'one of two operations only', dx: ['G01'], proc: ['01.2'], drg: 'BQY' },
    { why: 'no group in the MDC', dx: ['G00'], proc: [], drg: 'B00' },
    { why: 'no MDC', dx: ['Z99'], proc: [], drg: '0000' },
  ])('takes a case by $why to $drg', ({ dx, proc, drg }) => {
    expect(drgOf({ dx, proc })).toBe(drg);
  });

  it('keeps a case in an MDC that has a rule, and says so', () => {
    expect(grouper.group(aCase({ dx: ['G00'] }))).toEqual({
      status: 'ungroupable',
      mdc: 'MDCB',
      adrg: '00',
      drg: 'B00',
    });
  });

  it('passes a case on from an MDC without a rule', () => {
    expect(drgOf({ dx: ['G00'], proc: ['01.1'] })).toBe('BB29');
  });

  it('takes a newborn before its diagnosis is looked at', () => {
    const newborn = { dx: ['G01'], ageYears: 0, ageDays: 3, weightGrams: 3000 };
    expect(drgOf(newborn)).toBe('PR19');
    expect(drgOf({ ...newborn, ageDays: 29 })).toBe('BR25');
  });

  it('voids a complication by the tables of its principal diagnosis', () => {
    const excluded = smallWorkbook({ 排除表: [...smallRows.排除表, ['7', 'G01']] });
    expect(grouperOf(excluded).group(aCase({ dx: ['G01', 'J96'] })).drg).toBe('BR25');
  });

  it('does not apply ?QY in an MDC without a rule, which would end the search for every operation', () => {
    const early = [...smallRows.ADRG, ['', 'AQY', '', 'ZYSS in OP_ALL', 'MDCA', '2']];
    expect(grouperOf(smallWorkbook({ ADRG: early })).group(aCase({ dx: ['G00'], proc: ['01.1'] })).drg).toBe(
      'BB29',
    );
  });

  it('is the same without the column that means nothing, and with columns in another order', () => {
    const workbook = new Map(smallWorkbook());
    workbook.set('ADRG', [
      ['规则', '顺序', 'MDC编码', 'ADRG编码', 'ADRG名称'],
      ...smallRows.ADRG.map(([, code = '', name = '', rule = '', mdc = '', order = '']) => [
        rule,
        order,
        mdc,
        code,
        name,
      ]),
    ]);
    expect(readSchemeWorkbook(workbook, vocabulary).draft).toEqual(
      readSchemeWorkbook(smallWorkbook(), vocabulary).draft,
    );
  });

  it('is read by position where the header says nothing', () => {
    const workbook = new Map(smallWorkbook());
    workbook.set('DRG', [['一', '二', '三', '四', '五', '六'], ...smallRows.DRG]);
    workbook.set('ADRG', [['', '', '', '', '', ''], ...smallRows.ADRG]);
    expect(readSchemeWorkbook(workbook, vocabulary).draft).toEqual(
      readSchemeWorkbook(smallWorkbook(), vocabulary).draft,
    );
  });
});

describe('mistakes in a workbook', () => {
  it.each([
    {
      what: 'grammar, at its place in the rule',
      change: withCell('ADRG', 3, 3, '(ZYZD in DI_BB2) AND ZYSS OP_BB2'),
      mistakes: ['ADRG!D6:27 expected “in”, “not in” or a comparison, found “OP_BB2”'],
    },
    {
      what: 'every unknown name of a rule',
      change: withCell('MDC', 0, 2, 'ZYZD in DI_NIX or RYTZ > 3'),
      mistakes: ['MDC!C3:9 there is no set DI_NIX', 'MDC!C3:19 RYTZ is no known field'],
    },
    {
      what: 'a field that cannot be in such a set',
      change: withCell('DRG', 3, 2, 'ZYSS in DI_BR2'),
      mistakes: ['DRG!C6:9 ZYSS cannot be asked about DI_BR2'],
    },
    {
      what: 'a group that stands twice',
      change: { DRG: [...smallRows.DRG, ['BB29', '开颅', '', 'BB2', 'MDCB', '2']] },
      mistakes: ['DRG!A8, DRG!A13 BB29 stands more than once'],
    },
    {
      what: 'a group under one that is not there',
      change: withCell('ADRG', 2, 4, 'MDCX'),
      mistakes: ['ADRG!E5 there is no group MDCX'],
    },
    {
      what: 'a DRG under an ADRG that is not there',
      change: withCell('DRG', 0, 3, 'AA2'),
      mistakes: ['DRG!D3 there is no group AA2'],
    },
    {
      what: 'two groups at one place of the order',
      change: withCell('ADRG', 4, 5, '1'),
      mistakes: ['ADRG!F7 BB2 and BC1 of MDCB both have the order 1'],
    },
    {
      what: 'no place in the order',
      change: withCell('DRG', 5, 5, ''),
      mistakes: ['DRG!F8 the order is empty'],
    },
    {
      what: 'a code of another shape',
      change: withCell('DRG', 5, 0, 'BB2'),
      mistakes: ['DRG!A8 “BB2” is no code'],
    },
    {
      what: 'a rest group that asks for something',
      change: withCell('ADRG', 6, 3, 'ZYZD in DI_P'),
      mistakes: ['ADRG!D9 B00 is said to be both “ZYZD in DI_P” and “1”'],
    },
    {
      what: 'a complication of two levels and two tables',
      change: { CC: [...smallRows.CC, ['J96', '', '8', 'CC']] },
      mistakes: ['CC!A5 J96 is said to be both “MCC 7” and “CC 8”'],
    },
    {
      what: 'a complication of no level and one of no table',
      change: {
        CC: [
          ['J96', '', '7', 'MMC'],
          ['E11', '', '', 'CC'],
        ],
      },
      mistakes: ['CC!D2 “MMC” is no type', 'CC!C3 the table is empty'],
    },
    {
      what: 'a member without a set',
      change: { 集合: [...smallRows.集合, ['', 'G00']] },
      mistakes: ['集合!A17 the set is empty'],
    },
    {
      what: 'entries that stand twice',
      change: {
        CC: [...smallRows.CC, ['J96', '', '7', 'MCC']],
        排除表: [...smallRows.排除表, ['7', 'J96']],
      },
      mistakes: ['CC!A5 MCC lists codes twice: J96', '排除表!B6 7 lists codes twice: J96'],
    },
  ])('tells of $what', ({ change, mistakes }) => {
    expect(mistakesIn(change)).toEqual(mistakes);
  });

  it('tells of everything at once', () => {
    const change = {
      ...withCell('MDC', 0, 2, 'ZYZD of DI_MDCB'),
      ...withCell('DRG', 3, 2, 'QTZD in MCCC'),
      ...withCell('CC', 0, 3, ''),
    };
    expect(mistakesIn(change)).toEqual([
      'CC!D2 the type is empty',
      'MDC!C3:6 expected “in”, “not in” or a comparison, found “of”',
      'DRG!C6:9 there is no set MCCC',
    ]);
  });

  it('tells of sheets that are not there', () => {
    const workbook = new Map(smallWorkbook());
    workbook.delete('排除表');
    workbook.delete('MDC');
    expect(mistakesOf(workbook).slice(0, 2)).toEqual([
      '- the sheet 排除表 is missing',
      '- the sheet MDC is missing',
    ]);
  });

  it('tells of a column that is not there', () => {
    const workbook = new Map(smallWorkbook());
    workbook.set('排除表', [['排除表ID'], ['7']]);
    expect(mistakesOf(workbook)).toContain('排除表!A1 no column of the header is the code');
  });

  it('tells of a workbook that does not say which operations count', () => {
    const without = { 集合: smallRows.集合.filter(([set]) => set !== 'OP_ALL') };
    expect(mistakesIn(without)).toContain('- there is no set OP_ALL');
  });
});
