import { describe, expect, it } from 'vitest';
import { indexCodeTable } from '../../../../core/grouping/code-table.ts';
import { importIssueWords, issuePlaceWords } from '../../../../core/grouping/import/import-issue-words.ts';
import { importScheme } from '../../../../core/grouping/import/import-scheme.ts';
import { readSchemeFacts } from '../../../../core/grouping/import/read-scheme-facts.ts';
import { adrgFacts, drgFacts } from '../../../support/small-facts.ts';
import { schemeInput } from '../small-scheme.ts';

type Row = Record<string, unknown>;
type Files = Record<'mdc.json' | 'adrg.json' | 'drg.json', Row[]> & Record<string, unknown>;

const dx = Array.from({ length: 60 }, (_, i) => `G${String(i).padStart(2, '0')}`);
const proc = Array.from({ length: 60 }, (_, i) => `01.${String(i).padStart(2, '0')}`);
const letters = [...'ABCDEFGHIJKLMNOPQRST'];
const ids = letters.map((letter) => `B${letter}1`);
const complications = ['J01', 'J02', 'J03', 'J04'];

/** Twenty ADRGs of one MDC that each take a diagnosis of their own. */
function soundFiles(): Files {
  return {
    'mdc.json': [
      {
        code: 'B',
        order: 1,
        title: '神经系统疾病',
        entry: { principalDx: 'dx' },
        principalDx: dx,
        ambiguous: null,
        adrgOrder: ids,
      },
    ],
    'adrg.json': ids.map((id, i) => ({
      ...adrgFacts(id, { principalDx: 'dx' }, { dx: dx.slice(3 * i, 3 * i + 3) }),
    })),
    'drg.json': ids.map((id) => ({ ...drgFacts(`${id}9`) })),
    'mcc.json': { J01: '1', J02: '1' },
    'cc.json': { J03: '2', J04: '2' },
    'exclusions.json': { J01: '1', J03: '2' },
    'valid-procedures.json': proc,
  };
}

const tableOf = (codes: readonly string[]) =>
  indexCodeTable({ id: 'edition', source: 'invented', titles: Object.fromEntries(codes.map((c) => [c, c])) });

/** A row a line, as schemes are published. */
function textsOf(files: Files): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([file, content]) => {
      const rows = Array.isArray(content) ? content.map((row) => JSON.stringify(row)).join(',\n') : '';
      return [file, rows ? `[\n${rows}\n]` : JSON.stringify(content, null, 1)];
    }),
  );
}

function importTexts(texts: Readonly<Record<string, string>>) {
  const report = importScheme(readSchemeFacts(texts), {
    header: schemeInput({}).header,
    mapping: null,
    replaced: null,
    titlesFrom: null,
    codes: { dx: tableOf([...dx, ...complications]), proc: tableOf(proc) },
  });
  const told = (issues: typeof report.mistakes) =>
    issues.map((issue) => `${issuePlaceWords(issue).join(', ')} ${importIssueWords(issue).en}`);
  return { ...report, told: [...told(report.mistakes), ...told(report.notices)] };
}

interface Planted {
  readonly what: string;
  readonly plant: (files: Files) => void;
  readonly told: readonly string[];
}

const adrg = (files: Files, i: number) => files['adrg.json'][i] as Row;
const drg = (files: Files, i: number) => files['drg.json'][i] as Row;

