import type { Random } from '../../generator/random.ts';
import type { WorkbookText } from '../support/archive/write-workbook.ts';

const entities = Array.from(
  { length: 12 },
  (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`,
).join('');

/** Changes what a workbook is made of; which of its rows survive is not known beforehand. */
export const sheetMutations: Readonly<Record<string, (random: Random, text: WorkbookText) => WorkbookText>> =
  {
    'xml-bytes': (random, text) => {
      const signs = [...text.rows];
      for (let left = random.int(1, 6); left > 0; left--)
        signs[random.int(0, signs.length - 1)] = random.pick([
          '<',
          '>',
          '&',
          '"',
          '/',
          '\u0000',
          ';',
          '=',
          '#',
          '甲',
        ]);
      return { ...text, rows: signs.join('') };
    },
    'xml-cut': (random, text) => ({ ...text, rows: text.rows.slice(0, random.int(0, text.rows.length)) }),
    'billion-laughs': (_, text) => ({
      ...text,
      documents: {
        'book/pages/one.xml': `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">${entities}]><worksheet><sheetData>${text.rows.replace('</t>', '&e12;</t>')}</sheetData></worksheet>`,
      },
    }),
    'outside-entity': (_, text) => ({
      ...text,
      documents: {
        'book/pages/one.xml': `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData>${text.rows.replace('</t>', '&e;</t>')}</sheetData></worksheet>`,
      },
    }),
    'deep-xml': (_, text) => ({ ...text, rows: `${'<a>'.repeat(50_000)}${text.rows}` }),
    'many-attributes': (_, text) => {
      const attributes = Array.from({ length: 20_000 }, (_one, at) => `a${at}="x"`).join(' ');
      return { ...text, rows: text.rows.replace('<row ', () => `<row ${attributes} `) };
    },
    'strange-references': (random, text) => {
      const reference = random.pick([
        'ZZZZZZ1',
        'A99999999999',
        'A0',
        '1A',
        '',
        'XFD1',
        'a1',
        '-A1',
        'A1:B2',
      ]);
      return { ...text, rows: text.rows.replaceAll(/r="[A-D]\d+"/g, () => `r="${reference}"`) };
    },
    'shared-strings-out-of-range': (random, text) => ({
      ...text,
      rows: text.rows.replaceAll(
        't="inlineStr"><is>',
        () => `t="s"><v>${random.pick(['-1', '1e9', 'x', ''])}</v><is>`,
      ),
      sharedStrings: ['<t>one</t>'],
    }),
    'sheet-of-nothing': (random, text) => ({
      ...text,
      sheets: random.pick([
        '',
        '<sheet name="x" sheetId="1" r:id="none"/>',
        '<sheet state="hidden" r:id="rId7"/>',
      ]),
    }),
    'strange-documents': (random, text) => {
      const name = random.pick([
        '[Content_Types].xml',
        '_rels/.rels',
        'book/main.xml',
        'book/_rels/main.xml.rels',
        'looks.xml',
      ]);
      return {
        ...text,
        documents: { [name]: random.pick(['', '<', '<a/>', 'x'.repeat(1000), '{"a":1}', '<a>&#0;</a>']) },
      };
    },
  };
