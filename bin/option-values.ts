import { InvalidArgumentError } from 'commander';
import * as z from 'zod';
import { readTime } from '../core/claims/wire/date.ts';
import { isPeriod, monthPattern, type Period } from '../core/indicators/period.ts';
import { checkInputs } from './named-files.ts';

/** What people are asked to say of themselves or their reasons: blanks say nothing. */
export function someText(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('不得为空 expected some text');
  return text;
}

/** A file that is there and can be read. */
export function readableFile(path: string): string {
  checkInputs([path]);
  return path;
}

export function positiveNumber(text: string): number {
  const value = wholeNumber(text);
  if (value === 0) throw new InvalidArgumentError('应大于 0 expected more than 0');
  return value;
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new InvalidArgumentError('应为整数 expected a whole number');
  return Number(text);
}

export function month(text: string): string {
  if (!monthPattern.test(text))
    throw new InvalidArgumentError('应为月份，如 2026-01 expected a month, yyyy-MM');
  return text;
}

export function period(text: string): Period {
  if (!isPeriod(text))
    throw new InvalidArgumentError(
      '应为月、季或年，如 2026-01、2026-Q1、2026 expected a month, a quarter or a year: 2026-01, 2026-Q1, 2026',
    );
  return text;
}

export function yearText(text: string): string {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError('应为年份，如 2026 expected a year, yyyy');
  return text;
}

/** Above nought, with at most six decimals. */
export function factor(text: string): number {
  if (!/^\d{1,9}(\.\d{1,6})?$/.test(text) || Number(text) === 0)
    throw new InvalidArgumentError(
      '应为大于 0、小于 1000000000 的数，最多 6 位小数，如 9500.5 expected a number above nought and below 1000000000, with at most 6 decimals, such as 9500.5',
    );
  return Number(text);
}

export function share(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 1) || text.trim() === '')
    throw new InvalidArgumentError('应为 0 至 1 之间的数 expected 0 to 1');
  return value;
}

export function day(text: string): string {
  if (!z.iso.date().safeParse(text).success)
    throw new InvalidArgumentError('应为实有的日期，如 2026-01-31 expected a day that exists, yyyy-MM-dd');
  return text;
}

/** A local time in China, or its day from midnight. */
export function chinaMoment(text: string): Date {
  const time = readTime(text);
  if (typeof time !== 'string')
    throw new InvalidArgumentError('应为时间，如 2026-01-31T08:00:00 expected a time, yyyy-MM-ddTHH:mm:ss');
  return new Date(`${time}+08:00`);
}

export function areaCode(text: string): string {
  if (!/^\d{6}$/.test(text))
    throw new InvalidArgumentError('应为六位行政区划代码 expected the six digits of an area');
  return text;
}

/** Six digits, or `CN` for the whole country. */
export function regionOrCountry(text: string): string {
  if (!/^(?:CN|\d{6})$/.test(text))
    throw new InvalidArgumentError('应为 CN 或六位行政区划代码 expected CN or the six digits of an area');
  return text;
}

/** In the place of a scheme's id: that in force for the region of each list on its day of discharge. */
export const inForce = 'in-force';

export function schemeId(text: string): string {
  if (text === inForce)
    throw new InvalidArgumentError('in-force 另有含义，不能作编号 in-force means another thing and is no id');
  if (!/^[a-z0-9][a-z0-9.-]{0,63}$/.test(text))
    throw new InvalidArgumentError(
      '编号只能由小写字母、数字、“.”和“-”组成，最多 64 个字符 an id has lower-case letters, digits, “.” and “-” only, 64 at most',
    );
  return text;
}

/** An amount of money in yuan, as fen. */
export function fenOfYuan(text: string): number {
  if (!/^\d{1,10}(\.\d{1,2})?$/.test(text))
    throw new InvalidArgumentError('应为金额（元） expected yuan, with at most two decimals');
  return Math.round(Number(text) * 100);
}

/** Parameters with their numbers, one an option. */
export function addParameter(
  text: string,
  before: readonly (readonly [name: string, value: number])[] = [],
): readonly (readonly [name: string, value: number])[] {
  const [, name, value] = /^([\w.-]+)=(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (name === undefined)
    throw new InvalidArgumentError('应为 名称=数值 expected name=value, the value a number');
  return [...before, [name, Number(value)]];
}

/** Names with their values, one an option. */
export function addReading(
  text: string,
  before: readonly (readonly [name: string, value: string])[] = [],
): readonly (readonly [name: string, value: string])[] {
  const [, name, value] = /^(\w+)=(.*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new InvalidArgumentError('应为 名称=取值 expected name=value');
  return [...before, [name, value]];
}
