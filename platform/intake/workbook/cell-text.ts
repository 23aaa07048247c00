import type { CellStyle } from './cell-styles.ts';

/** A number that a spreadsheet could not keep: it has 15 digits and rounds the rest. */
export const digitsLost = Symbol('digits lost');

const mostDigits = 15;
const secondsADay = 86_400;
/** The last day that spreadsheets know, 9999-12-31. */
const lastSerial = 2_958_465;
const daysFrom1900To1904 = 1462;

/** What a cell with a number says, without the noise of binary fractions and without exponent. */
export function numberText(written: string, style: CellStyle, is1904: boolean): string | typeof digitsLost {
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return written;
  if (style.kind === 'date' && value >= 0 && value < lastSerial + 1)
    return dateText(is1904 ? value + daysFrom1900To1904 : value, style.hasClock);
  if (Math.abs(value) >= 10 ** mostDigits) return digitsLost;
  const text = plainNumber(value);
  return style.kind === 'code' && /^\d+$/.test(text) ? text.padStart(style.digits, '0') : text;
}

function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(mostDigits));
  const text = String(rounded);
  if (!text.includes('e')) return text;
  // Below a millionth: as many places as its digits take.
  const [digits = '', exponent = '0'] = text.split('e');
  const places = Math.min(100, digits.replace(/^-?\d\.?/, '').length - Number(exponent));
  return rounded.toFixed(places);
}

/**
 * `yyyy-MM-dd HH:mm:ss`, or the day alone where neither style nor value has a time of it.
 * @param serial days since the end of 1899, with a 29 February 1900 that never was
 */
function dateText(serial: number, hasClock: boolean): string {
  const seconds = Math.round(serial * secondsADay);
  const day = Math.floor(seconds / secondsADay);
  const real = day < 60 ? seconds + secondsADay : seconds;
  const iso = new Date(Date.UTC(1899, 11, 30) + real * 1000).toISOString();
  const isWhole = seconds % secondsADay === 0;
  return isWhole && !hasClock ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}
