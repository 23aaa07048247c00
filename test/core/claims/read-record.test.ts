import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFileProblem, type FileProblem } from '../../../core/claims/file-problem.ts';
import { type RecordSource, readRecord } from '../../../core/claims/read-record.ts';
import { RecordSplitter, type SourceRecord } from '../../../core/claims/record-splitter.ts';
import { rejectionCodes, rejectionWords } from '../../../core/claims/rejection-words.ts';
import { exampleList, feeLine, jsonSource, setlinfo, toRecord } from './example-list.ts';

const refuse = (record: SourceRecord, source: RecordSource = jsonSource) => {
  const reading = readRecord(record, source);
  if (reading.ok) throw new Error('accepted');
  return reading.rejection;
};

describe('readRecord', () => {
  it.each([
    { what: 'broken JSON', record: toRecord('{"setl_id":"S1",}'), code: 'bad-json', settlementId: 'S1' },
    { what: 'JSON that is no object', record: toRecord('[1]'), code: 'bad-json', settlementId: null },
    {
      what: 'a truncated record',
      record: toRecord('{"setl_id": "S1"', { kind: 'truncated' }),
      code: 'truncated-record',
      settlementId: 'S1',
    },
    {
      what: 'an oversized record',
      record: toRecord('{"a":', { kind: 'oversized' }),
      code: 'oversized-record',
      settlementId: null,
    },
    {
      what: 'bytes of no encoding',
      record: toRecord('', { bytes: Uint8Array.of(0x7b, 0xff, 0x7d) }),
      code: 'bad-encoding',
      settlementId: null,
    },
  ])('refuses $what as a whole', ({ record, code, settlementId }) => {
    const rejection = refuse(record);
    expect(rejection).toMatchObject({ file: 'march.ndjson', line: 7, setl_id: settlementId });
    expect(rejection.errors).toMatchObject([{ field: null, value: null, code }]);
  });

  it('says of bytes of another encoding no more than that they are not of this one', () => {
    const gb18030 = Uint8Array.of(0x7b, 0xd6, 0xd0, 0x7d);
    expect(refuse(toRecord('', { bytes: gb18030 })).errors).toMatchObject([
      {
        code: 'bad-encoding',
        message: { zh: '含有不符合文件编码的字节。', en: 'Bytes that are not of the file’s encoding.' },
      },
    ]);
  });

  it('says in both languages what was found and what was expected', () => {
    const text = JSON.stringify(exampleList({ setlinfo: setlinfo({ gend: '男' }) }));
    expect(refuse(toRecord(text))).toEqual({
      file: 'march.ndjson',
      line: 7,
      setl_id: 'S0001',
      errors: [
        {
          field: 'setlinfo.gend',
          value: '男',
          code: 'unknown-code',
          message: {
            zh: '代码不在字典中；应为：0 未知，1 男，2 女，9 未说明。',
            en: 'The code is not in the dictionary; expected: 0 unknown, 1 male, 2 female, 9 not stated.',
          },
        },
      ],
      raw: text,
    });
  });

  it('shortens what it shows of a long value', () => {
    const [error] = refuse(
      toRecord(JSON.stringify(exampleList({ setlinfo: setlinfo({ age: 'x'.repeat(900) }) }))),
    ).errors;
    expect(error?.value).toBe(`${'x'.repeat(199)}…`);
  });

  it('tells at most 50 errors of one record', () => {
    const feedetail = Array.from({ length: 80 }, (_, index) =>
      feeLine({ feedetl_sn: `F${index}`, cnt: 'x' }),
    );
    expect(refuse(toRecord(JSON.stringify(exampleList({ feedetail })))).errors).toHaveLength(50);
  });

  it('answers once for every record of a file, in order', () => {
    const good = JSON.stringify(exampleList());
    const file = [good, '{', good, 'oops', JSON.stringify({}), good.slice(0, 100)].join('\n');
    const splitter = new RecordSplitter({ format: 'ndjson' });
    const records = [...splitter.push(new TextEncoder().encode(file)), ...splitter.end()];
    const codes = records.map((record) => {
      const reading = readRecord(record, jsonSource);
      return reading.ok ? 'accepted' : reading.rejection.errors[0]?.code;
    });
    expect(codes).toEqual([
      'accepted',
      'bad-json',
      'accepted',
      'bad-json',
      'field-missing',
      'truncated-record',
    ]);
  });
});

describe('readRecord on whatever may come', () => {
  const nodes = ['setlinfo', 'diseinfo', 'oprninfo', 'iteminfo', 'payinfo', 'icuinfo', 'feedetail'] as const;
  const isAnswer = (text: string) => {
    const reading = readRecord(toRecord(text), jsonSource);
    return reading.ok || reading.rejection.errors.length > 0;
  };

  it('answers any JSON, and any node that is not what it should be', () => {
    fc.assert(fc.property(fc.json(), isAnswer));
    fc.assert(
      fc.property(fc.constantFrom(...nodes), fc.jsonValue(), (node, value) =>
        isAnswer(JSON.stringify(exampleList({ [node]: value }))),
      ),
    );
  });

  it('answers any value in any field', () => {
    const header = fc.constantFrom(...Object.keys(setlinfo()));
    const line = fc.constantFrom(...Object.keys(feeLine()));
    fc.assert(
      fc.property(header, line, fc.jsonValue(), (headerField, lineField, value) =>
        isAnswer(
          JSON.stringify(
            exampleList({
              setlinfo: setlinfo({ [headerField]: value }),
              feedetail: [feeLine({ [lineField]: value })],
            }),
          ),
        ),
      ),
    );
  });
});

describe('words for refusals', () => {
  it.each(rejectionCodes)('has both languages for %s', (code) => {
    const { zh, en } = rejectionWords(code);
    expect(zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(en).toMatch(/^[A-Z].*\.$/);
  });

  const problems: FileProblem[] = [
    { code: 'empty-file' },
    { code: 'no-records' },
    { code: 'binary-file', found: 'PDF' },
    { code: 'binary-file', found: null },
    { code: 'format-unsupported', found: 'zip' },
    { code: 'unrecognised-format' },
    { code: 'truncated-gzip' },
    { code: 'corrupt-gzip' },
    { code: 'unknown-hospital', hospital: 'H99' },
    { code: 'bad-key', key: 'incoming/x' },
    { code: 'file-gone', key: 'incoming/x' },
    { code: 'file-replaced', key: 'incoming/x' },
    { code: 'missing-header' },
    { code: 'missing-columns', columns: ['setl_id', 'gend'], unknown: ['结算号'] },
    { code: 'duplicate-columns', columns: ['setl_id'] },
    { code: 'unknown-columns', columns: ['备注'] },
  ];

  it.each(problems)('has both languages for the file problem $code', (problem) => {
    const { zh, en } = describeFileProblem(problem);
    expect(zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(en).toMatch(/^[A-Z].*\.$/);
    const { code: _, ...facts } = problem;
    for (const fact of Object.values(facts).flat()) if (fact !== null) expect(zh).toContain(fact);
  });
});
