/** The encodings a file may have; GB18030 includes GBK and GB2312. */
export type Encoding = 'utf-8' | 'gb18030';

/** Global in Node and in browsers, but core is compiled without the types of either. */
declare class TextDecoder {
  constructor(label: string, options?: { readonly fatal?: boolean });
  decode(bytes: Uint8Array): string;
}

const strictDecoders: Readonly<Record<Encoding, TextDecoder>> = {
  'utf-8': new TextDecoder('utf-8', { fatal: true }),
  gb18030: new TextDecoder('gb18030', { fatal: true }),
};

const lenientDecoders: Readonly<Record<Encoding, TextDecoder>> = {
  'utf-8': new TextDecoder('utf-8'),
  gb18030: new TextDecoder('gb18030'),
};

/**
 * The encoding of a file, told from as many of its whole records as are at hand (the more, the surer).
 * Once it is known it stays: hand the answer in with the next records. `ascii` means that nothing has
 * decided yet. The majority of the records decides, text good in UTF-8 being hardly ever meant otherwise;
 * where no record tells, the encoding that they break less often: damaged rows do not take the others with
 * them.
 */
export function detectEncoding(
  records: readonly Uint8Array[],
  previous: Encoding | 'ascii',
): Encoding | 'ascii' {
  if (previous !== 'ascii') return previous;
  const telling = records.filter((bytes) => bytes.some(isBeyondAscii));
  if (telling.length === 0) return 'ascii';
  const others = telling.filter((bytes) => decodeRecord(bytes, 'utf-8') === null && !isMostlyUtf8(bytes));
  const inUtf8 = telling.length - others.length;
  const inGb18030 = others.filter((bytes) => decodeRecord(bytes, 'gb18030') !== null).length;
  if (inUtf8 + inGb18030 > 0) return inUtf8 >= inGb18030 ? 'utf-8' : 'gb18030';
  const broken = (encoding: Encoding) => others.reduce((sum, bytes) => sum + countBroken(bytes, encoding), 0);
  return broken('gb18030') < broken('utf-8') ? 'gb18030' : 'utf-8';
}

/** The text of a record, or `null` where the bytes are not of the encoding (`bad-encoding`). */
export function decodeRecord(bytes: Uint8Array, encoding: Encoding | 'ascii'): string | null {
  try {
    return strictDecoders[encoding === 'ascii' ? 'utf-8' : encoding].decode(bytes);
  } catch {
    return null;
  }
}

/** The text with U+FFFD for every broken character: for showing to a person, never for reading data. */
export function decodeForDisplay(bytes: Uint8Array, encoding: Encoding | 'ascii'): string {
  return lenientDecoders[encoding === 'ascii' ? 'utf-8' : encoding].decode(bytes);
}

function countBroken(bytes: Uint8Array, encoding: Encoding): number {
  return decodeForDisplay(bytes, encoding).split('\uFFFD').length - 1;
}

/**
 * Whether a record that is damaged in UTF-8 is UTF-8 all the same: most of it that is not ASCII is whole characters of
 * three bytes, as Chinese is. GB18030 takes nearly any pair of bytes for a character, so that damaged UTF-8 is often
 * good in it; in what was written in it, such three bytes come by chance, but hardly three times and more often than
 * not.
 */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const whole = decodeForDisplay(bytes, 'utf-8').match(threeByteCharacters)?.length ?? 0;
  return whole >= 3 && 2 * 3 * whole > bytes.filter(isBeyondAscii).length;
}

/** What takes three bytes in UTF-8, but U+FFFD, which stands for broken ones. */
const threeByteCharacters = /[\u0800-\uD7FF\uE000-\uFFFC]/gu;

const isBeyondAscii = (byte: number) => byte >= 0x80;
