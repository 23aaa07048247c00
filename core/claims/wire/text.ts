import type { Dictionary } from './dictionaries.ts';
import type { Reader, ReaderFault } from './reader.ts';

const longestText = 500;
const longestIdentifier = 64;

const textFault: ReaderFault = {
  code: 'bad-text',
  expected: { zh: `不超过 ${longestText} 个完整字符`, en: `at most ${longestText} whole characters` },
};

const identifierFault: ReaderFault = {
  code: 'bad-text',
  expected: {
    zh: `不超过 ${longestIdentifier} 个字符，不含控制字符、不可见字符或残缺字符`,
    en: `at most ${longestIdentifier} whole characters, no control or invisible characters`,
  },
};

/** Of visible characters of ASCII and blanks alone, as nearly all texts are; `false` says nothing. */
function isPlain(text: string, longest: number): boolean {
  if (text.length > longest) return false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}

/** A text with half a surrogate pair in it, which JSON can spell, can be stored nowhere. */
export const readText: Reader<string> = (text) =>
  text.length > longestText || !text.isWellFormed() ? textFault : text;

/**
 * What becomes part of keys and references: serial numbers, codes. Signs without width, or that turn the order of
 * others around, are refused: two ids that look alike must not be two cases.
 */
export const readIdentifier: Reader<string> = (text) =>
  isPlain(text, longestIdentifier)
    ? text
    : text.length > longestIdentifier || /[\p{Cc}\p{Cs}\p{Cf}\p{Zl}\p{Zp}\p{NChar}]/u.test(text)
      ? identifierFault
      : text;

/** Reads a code into the word that the dictionary has for it; others are refused with the list of codes. */
export function codeReader<T extends string>(dictionary: Dictionary<T>): Reader<T> {
  const means = new Map(Object.entries(dictionary).map(([code, entry]) => [code, entry.means]));
  const list = (language: 'zh' | 'en') =>
    Object.entries(dictionary).map(([code, entry]) => `${code} ${entry[language]}`);
  const fault: ReaderFault = {
    code: 'unknown-code',
    expected: { zh: list('zh').join('，'), en: list('en').join(', ') },
  };
  return (text) => means.get(text) ?? fault;
}

/** Two-digit codes that lost their leading zero in a spreadsheet. */
export function paddedCodeReader<T extends string>(dictionary: Dictionary<T>): Reader<T> {
  const read = codeReader(dictionary);
  return (text) => read(text.padStart(2, '0'));
}
