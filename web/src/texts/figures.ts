import type { Language } from './language.ts';

const dash = '—';
const zone = 'Asia/Shanghai';

type Maybe = number | null | undefined;

/** Yuan of fen as people write it, 12.35万 or 1.2亿, in English 123.5K; `exact` to the fen. */
export function yuan(fen: Maybe, language: Language, { exact = false } = {}): string {
  if (fen === null || fen === undefined) return dash;
  const sign = fen < 0 ? '-' : '';
  const amount = Math.abs(fen) / 100;
  return `${sign}¥${exact ? decimal(amount, language, 2) : short(amount, language)}`;
}

/** A number as people write it: with 万 and 亿 in Chinese, K and M in English, whole below ten thousand. */
export function short(value: Maybe, language: Language): string {
  if (value === null || value === undefined) return dash;
  const steps = language === 'en' ? english : chinese;
  // Rounded before it is looked up: 99,999,999 is 1 亿, not 10000 万.
  const step = steps.find(([from, by]) => Math.abs(Number((value / by).toPrecision(4))) * by >= from);
  if (!step) return decimal(value, language, Math.abs(value) < 100 && value % 1 !== 0 ? 2 : 0);
  const [, by, word] = step;
  return `${new Intl.NumberFormat(language, { maximumSignificantDigits: 4 }).format(value / by)}${word}`;
}

const chinese = [
  [1e8, 1e8, '亿'],
  [1e4, 1e4, '万'],
] as const;
const english = [
  [1e9, 1e9, 'B'],
  [1e6, 1e6, 'M'],
  [1e4, 1e3, 'K'],
] as const;

export function decimal(value: Maybe, language: Language, digits: number): string {
  if (value === null || value === undefined) return dash;
  return numberFormat(language, digits).format(value);
}

/** A fraction of one as a percentage. */
export function share(value: Maybe, language: Language, digits = 1): string {
  return value === null || value === undefined ? dash : `${decimal(value * 100, language, digits)}%`;
}

/** A day or an instant in China, where claims are made. */
export function dateTime(value: string | null | undefined, language: Language): string {
  if (!value) return dash;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(value);
  // Lists tell the time of the place where care was given.
  const isLocal = /T[\d:.]+$/.test(value);
  return new Intl.DateTimeFormat(language, {
    timeZone: isDay ? 'UTC' : zone,
    dateStyle: 'medium',
    ...(!isDay && { timeStyle: 'short' }),
  }).format(new Date(isLocal ? `${value}+08:00` : value));
}

/** How much of a file. */
export function bytes(value: number, language: Language): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const step = value < 1 ? 0 : Math.min(Math.floor(Math.log10(value) / 3), units.length - 1);
  return `${decimal(value / 1000 ** step, language, step === 0 ? 0 : 1)} ${units[step]}`;
}

// Making a format takes longer than using it a hundred times.
const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, digits: number): Intl.NumberFormat {
  const key = `${language}/${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formats.set(key, made);
  return made;
}

/** How long something still takes: seconds below two minutes, minutes below two hours, then hours. */
export function timeLeft(seconds: Maybe, language: Language): string {
  if (seconds === null || seconds === undefined) return dash;
  const [by, unit] =
    seconds < 120
      ? ([1, 'second'] as const)
      : seconds < 7200
        ? ([60, 'minute'] as const)
        : ([3600, 'hour'] as const);
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  });
  return format.format(Math.ceil(seconds / by));
}