const planted: readonly Planted[] = [
  {
    what: 'an unknown word in a condition',
    plant: (files) => {
      adrg(files, 0)['when'] = { all: [{ principalDx: 'dx' }, { moon: 'full' }] };
    },
    told: ['adrg.json:2 #1.when.all.#2 not of the form: moon: no word of the condition language'],
  },
  {
    what: 'a list that is a text',
    plant: (files) => {
      adrg(files, 1)['sets'] = { dx: 'G03' };
    },
    told: ['adrg.json:3 #2.sets.dx not of the form: a list is expected, not text'],
  },
  {
    what: 'an age that contradicts itself',
    plant: (files) => {
      adrg(files, 2)['when'] = {
        all: [{ principalDx: 'dx' }, { ageYears: ['>', 50] }, { ageYears: ['<', 10] }],
      };
    },
    told: [
      'adrg.json:4 #3.when the condition of BC1 asks for what cannot hold together: age in years > 50; age in years < 10',
    ],
  },
  {
    what: 'two sexes at once, in a DRG',
    plant: (files) => {
      drg(files, 3)['when'] = {
        any: [{ complication: 'mcc' }, { all: [{ sex: ['==', '1'] }, { sex: ['==', '2'] }] }],
      };
    },
    told: [
      'drg.json:5 #4.when.any.#2 the condition of BD19 asks for what cannot hold together: a male patient; a female patient',
    ],
  },
  {
    what: 'a condition on a missing list, twice',
    plant: (files) => {
      adrg(files, 4)['when'] = { any: [{ principalDx: 'dx' }, { anyDx: 'dx7' }] };
      drg(files, 4)['when'] = { anyDx: 'dx7' };
    },
    told: ['adrg.json:6 #5.when, drg.json:6 #5.when BE1: no code list dx7'],
  },
  {
    what: 'a group behind one that takes all its cases',
    plant: (files) => {
      adrg(files, 6)['sets'] = { dx: dx.slice(15, 17) };
    },
    told: ['adrg.json:8 #7 BG1 is never reached: groups before it take every case'],
  },
  {
    what: 'a type that there is not',
    plant: (files) => {
      adrg(files, 7)['type'] = 'magical';
    },
    told: ['adrg.json:9 #8.type not of the form: "magical" is none of surgical, procedural, medical'],
  },
  {
    what: 'a missing title',
    plant: (files) => {
      delete drg(files, 8)['title'];
    },
    told: ['drg.json:10 #9.title not of the form: it is missing'],
  },
  {
    what: 'a group said to be of another MDC',
    plant: (files) => {
      adrg(files, 9)['mdc'] = 'C';
    },
    told: ['adrg.json:11 #10.mdc BJ1 is said to be both “C” and “mdc.json: B”'],
  },
  {
    what: 'a DRG that stands twice',
    plant: (files) => {
      files['drg.json'].push({ ...drgFacts('BK19') });
    },
    told: ['drg.json:12 #11, drg.json:22 #21 BK19 stands more than once'],
  },
  {
    what: 'two DRGs of an ADRG that is not there',
    plant: (files) => {
      files['drg.json'].push({ ...drgFacts('BX11') }, { ...drgFacts('BX15'), order: 2 });
    },
    told: ['drg.json:23 #22.branch, drg.json:24 #23.branch there is no group BX1'],
  },
  {
    what: 'an ADRG that no MDC tries',
    plant: (files) => {
      files['adrg.json'].push({ ...adrgFacts('BY1', { const: true }, {}) });
      files['drg.json'].push({ ...drgFacts('BY19') });
    },
    told: ['adrg.json:22 #21 BY1 is in no MDC'],
  },
  {
    what: 'a complication without its table',
    plant: (files) => {
      files['cc.json'] = { J03: '2', J04: 2 };
    },
    told: ['cc.json:3 J04 not of the form: text is expected, not a number'],
  },
  {
    what: 'an unknown code in two lists, once',
    plant: (files) => {
      adrg(files, 11)['sets'] = { dx: [...dx.slice(33, 36), 'Q99'] };
      (files['mdc.json'][0] as Row)['principalDx'] = [...dx, 'Q99'];
    },
    told: [
      'mdc.json:2 #1.principalDx.#61, adrg.json:13 #12.sets.dx.#4 the code Q99 is not in edition; it stands in B dx, BL1 dx',
    ],
  },
  {
    what: 'a sign that is none and a number that is none',
    plant: (files) => {
      adrg(files, 12)['when'] = { all: [{ principalDx: 'dx' }, { ageYears: ['=>', 'old'] }] };
    },
    told: [
      'adrg.json:14 #13.when.all.#2.ageYears.#1 not of the form: "=>" is none of ==, <, <=, >, >=',
      'adrg.json:14 #13.when.all.#2.ageYears.#2 not of the form: a number is expected, not text',
    ],
  },
  {
    what: 'a condition of two words',
    plant: (files) => {
      adrg(files, 13)['when'] = { principalDx: 'dx', sex: ['==', '1'] };
    },
    told: ['adrg.json:15 #14.when not of the form: a condition has exactly one key'],
  },
  {
    what: 'an order that is not that of the rows',
    plant: (files) => {
      adrg(files, 15)['order'] = 99;
    },
    told: ['adrg.json:18 #17.order BP1 of B, of order 99, stands before BQ1, of order 81'],
  },
  {
    what: 'an order that stands twice',
    plant: (files) => {
      adrg(files, 18)['order'] = 84;
    },
    told: ['adrg.json:21 #20.order BS1 and BT1 of B both have the order 84'],
  },
  {
    what: 'a title that goes on and on',
    plant: (files) => {
      adrg(files, 17)['title'] = '病'.repeat(200_000);
    },
    told: ['adrg.json:19 #18.title the title of BR1 has 200000 characters; at most 200 are taken'],
  },
  {
    what: 'a title with what nobody can read',
    plant: (files) => {
      drg(files, 17)['title'] = '脑\u001B[31m出血';
      drg(files, 18)['title'] = '脑\uFFFD血';
    },
    told: [
      'drg.json:19 #18.title the title of BR19 has U+001B, which nobody can read',
      'drg.json:20 #19.title the title of BS19 has U+FFFD, which nobody can read',
    ],
  },
  {
    what: 'an MCC that is a CC of another table',
    plant: (files) => {
      files['mcc.json'] = { J01: '1', J02: '1', J03: '1' };
    },
    told: ['mcc.json:4 J03, cc.json:2 J03 J03 is said to be both “MCC 1” and “CC 2”'],
  },
  {
    what: 'a group without an id',
    plant: (files) => {
      delete adrg(files, 14)['id'];
    },
    told: ['adrg.json:16 #15.id not of the form: it is missing'],
  },
];

