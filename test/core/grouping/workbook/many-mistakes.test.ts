import { describe, expect, it } from 'vitest';
import { indexCodeTable } from '../../../../core/grouping/code-table.ts';
import { importIssueWords, issuePlaceWords } from '../../../../core/grouping/import/import-issue-words.ts';
import { importScheme } from '../../../../core/grouping/import/import-scheme.ts';
import { readSchemeWorkbook } from '../../../../core/grouping/workbook/read-scheme-workbook.ts';
import type { Workbook } from '../../../../core/grouping/workbook/workbook.ts';
import { smallWorkbook } from '../../../support/workbook/small-workbook.ts';
import { schemeInput } from '../small-scheme.ts';
import { vocabulary } from './vocabulary.ts';

type Rows = Record<'MDC' | 'ADRG' | 'DRG' | '集合' | 'CC' | '排除表', string[][]>;

const letters = [...'RSTUVWXY'];
const diagnoses = Array.from({ length: 60 }, (_, i) => `G${String(i).padStart(2, '0')}`);
const complications = ['J01', 'J02', 'J03'];

/** One MDC of eight groups that each take diagnoses of their own. Rows of groups begin in row 3, others in 2. */
function soundRows(): Rows {
  const codes = letters.map((letter) => `B${letter}1`);
  return {
    MDC: [['MDCB', '神经系统疾病', 'ZYZD in DI_B', '1']],
    ADRG: codes.map((code, i) => ['', code, '', `ZYZD in DI_${code}`, 'MDCB', String(i + 1)]),
    DRG: codes.map((code) => [`${code}9`, '', '', code, 'MDCB', '1']),
    集合: [
      ...diagnoses.map((code) => ['DI_B', code]),
      ...codes.flatMap((code, i) => diagnoses.slice(5 * i, 5 * i + 5).map((dx) => [`DI_${code}`, dx])),
      ['OP_ALL', '01.1'],
    ],
    CC: complications.map((code) => [code, '', '1', 'CC']),
    排除表: complications.map((code) => ['1', code]),
  };
}

const tableOf = (codes: readonly string[]) =>
  indexCodeTable({ id: 'edition', source: 'invented', titles: Object.fromEntries(codes.map((c) => [c, c])) });

function toldOf(workbook: Workbook): readonly string[] {
  const { mistakes, notices, scheme } = importScheme(readSchemeWorkbook(workbook, vocabulary), {
    header: schemeInput({}).header,
    mapping: null,
    replaced: null,
    titlesFrom: null,
    codes: { dx: tableOf([...diagnoses, ...complications]), proc: tableOf(['01.1']) },
  });
  expect(scheme === null).toBe(mistakes.length > 0);
  return [...mistakes, ...notices].map(
    (issue) => `${issuePlaceWords(issue).join(', ')} ${importIssueWords(issue).en}`,
  );
}

interface Planted {
  readonly what: string;
  readonly plant: (rows: Rows) => void;
  readonly told: readonly string[];
}

const set = (sheet: keyof Rows, row: number, column: number, text: string) => (rows: Rows) => {
  (rows[sheet][row] as string[])[column] = text;
};

