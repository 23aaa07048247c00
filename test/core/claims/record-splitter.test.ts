import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RecordFormat, RecordSplitter } from '../../../core/claims/record-splitter.ts';
import { encodeGb18030, treacherousCharacters } from './encode-gb18030.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

interface SplitOptions {
  readonly at?: readonly number[];
  readonly maxRecordBytes?: number;
  readonly wasCutShort?: boolean;
}

/** Splits the bytes as they would arrive when cut at the given positions. */
function split(format: RecordFormat, bytes: Uint8Array, options: SplitOptions = {}) {
  const { at = [], maxRecordBytes, wasCutShort = false } = options;
  const splitter = new RecordSplitter({
    format,
    ...(maxRecordBytes === undefined ? {} : { maxRecordBytes }),
  });
  const ends = [...at.map((position) => position % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  const records = ends.flatMap((end, index) => splitter.push(bytes.slice(ends[index - 1] ?? 0, end)));
  return [...records, ...splitter.end(wasCutShort)];
}

function splitText(format: RecordFormat, text: string, options: SplitOptions = {}) {
  return split(format, utf8(text), options).map(({ kind, line, bytes }) => [
    kind,
    line,
    new TextDecoder().decode(bytes),
  ]);
}

describe('RecordSplitter for lines', () => {
  it.each([
    {
      what: 'plain lines',
      text: '{"a":1}\n{"b":2}\n',
      records: [
        ['record', 1, '{"a":1}'],
        ['record', 2, '{"b":2}'],
      ],
    },
    {
      what: 'CRLF and no last line end',
      text: '{}\r\n{"b":2}',
      records: [
        ['record', 1, '{}'],
        ['record', 2, '{"b":2}'],
      ],
    },
    {
      what: 'blank lines, which count',
      text: '\n \n{}\n\n{"b":2}\n',
      records: [
        ['record', 3, '{}'],
        ['record', 5, '{"b":2}'],
      ],
    },
    { what: 'a byte order mark', text: '\uFEFF{}\n', records: [['record', 1, '{}']] },
    {
      what: 'a broken line between good ones',
      text: '{}\n{"a":\n{}\n',
      records: [
        ['record', 1, '{}'],
        ['record', 2, '{"a":'],
        ['record', 3, '{}'],
      ],
    },
    {
      what: 'a tail that breaks off',
      text: '{}\n{"a":"x',
      records: [
        ['record', 1, '{}'],
        ['truncated', 2, '{"a":"x'],
      ],
    },
    {
      what: 'a tail that is no JSON at all',
      text: '{}\nthe end',
      records: [
        ['record', 1, '{}'],
        ['record', 2, 'the end'],
      ],
    },
    { what: 'nothing', text: '', records: [] },
  ])('cuts $what', ({ text, records }) => {
    expect(splitText('ndjson', text)).toEqual(records);
  });
});

describe('RecordSplitter for JSON', () => {
  it.each([
    {
      what: 'one object over several lines',
      text: '\n{\n "a": [1, {}]\n}\n',
      records: [['record', 2, '{\n "a": [1, {}]\n}']],
    },
    {
      what: 'an array',
      text: '[\n {"a":1},\n {"b":[2]}\n]',
      records: [
        ['record', 2, '{"a":1}'],
        ['record', 3, '{"b":[2]}'],
      ],
    },
    {
      what: 'concatenated values',
      text: '{"a":1}{"b":2} [{"c":3}]',
      records: [
        ['record', 1, '{"a":1}'],
        ['record', 1, '{"b":2}'],
        ['record', 1, '{"c":3}'],
      ],
    },
    {
      what: 'brackets and quotes in strings',
      text: '[{"a":"}]\\"{\\\\"},{"b":1}]',
      records: [
        ['record', 1, '{"a":"}]\\"{\\\\"}'],
        ['record', 1, '{"b":1}'],
      ],
    },
    { what: 'an empty array', text: '[]', records: [] },
    {
      what: 'junk between values, so that it is rejected and not lost',
      text: '[{"a":1}, oops, null\n{"b":2}]',
      records: [
        ['record', 1, '{"a":1}'],
        ['record', 1, 'oops'],
        ['record', 1, 'null'],
        ['record', 2, '{"b":2}'],
      ],
    },
    {
      what: 'an element that is no object',
      text: '[["x"],{}]',
      records: [
        ['record', 1, '["x"]'],
        ['record', 1, '{}'],
      ],
    },
    {
      what: 'a value that breaks off',
      text: '[{"a":1},{"b":',
      records: [
        ['record', 1, '{"a":1}'],
        ['truncated', 1, '{"b":'],
      ],
    },
    {
      what: 'a list that is never closed',
      text: '[{"a":1}\n',
      records: [
        ['record', 1, '{"a":1}'],
        ['truncated', 2, ''],
      ],
    },
    { what: 'a byte order mark', text: '\uFEFF[{}]', records: [['record', 1, '{}']] },
  ])('cuts $what', ({ text, records }) => {
    expect(splitText('json', text)).toEqual(records);
  });

  it.each([
    { what: 'a missing closing brace', broken: '{"a":{"b":1},' },
    { what: 'a missing closing bracket', broken: '{"a":[{"b":1}},' },
    { what: 'a string without end, until the line ends', broken: '{"a":"b},\n' },
  ])('reads on behind $what', ({ broken }) => {
    const records = splitText('json', `[{"x":0},${broken}{"y":1},{"z":2}]`);
    expect(records.map(([, , text]) => text)).toEqual(expect.arrayContaining(['{"x":0}', '{"z":2}']));
    expect(records.length).toBeGreaterThanOrEqual(3);
  });

  it('is not misled by GB18030 characters whose second byte looks like JSON', () => {
    const texts = ['诊断', ...treacherousCharacters].map((character) => `{"name":"肺炎${character}"}`);
    const records = split('json', encodeGb18030(`[${texts.join(',\n')}]`));
    expect(records.map(({ bytes }) => new TextDecoder('gb18030').decode(bytes))).toEqual(texts);
  });

  it('still reads the escape behind a UTF-8 character', () => {
    const text = '{"name":"中\\"}{"}';
    expect(splitText('json', `${text}${text}`).map(([, , record]) => record)).toEqual([text, text]);
  });

  it('takes one damaged character in much UTF-8 for damage, not for GB18030', () => {
    const good = utf8(`{"name":"${'病'.repeat(40)}"}`);
    const damaged = Uint8Array.from([...utf8('{"name":"'), 0xff, ...utf8('"}')]);
    const escaped = utf8('{"name":"中\\""}');
    const records = split('json', Uint8Array.from([...good, ...damaged, ...escaped, ...good]));
    expect(records.map(({ bytes }) => bytes)).toEqual([good, damaged, escaped, good]);
  });
});

describe('RecordSplitter for CSV', () => {
  it.each([
    {
      what: 'a header and rows',
      text: 'a,b\n1,2\n3,4\n',
      records: [
        ['header', 1, 'a,b'],
        ['record', 2, '1,2'],
        ['record', 3, '3,4'],
      ],
    },
    {
      what: 'line ends and doubled quotes in quoted cells',
      text: 'a,b\r\n1,"x\n""y"""\r\n3,4',
      records: [
        ['header', 1, 'a,b'],
        ['record', 2, '1,"x\n""y"""'],
        ['record', 4, '3,4'],
      ],
    },
    {
      what: 'rows of commas alone, which are blank',
      text: 'a,b\n,\n""," "\n3,4\n',
      records: [
        ['header', 1, 'a,b'],
        ['record', 4, '3,4'],
      ],
    },
    {
      what: 'a quote inside a cell, which is text',
      text: 'a,b\n5"管,1\n3,4\n',
      records: [
        ['header', 1, 'a,b'],
        ['record', 2, '5"管,1'],
        ['record', 3, '3,4'],
      ],
    },
    {
      what: 'a quote never closed: only its line suffers',
      text: 'a,b\n1,"x\n3,4\n5,6\n',
      records: [
        ['header', 1, 'a,b'],
        ['record', 2, '1,"x'],
        ['record', 3, '3,4'],
        ['record', 4, '5,6'],
      ],
    },
    {
      what: 'a quote never closed before a quoted cell',
      text: 'a,b\n1,"x\n3,"4"\n5,6\n',
      records: [
        ['header', 1, 'a,b'],
        ['record', 2, '1,"x'],
        ['record', 3, '3,"4"'],
        ['record', 4, '5,6'],
      ],
    },
    {
      what: 'a tail that breaks off in quotes',
      text: 'a,b\n1,"x',
      records: [
        ['header', 1, 'a,b'],
        ['truncated', 2, '1,"x'],
      ],
    },
  ])('cuts $what', ({ text, records }) => {
    expect(splitText('csv', text)).toEqual(records);
  });

  it('keeps rows whole whose quoted cells are as long as cells may be, all of them with line ends', () => {
    const cell = `"${'"",\n'.repeat(60)}"`;
    const text = `id,a,b,c\n1,${cell},${cell},${cell}\n2,,,\n`;
    const splitter = new RecordSplitter({ format: 'csv', maxCellChars: 240 });
    const records = [...splitter.push(utf8(text)), ...splitter.end()];
    expect(records.map(({ line }) => line)).toEqual([1, 2, 183]);
  });

  it('is not held up by rows of which each looks open to the last', () => {
    const line = 'a",,""",\n';
    const lines = 60_000;
    const text = `id\n${line.repeat(lines)}9,"good\nrow"\n`;
    const splitter = new RecordSplitter({ format: 'csv', maxCellChars: 1024 });
    const records = [...splitter.push(utf8(text)), ...splitter.end()];
    expect(records.length).toBeGreaterThanOrEqual(lines);
    const untouched = new RecordSplitter({ format: 'csv', maxCellChars: 1024 });
    const after = untouched.push(utf8(`id\n${line}${'8,,\n'.repeat(5000)}9,"good\nrow"\n`));
    expect(after.at(-1)).toMatchObject({ kind: 'record', bytes: utf8('9,"good\nrow"') });
  });

  it('gives up an open quote after 256 KiB, so that the rest of a large file is read', () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => `${index},x`);
    const records = splitText('csv', `a,b\n1,"x\n${rows.join('\n')}\n`, { at: [70_000, 300_000] });
    expect(records).toHaveLength(2 + rows.length);
    expect(records.at(-1)).toEqual(['record', 60_002, '59999,x']);
  });
});

