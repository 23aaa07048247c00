import { describe, expect, it } from 'vitest';
import { decodeForDisplay, decodeRecord, detectEncoding } from '../../../core/claims/encoding.ts';
import { nationalDiagnoses } from '../../support/dip/national-codes.ts';
import { encodeGb18030, treacherousCharacters } from './encode-gb18030.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const rows = ['病案首页', '肺炎，未特指', '社区获得性肺炎'].join('\n');

describe('detectEncoding', () => {
  it.each([
    { what: 'nothing but ASCII leaves it open', bytes: utf8('plain'), encoding: 'ascii' },
    { what: 'UTF-8', bytes: utf8(rows), encoding: 'utf-8' },
    { what: 'UTF-8 with a byte order mark', bytes: utf8(`\uFEFF${rows}`), encoding: 'utf-8' },
    { what: 'GB18030', bytes: encodeGb18030(rows), encoding: 'gb18030' },
    {
      what: 'GB18030 with trail bytes like JSON',
      bytes: encodeGb18030(treacherousCharacters.join()),
      encoding: 'gb18030',
    },
    {
      what: 'GB18030 with a damaged row',
      bytes: Uint8Array.from([...encodeGb18030(rows), 0xff, 0x0a]),
      encoding: 'gb18030',
    },
    {
      what: 'UTF-8 with a damaged row',
      bytes: Uint8Array.from([...utf8(rows), 0xff, 0x0a]),
      encoding: 'utf-8',
    },
  ])('tells $what', ({ bytes, encoding }) => expect(detectEncoding([bytes], 'ascii')).toBe(encoding));

  it('goes by most of the records, not by bytes that are of neither', () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, at) => 0x80 + ((at * 37) % 0x7f));
    expect(detectEncoding([utf8(rows), utf8(rows), noise], 'ascii')).toBe('utf-8');
    expect(detectEncoding([encodeGb18030(rows), encodeGb18030(rows), noise], 'ascii')).toBe('gb18030');
  });

  it('knows UTF-8 that is damaged, though it happens to be good GB18030 and there is more of it than of the other', () => {
    const whole = utf8('SWBH3000002001,示范·沂水县人民医院,测试丙');
    const cut = Uint8Array.from([...utf8('SWBH3000002001,示范·沂'), 0xe6, 0x31, 0x2c]);
    expect(decodeRecord(cut, 'gb18030')).not.toBeNull();
    expect(detectEncoding([whole, ...Array.from({ length: 18 }, () => cut)], 'ascii')).toBe('utf-8');
    expect(detectEncoding([cut], 'ascii')).toBe('utf-8');
  });

  it('takes no title of a diagnosis in GB18030 for damaged UTF-8', () => {
    const titles = nationalDiagnoses.codes
      .map(nationalDiagnoses.title)
      .filter((title) => !/[^\x20-\x7e\u4e00-\u9fa5，]/.test(title));
    expect(titles.length).toBeGreaterThan(20_000);
    const mistaken = titles.filter((title) => {
      const written = encodeGb18030(title);
      return decodeRecord(written, 'utf-8') === null && detectEncoding([written], 'ascii') !== 'gb18030';
    });
    expect(mistaken).toEqual([]);
  });

  it('stays with what it found at first', () => {
    expect(detectEncoding([utf8(rows)], 'gb18030')).toBe('gb18030');
    expect(detectEncoding([encodeGb18030(rows)], 'utf-8')).toBe('utf-8');
  });
});

describe('decodeRecord', () => {
  it('reads back both encodings', () => {
    expect(decodeRecord(utf8(rows), 'utf-8')).toBe(rows);
    expect(decodeRecord(encodeGb18030(rows), 'gb18030')).toBe(rows);
  });

  it('refuses bytes of the other encoding rather than reading nonsense', () => {
    expect(decodeRecord(encodeGb18030(rows), 'utf-8')).toBeNull();
    expect(decodeRecord(Uint8Array.of(0x41, 0xff), 'gb18030')).toBeNull();
  });

  it('shows a person what is readable of them', () => {
    expect(decodeForDisplay(Uint8Array.of(0x41, 0xff, 0x42), 'utf-8')).toBe('A\uFFFDB');
  });
});
