import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isGzip } from '../../../core/claims/file-signature.ts';
import { sniffFormat } from '../../../core/claims/sniff.ts';
import { encodeGb18030 } from './encode-gb18030.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const sniff = (content: string | Uint8Array, name: string, isWhole = true) =>
  sniffFormat({ bytes: typeof content === 'string' ? utf8(content) : content, name, isWhole });

describe('sniffFormat', () => {
  it.each([
    { what: 'lines in a .ndjson', text: '{"a":1}\n{"b":2}\n', name: 'x.ndjson', format: 'ndjson' },
    { what: 'lines in a .json', text: '{"a":1}\n{"b":2}\n', name: 'x.json', format: 'ndjson' },
    { what: 'lines in a .csv', text: '{"a":1}\n{"b":2}\n', name: 'x.csv', format: 'ndjson' },
    {
      what: 'lines of which the first is broken',
      text: '{"a":\n{"b":2}\n',
      name: 'x.ndjson',
      format: 'ndjson',
    },
    {
      what: 'lines of which the first is no JSON',
      text: 'oops\n{"b":2}\n',
      name: 'x.ndjson',
      format: 'ndjson',
    },
    { what: 'lines that are all broken', text: '{"a":\n{"b":\n', name: 'x.jsonl.gz', format: 'ndjson' },
    { what: 'an indented object', text: '{\n "a": 1\n}\n', name: 'x.json', format: 'json' },
    { what: 'an indented object in a .ndjson', text: '{\n "a": 1\n}\n', name: 'x.ndjson', format: 'json' },
    {
      what: 'indented objects in a .ndjson',
      text: '{\n "a": 1\n}\n{\n "b": 2\n}\n',
      name: 'x.ndjson',
      format: 'json',
    },
    {
      what: 'an array with an object a line',
      text: '[\n{"a":1},\n{"b":2}\n]',
      name: 'x.json',
      format: 'json',
    },
    { what: 'an array in a .csv', text: ' [{"a":1}]', name: 'x.csv', format: 'json' },
    { what: 'objects one after another', text: '{"a":1}{"b":2}', name: 'x.json', format: 'json' },
    { what: 'an object that breaks off', text: '{"a":{', name: 'x.json', format: 'json' },
    { what: 'a byte order mark', text: '\uFEFF{"a":1}\n', name: 'x', format: 'ndjson' },
    { what: 'CSV by name', text: 'a,b\n1,2\n', name: 'x.csv', format: 'csv' },
    { what: 'CSV by its header', text: '"setl_id",gend\n1,2\n', name: 'x.txt', format: 'csv' },
    { what: 'CSV by its Chinese header', text: '性别,结算ID\n1,2\n', name: 'x.txt', format: 'csv' },
  ])('reads $what as $format', ({ text, name, format }) => {
    expect(sniff(text, name)).toEqual({ ok: true, format });
  });

  it('knows a Chinese header in GB18030', () => {
    expect(sniff(encodeGb18030('结算ID,性别\n'), 'x.txt')).toEqual({ ok: true, format: 'csv' });
  });

  it('goes by the name where the first line is longer than the head', () => {
    expect(sniff('{"a":"xxxx', 'x.ndjson', false)).toEqual({ ok: true, format: 'ndjson' });
    expect(sniff('{"a":"xxxx', 'x.json', false)).toEqual({ ok: true, format: 'json' });
  });

  it('lets one stray control character pass as one damaged record', () => {
    expect(sniff(`{"a":1}\n${'{"b":"long enough"}\n'.repeat(9)}\u0000\n`, 'x.ndjson')).toEqual({
      ok: true,
      format: 'ndjson',
    });
  });

  it.each([
    { what: 'nothing', content: '', code: 'empty-file' },
    { what: 'blanks and a byte order mark', content: '\uFEFF \r\n\n', code: 'empty-file' },
    { what: 'a picture', content: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), code: 'binary-file' },
    { what: 'a PDF', content: '%PDF-1.7 ...', code: 'binary-file' },
    { what: 'a program', content: Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1), code: 'binary-file' },
    {
      what: 'bytes at random',
      content: Uint8Array.from({ length: 256 }, (_, index) => (index * 167) % 256),
      code: 'binary-file',
    },
    { what: 'gzip within gzip', content: gzipSync('{}'), code: 'format-unsupported' },
    { what: 'a zip', content: Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0), code: 'format-unsupported' },
    { what: 'an old workbook', content: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), code: 'format-unsupported' },
    { what: 'UTF-16 with a mark', content: Uint8Array.of(0xff, 0xfe, 0x7b, 0), code: 'format-unsupported' },
    {
      what: 'UTF-16 without',
      content: Uint8Array.from(Buffer.from('{"setl_id":"1"}', 'utf16le')),
      code: 'format-unsupported',
    },
    { what: 'XML', content: '<list><setl_id/></list>', code: 'unrecognised-format' },
    { what: 'prose', content: 'Dear office,\nplease find', code: 'unrecognised-format' },
  ])('refuses $what as $code', ({ content, code }) => {
    expect(sniff(content, 'x.ndjson')).toMatchObject({ ok: false, problem: { code } });
  });

  it('tells an encrypted workbook from an old one', () => {
    const compound = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(508).fill(1));
    const encrypted = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(sniff(encrypted, 'x.xlsx')).toMatchObject({ problem: { code: 'workbook-encrypted' } });
    expect(sniff(compound, 'x.xlsx')).toMatchObject({ problem: { found: 'xls' } });
  });

  it('knows gzip whatever the name', () => {
    expect(isGzip(gzipSync('{}'))).toBe(true);
    expect(isGzip(utf8('{}'))).toBe(false);
  });
});
