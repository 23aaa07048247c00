import type { Reader, ReaderFault } from './reader.ts';

const dayForms = [/^(\d{4})-(\d{2})-(\d{2})$/, /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, /^(\d{4})(\d{2})(\d{2})$/];

/** Some databases add a fraction of a second, which means nothing here. */
const clockForm = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?$/;

const dateFault: ReaderFault = {
  code: 'bad-date',
  expected: { zh: '真实存在的日期 yyyy-MM-dd', en: 'a real date, yyyy-MM-dd' },
};

const timeFault: ReaderFault = {
  code: 'bad-date',
  expected: { zh: '真实存在的时间 yyyy-MM-dd HH:mm:ss', en: 'a real time, yyyy-MM-dd HH:mm:ss' },
};

/** `yyyy-MM-dd`, also with slashes or as eight digits; the day of a time is taken too. */
export const readDate: Reader<string> = (text) =>
  text.length === 10 && isPlainDay(text) ? text : (parseTime(text)?.slice(0, 10) ?? dateFault);

/** Local time as `yyyy-MM-ddTHH:mm:ss`, from any of the common forms; a date alone is its midnight. */
export const readTime: Reader<string> = (text) => parseTime(text) ?? timeFault;

/** Of a time with its fraction of a second and blanks around it. */
const longestTime = 64;

function parseTime(text: string): string | null {
  if (isPlainTime(text)) return `${text.slice(0, 10)}T${text.slice(11)}`;
  if (text.length > longestTime) return null;
  if (/^\d{14}$/.test(text))
    return joinTime(text.slice(0, 8), text.slice(8).replace(/(..)(..)(..)/, '$1:$2:$3'));
  const [, day = '', clock = '00:00:00'] = /^(\S+?)(?:(?:T|\s+)(\S+))?$/.exec(text) ?? [];
  return joinTime(day, clock);
}

const blank = 0x20;
const hyphen = 0x2d;
const colon = 0x3a;

/**
 * Whether it is `yyyy-MM-dd HH:mm:ss`. Nearly every time is, and is known as one without taking it apart; `false`
 * says nothing.
 */
function isPlainTime(text: string): boolean {
  return (
    text.length === 19 &&
    isPlainDay(text) &&
    (text.charCodeAt(10) === blank || text[10] === 'T') &&
    text.charCodeAt(13) === colon &&
    text.charCodeAt(16) === colon &&
    isWithin(numberAt(text, 11), 0, 23) &&
    isWithin(numberAt(text, 14), 0, 59) &&
    isWithin(numberAt(text, 17), 0, 59)
  );
}

/** Whether it begins with a real day as `yyyy-MM-dd`; of the days that not every month has, the calendar is asked. */
function isPlainDay(text: string): boolean {
  const year = numberAt(text, 0) * 100 + numberAt(text, 2);
  const month = numberAt(text, 5);
  const day = numberAt(text, 8);
  return (
    text.charCodeAt(4) === hyphen &&
    text.charCodeAt(7) === hyphen &&
    isWithin(year, 1850, 2200) &&
    isWithin(month, 1, 12) &&
    (isWithin(day, 1, 28) || isRealDate(year, month, day))
  );
}

function isWithin(number: number, least: number, most: number): boolean {
  return number >= least && number <= most;
}

/** Of the two digits there; `NaN` where one is none. */
function numberAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30;
  const ones = text.charCodeAt(at + 1) - 0x30;
  return isWithin(tens, 0, 9) && isWithin(ones, 0, 9) ? tens * 10 + ones : Number.NaN;
}

function joinTime(dayText: string, clockText: string): string | null {
  const day = parseDay(dayText);
  const [, hours, minutes, seconds = '00'] = clockForm.exec(clockText) ?? [];
  if (day === null || hours === undefined) return null;
  return `${day}T${hours.padStart(2, '0')}:${minutes}:${seconds}`;
}

function parseDay(text: string): string | null {
  const [, year = '', month = '', day = ''] =
    dayForms.map((form) => form.exec(text)).find((found) => found) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isRealDate(Number(year), Number(month), Number(day)) ? date : null;
}

function isRealDate(year: number, month: number, day: number): boolean {
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return year >= 1850 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth;
}
