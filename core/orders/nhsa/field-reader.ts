import { readDate, readTime } from '../../claims/wire/date.ts';
import { numberReader, readFen } from '../../claims/wire/decimal.ts';
import type { Dictionary } from '../../claims/wire/dictionaries.ts';
import type { Words } from '../../claims/words.ts';
import type { FaultCode } from './message-fault.ts';
import { lengthOf, type ProtocolField } from './protocol-fields.ts';

export interface FieldFault {
  readonly code: FaultCode;
  readonly expected?: Words;
}

/** Reads a field from its text, which is trimmed and not empty. */
export type FieldReader = (text: string) => string | number | FieldFault;

/** How a field of a type is read. `num(16,2)` is money everywhere in the tables, and comes out as fen. */
export function fieldReader(field: ProtocolField): FieldReader {
  const { type } = field;
  if (type === 'date') return readDate;
  if (type === 'datetime') return readTime;
  if (type === 'num(16,2)') return readFen;
  const [, digits, decimals = '0'] = /^num\((\d+)(?:,(\d+))?\)$/.exec(type) ?? [];
  if (digits !== undefined) return numberOfDigits(Number(digits), Number(decimals));
  return textUpTo(lengthOf(field));
}

function numberOfDigits(digits: number, decimals: number): FieldReader {
  const max = 10 ** (digits - decimals) - 10 ** -decimals;
  return numberReader(decimals, { min: -max, max });
}

function textUpTo(length: number): FieldReader {
  const tooLong: FieldFault = {
    code: 'too-long',
    expected: { zh: `不超过 ${length} 个字符`, en: `at most ${length} characters` },
  };
  const broken: FieldFault = {
    code: 'bad-text',
    expected: { zh: '完整的字符', en: 'whole characters' },
  };
  return (text) => {
    if (text.length > length) return tooLong;
    return text.isWellFormed() ? text : broken;
  };
}

/** The code as the dictionary spells it: a spreadsheet takes the zero off `09`. `null` where it has none. */
export function spellCode(dictionary: Dictionary<string>, text: string): string | null {
  if (Object.hasOwn(dictionary, text)) return text;
  return Object.hasOwn(dictionary, `0${text}`) ? `0${text}` : null;
}

/** What the dictionary has, to be told to whoever sent something else. */
export function listCodes(dictionary: Dictionary<string>): Words {
  const list = (language: keyof Words) =>
    Object.entries(dictionary).map(([code, entry]) => `${code} ${entry[language]}`);
  return { zh: list('zh').join('，'), en: list('en').join(', ') };
}