const planted: readonly Planted[] = [
  {
    what: 'grammar',
    plant: set('ADRG', 0, 3, 'ZYZD in DI_BR1 and'),
    told: ['ADRG!D3:19 expected a name, found the end'],
  },
  {
    what: 'an unknown set, in two rules',
    plant: (rows) => {
      set('ADRG', 1, 3, 'ZYZD in DI_NIX')(rows);
      set('DRG', 1, 2, 'QTZD in DI_NIX')(rows);
    },
    told: ['ADRG!D4:9, DRG!C4:9 there is no set DI_NIX'],
  },
  {
    what: 'an unknown field',
    plant: set('DRG', 2, 2, 'RYTZ > 3'),
    told: ['DRG!C5:1 RYTZ is no known field'],
  },
  {
    what: 'a field asked about what it cannot be',
    plant: set('DRG', 3, 2, 'ZYSS in DI_BU1'),
    told: ['DRG!C6:9 ZYSS cannot be asked about DI_BU1'],
  },
  {
    what: 'an age that contradicts itself',
    plant: set('DRG', 4, 2, '(NL > 50) and (NL < 10)'),
    told: [
      'DRG!C7 the condition of BV19 asks for what cannot hold together: age in years > 50; age in years < 10',
    ],
  },
  {
    what: 'a group that asks for what its MDC does not have',
    plant: (rows) => {
      set('ADRG', 5, 3, 'ZYZD in DI_OTHER')(rows);
      rows.集合.push(['DI_OTHER', 'J01']);
    },
    told: ['ADRG!B8 no case can meet the condition of BW1'],
  },
  {
    what: 'a group behind one that takes all its cases',
    plant: set('ADRG', 7, 3, 'ZYZD in DI_BX1 and NL > 3'),
    told: ['ADRG!B10 BY1 is never reached: groups before it take every case'],
  },
  {
    what: 'a DRG that stands twice',
    plant: (rows) => rows.DRG.push(['BX19', '', '', 'BX1', 'MDCB', '2']),
    told: ['DRG!A9, DRG!A11 BX19 stands more than once'],
  },
  {
    what: 'two groups of an MDC that is not there',
    plant: (rows) => rows.ADRG.push(['', 'CR1', '', '', 'MDCC', '1'], ['', 'CS1', '', '', 'MDCC', '2']),
    told: ['ADRG!E11, ADRG!E12 there is no group MDCC'],
  },
  {
    what: 'an order that is no number',
    plant: set('DRG', 5, 5, 'first'),
    told: ['DRG!F8 “first” is no order'],
  },
  {
    what: 'a complication of no level',
    plant: set('CC', 0, 3, 'MMC'),
    told: ['CC!D2 “MMC” is no type'],
  },
  {
    what: 'a complication of two levels and two tables',
    plant: (rows) => rows.CC.push(['J02', '', '2', 'MCC']),
    told: ['CC!A5 J02 is said to be both “CC 1” and “MCC 2”'],
  },
  {
    what: 'a complication of two levels in one table',
    plant: (rows) => rows.CC.push(['J03', '', '1', 'MCC']),
    told: ['CC!A5, CC!A4 J03 is both MCC and CC, of exclusion table 1 either way; MCC decides'],
  },
  {
    what: 'a title that goes on and on',
    plant: set('ADRG', 4, 2, '病'.repeat(201)),
    told: ['ADRG!C7 the title of BV1 has 201 characters; at most 200 are taken'],
  },
  {
    what: 'an exclusion of no table',
    plant: set('排除表', 2, 0, ''),
    told: ['排除表!A4 the table is empty'],
  },
  {
    what: 'an unknown code in two sets, once',
    plant: (rows) => rows.集合.unshift(['DI_B', 'Q99'], ['DI_BR1', 'Q99']),
    told: ['集合!B2, 集合!B3 the code Q99 is not in edition; it stands in B DI_B, BR1 DI_BR1'],
  },
  {
    what: 'a code twice in a set of two rules',
    plant: (rows) => {
      set('DRG', 6, 2, 'ZYZD in DI_BX1')(rows);
      rows.集合.push(['DI_BX1', diagnoses[30] as string]);
    },
    told: ['集合!B103 BX1 DI_BX1 lists codes twice: G30'],
  },
];

/** A rule that could not be read names no set, and rows planted before move those behind. */
const onlyAlone = [
  'a complication of two levels in one table',
  'an unknown code in two sets, once',
  'a code twice in a set of two rules',
];

describe('many mistakes in one workbook', () => {
  it('are none in the one they are planted in', () => {
    expect(toldOf(smallWorkbook(soundRows()))).toEqual([]);
  });

  it.each(planted)('tells of $what once, and of nothing that follows from it', ({ plant, told }) => {
    const rows = soundRows();
    plant(rows);
    expect(toldOf(smallWorkbook(rows))).toEqual(told);
  });

  it('tells of all of them at once, each once', () => {
    const rows = soundRows();
    const together = planted.filter(({ what }) => !onlyAlone.includes(what));
    for (const { plant } of together) plant(rows);
    expect(toldOf(smallWorkbook(rows)).toSorted()).toEqual(together.flatMap(({ told }) => told).toSorted());
    expect(together.length).toBeGreaterThanOrEqual(10);
  });

  it.each(['MDC', 'ADRG', '集合'])(
    'does not tell of every row what a missing sheet %s takes along',
    (sheet) => {
      const workbook = new Map(smallWorkbook(soundRows()));
      workbook.delete(sheet);
      expect(toldOf(workbook)).toEqual([` the sheet ${sheet} is missing`]);
    },
  );

  it('is no scheme without any group', () => {
    const rows = soundRows();
    const pseudo = [['0000', '无法入组', '', '99']];
    expect(toldOf(smallWorkbook({ ...rows, MDC: pseudo }))).toEqual([' there is no MDC at all']);
  });

  it('does not tell of every row what a missing column takes along', () => {
    const workbook = new Map(smallWorkbook(soundRows()));
    const withoutType = (workbook.get('CC') ?? []).map((row) => row.slice(0, 3));
    const withoutRule = (workbook.get('MDC') ?? []).map((row) => row.slice(0, 2));
    workbook.set('CC', withoutType);
    workbook.set('MDC', withoutRule);
    expect(toldOf(workbook)).toEqual([
      'CC!A1 no column of the header is the type',
      'MDC!A2 no column of the header is the rule',
      'MDC!A2 no column of the header is the order',
    ]);
  });
});