/** An id that cannot be read leaves unclear which other names lead nowhere. */
const leavesNamesUnclear = 'a group without an id';

describe('many mistakes in one folder of facts', () => {
  it('are none in the one they are planted in', () => {
    const { told, scheme } = importTexts(textsOf(soundFiles()));
    expect(told).toEqual([]);
    expect(scheme).not.toBeNull();
  });

  it.each(planted)('tells of $what once, and of nothing that follows from it', ({ plant, told }) => {
    const files = soundFiles();
    plant(files);
    const shifted = importTexts(textsOf(files)).told.map(withoutNewRows);
    expect(shifted).toEqual(told.map(withoutNewRows));
  });

  it('tells of all of them at once, each once, and installs nothing', () => {
    const files = soundFiles();
    const together = planted.filter(({ what }) => what !== leavesNamesUnclear);
    for (const { plant } of together) plant(files);
    const { told, scheme } = importTexts(textsOf(files));
    expect(told.toSorted()).toEqual(together.flatMap((mistake) => mistake.told).toSorted());
    expect(together.length).toBeGreaterThanOrEqual(12);
    expect(scheme).toBeNull();
  });

  it('tells of mistakes in the other files where one is no JSON, and of keys that stand twice', () => {
    const files = soundFiles();
    adrg(files, 7)['type'] = 'magical';
    const texts = textsOf(files);
    const broken = {
      ...texts,
      'drg.json': '[\n{"code": "BA19",\n',
      'mcc.json': '{\n"J01": "1",\n"J02": "1",\n"J01": "2"\n}',
      'exclusions.json': '\uFEFF{"J01": "1",\n"J03" "2"}',
    };
    expect(importTexts(broken).told.toSorted()).toEqual([
      'adrg.json:9 #8.type not of the form: "magical" is none of surgical, procedural, medical',
      'drg.json:3 no valid JSON: column 1 of the line cannot be read',
      'exclusions.json:2 no valid JSON: column 7 of the line cannot be read',
      'mcc.json:4 J01 J01 stands more than once',
    ]);
  });

  it('is silent of groups that a file of groups does not say because it is missing', () => {
    const { 'adrg.json': _, ...texts } = textsOf(soundFiles());
    expect(importTexts(texts).told).toEqual(['adrg.json the file adrg.json is missing']);
  });

  it('says everything in Chinese too, without a word of the validator', () => {
    const files = soundFiles();
    for (const { plant } of planted) plant(files);
    const { mistakes } = importTexts(textsOf(files));
    const words = mistakes.map((issue) => importIssueWords(issue).zh);
    for (const zh of words) expect(zh).not.toMatch(/Invalid|expected|Unrecognized|Too (?:small|big)/);
  });
});

/** Rows planted at the end stand elsewhere when nothing else is planted. */
function withoutNewRows(text: string): string {
  return text.replaceAll(/drg\.json:2[2-9] #2\d/g, 'drg.json new');
}