describe('RecordSplitter', () => {
  it.each<{ format: RecordFormat; text: string }>([
    { format: 'ndjson', text: `{}\n{"long":"${'x'.repeat(50)}"}\n{"b":2}\n` },
    { format: 'json', text: `[{},\n{"long":"${'x'.repeat(50)}"},\n{"b":2}]` },
  ])('tells an oversized $format record by its beginning and reads on', ({ format, text }) => {
    for (const at of [[], [20], [20, 30, 40, 55]]) {
      expect(splitText(format, text, { maxRecordBytes: 16, at })).toEqual([
        ['record', 1, '{}'],
        ['oversized', 2, '{"long":"xxxxxxx'],
        ['record', 3, '{"b":2}'],
      ]);
    }
  });

  it.each<{ format: RecordFormat; text: string; kinds: string[] }>([
    { format: 'csv', text: 'a,b\n1,2\n3,', kinds: ['header', 'record', 'truncated'] },
    { format: 'csv', text: 'a,b\n1,2\n', kinds: ['header', 'record'] },
    { format: 'json', text: '{"a":1}', kinds: ['record'] },
  ])(
    'takes a $format row at the end of a source that broke off for truncated only if it is unfinished',
    (given) => {
      const records = splitText(given.format, given.text, { wasCutShort: true });
      expect(records.map(([kind]) => kind)).toEqual(given.kinds);
    },
  );

  const word = fc.string({
    unit: fc.constantFrom(
      'a',
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      ',',
      '\n',
      '中',
      '肺',
      ...treacherousCharacters,
    ),
  });
  const encode = { 'utf-8': utf8, gb18030: encodeGb18030 };
  const encoding = fc.constantFrom<'utf-8' | 'gb18030'>('utf-8', 'gb18030');
  const separator = { ndjson: '\n', json: ',\n', csv: '\n' };
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

  const write = {
    ndjson: (words: string[]) => words.map((text) => JSON.stringify({ text })),
    json: (words: string[]) => words.map((text) => JSON.stringify({ text, list: [[text], {}] }, null, 1)),
    csv: (words: string[]) => words.map((text, index) => `${index},${cell(text)}`),
  };

  it.each<RecordFormat>(['ndjson', 'json', 'csv'])(
    'gives back each %s record, wherever the bytes are cut',
    (format) => {
      fc.assert(
        fc.property(fc.array(word), encoding, fc.array(fc.nat()), (words, name, at) => {
          // A good run of characters first: one short text may be valid in both encodings.
          const texts = write[format](['病案首页质量控制', ...words]);
          const bytes = encode[name](texts.join(separator[format]));
          const records = split(format, bytes, { at });
          expect(records.map((record) => new TextDecoder(name).decode(record.bytes))).toEqual(texts);
        }),
      );
    },
  );

  it.each<RecordFormat>(['ndjson', 'json', 'csv'])(
    'cuts any %s bytes alike, wherever they are cut',
    (format) => {
      const unit = fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', '\n', '\r', ' ', 'a', '中', '\uFEFF');
      fc.assert(
        fc.property(
          fc.string({ unit, maxLength: 60 }),
          fc.array(fc.nat()),
          fc.boolean(),
          (text, at, wasCutShort) => {
            const whole = splitText(format, text, { wasCutShort });
            expect(splitText(format, text, { at, wasCutShort })).toEqual(whole);
          },
        ),
        { numRuns: 500 },
      );
    },
  );

  it.each<RecordFormat>(['ndjson', 'json', 'csv'])('loses no letter of any %s text', (format) => {
    const unit = fc.constantFrom('{', '}', '[', ']', '"', ',', '\n', 'a', 'b', ':');
    const letters = (text: string) => text.replaceAll(/[^ab:]/g, '');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const records = splitText(format, text);
        expect(letters(records.map(([, , record]) => record).join(''))).toBe(letters(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('a byte in a JSON list that begins a character and does not end it', () => {
  it.each([0x81, 0xad, 0xc3, 0xe4, 0xff])(
    '0x%s takes no quote with it: the records behind are cut as they are',
    (byte) => {
      const [before, after] = [utf8('[{"a":"'), utf8('"},\n{"b":"甲"},\n{"c":"璡"}]')];
      const bytes = Uint8Array.from([...before, byte, ...after]);
      const records = split('json', bytes).map((record) => new TextDecoder().decode(record.bytes));
      expect(records.slice(1)).toEqual(['{"b":"甲"}', '{"c":"璡"}']);
    },
  );
});

describe('a byte missing from the first name of a compact JSON list in UTF-8', () => {
  it.each([0, 1, 2, 15, 16, 17])(
    'costs its own record only, wherever in its character it was, and whatever is escaped behind',
    (missing) => {
      const name = '示范区第一人民医院住院部普通外科';
      const good = Array.from({ length: 40 }, (_, at) =>
        JSON.stringify({ name, note: `管径${at}" 与 药名"与\\` }),
      );
      const text = utf8(`[${good.join(',')}]`);
      const at = utf8('[{"name":"').length + missing;
      const damaged = Uint8Array.from([...text.slice(0, at), ...text.slice(at + 1)]);
      const records = split('json', damaged).map((record) => new TextDecoder().decode(record.bytes));
      expect(records.slice(1)).toEqual(good.slice(1));
    },
  );
});

describe('a JSON list in GB18030 that begins with characters that could be UTF-8 of two bytes', () => {
  it('is not taken for UTF-8, however many they are', () => {
    const texts = [
      ...Array.from({ length: 20 }, () => '{"unit":"片片"}'),
      '{"name":"王璡"}',
      '{"name":"王"}',
    ];
    const records = split('json', encodeGb18030(`[${texts.join(',')}]`));
    expect(records.map(({ bytes }) => new TextDecoder('gb18030').decode(bytes))).toEqual(texts);
  });
});
