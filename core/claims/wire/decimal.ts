import type { RejectionCode } from '../rejection-words.ts';
import type { Words } from '../words.ts';
import type { Reader, ReaderFault } from './reader.ts';

/** What databases print: no exponent, no thousands separator; `.5` is common and clear. */
const plainDecimal = /^(-?)(\d*)(?:\.(\d*))?$/;

interface Decimal {
  readonly sign: string;
  readonly whole: string;
  /** Without trailing zeros. */
  readonly fraction: string;
}

/** No number is longer, and what looks for trailing zeros takes its time with a million of them. */
const longestNumber = 64;

function parseDecimal(text: string, mostDecimals: number): Decimal | null {
  if (text.length > longestNumber) return null;
  const [, sign = '', whole = '', digits = ''] = plainDecimal.exec(text) ?? [];
  const fraction = digits.replace(/0+$/, '');
  return (whole === '' && digits === '') || fraction.length > mostDecimals ? null : { sign, whole, fraction };
}

const mostPlainLength = 12;

/**
 * What `12`, `12.5` or `12.50` is in hundredths, exactly; `NaN` for all other writings, which take the long way. Nearly
 * every number is one of these, and a bill has thousands.
 */
function plainHundredths(text: string): number {
  const end = text.length;
  let digits = 0;
  let point = end;
  for (let at = 0; at < end; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
    else if (text[at] === '.' && point === end) point = at;
    else return Number.NaN;
  }
  const decimals = Math.max(end - point - 1, 0);
  if (point === 0 || decimals > 2 || end > mostPlainLength) return Number.NaN;
  return decimals === 2 ? digits : decimals === 1 ? digits * 10 : digits * 100;
}

/** A number's hundredths, exactly; `null` where it has finer parts, or is beyond all money. Its text would say the same. */
function hundredthsOf(sent: number): number | null {
  const hundredths = Math.round(sent * 100);
  const isExact = hundredths / 100 === sent && Math.abs(hundredths) <= largestAmountFen;
  // A zero has no sign in any text.
  return isExact ? hundredths + 0 : null;
}

/** Moves the decimal point in the digits themselves, so that no floating-point error can arise. */
function scale({ sign, whole, fraction }: Decimal, places: number): number {
  const shifted = fraction.padEnd(places, '0');
  const value = Number(`${sign}${whole}${shifted.slice(0, places)}.${shifted.slice(places)}0`);
  return value === 0 ? 0 : value;
}

export interface DecimalRange {
  readonly min: number;
  readonly max: number;
}

/** A plain number of at most `decimals` decimals within a range, both ends included. */
export function numberReader(decimals: number, range: DecimalRange): Reader<number> {
  const fault = decimalFault('bad-number', decimals, {
    zh: `${range.min} 至 ${range.max}`,
    en: `${range.min} to ${range.max}`,
  });
  const step = 10 ** Math.max(2 - decimals, 0);
  const isWithin = (value: number) => value >= range.min && value <= range.max;
  const ofText = (text: string) => {
    const hundredths = plainHundredths(text);
    const value = hundredths % step === 0 ? hundredths / 100 : parseNumber(text, decimals);
    return isWithin(value) ? value : fault;
  };
  const ofNumber = (sent: number) => {
    const hundredths = hundredthsOf(sent);
    return hundredths !== null && hundredths % step === 0 && isWithin(sent) ? hundredths / 100 : null;
  };
  return Object.assign(ofText, { ofNumber });
}

function parseNumber(text: string, mostDecimals: number): number {
  const decimal = parseDecimal(text, mostDecimals);
  return decimal === null ? Number.NaN : scale(decimal, 0);
}

/**
 * A billion yuan in fen: far above what any stay has cost, and low enough that the sums of a whole region's
 * cases stay exact. No single amount and no total of a case is taken beyond it.
 */
export const largestAmountFen = 10 ** 11;

const moneyFault = decimalFault('bad-money', 2, {
  zh: '单位元，绝对值不超过 10 亿',
  en: 'in yuan, at most 1 billion either way',
});

/** Yuan with at most two decimals, as fen: exact, or refused. At most {@link largestAmountFen} either way. */
export const readFen: Reader<number> = Object.assign(fenOfText, { ofNumber: hundredthsOf });

function fenOfText(text: string): number | ReaderFault {
  const plain = plainHundredths(text);
  if (plain <= largestAmountFen) return plain;
  const decimal = parseDecimal(text, 2);
  const fen = decimal === null ? Number.NaN : scale(decimal, 2);
  return Math.abs(fen) <= largestAmountFen ? fen : moneyFault;
}

/** Ten million yuan in fen: times the largest quantity of a line, it can still be counted. */
const largestUnitPriceFen = 10 ** 9;

const unitPriceFault = decimalFault('bad-money', 6, {
  zh: '单位元，0 至 1000 万',
  en: 'in yuan, 0 to 10 million',
});

/** Yuan with at most six decimals, as fen, of which four decimals may be left. Not negative, also for refunds. */
export const readUnitPriceFen: Reader<number> = Object.assign(unitPriceOfText, {
  ofNumber(sent: number): number | null {
    const fen = hundredthsOf(sent);
    return fen !== null && isUnitPrice(fen) ? fen : null;
  },
});

function unitPriceOfText(text: string): number | ReaderFault {
  const plain = plainHundredths(text);
  if (isUnitPrice(plain)) return plain;
  const decimal = parseDecimal(text, 6);
  const fen = decimal === null ? Number.NaN : scale(decimal, 2);
  return isUnitPrice(fen) ? fen : unitPriceFault;
}

function isUnitPrice(fen: number): boolean {
  return fen >= 0 && fen <= largestUnitPriceFen;
}

function decimalFault(code: RejectionCode, decimals: number, range: Words): ReaderFault {
  const zh = decimals === 0 ? '整数' : `数值，最多 ${decimals} 位小数`;
  const en = decimals === 0 ? 'a whole number' : `a plain number with at most ${decimals} decimals`;
  return { code, expected: { zh: `${zh}，${range.zh}`, en: `${en}, ${range.en}` } };
}
