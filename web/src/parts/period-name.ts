import type { Language } from '../texts/language.ts';
import { kindOf, type Period } from './period.ts';

/** 2026年3月, 2026年第一季度, 2026年; March 2026, Q1 2026, 2026. Short without the year. */
export function periodName(period: Period, language: Language, { isShort = false } = {}): string {
  const year = period.slice(0, 4);
  const kind = kindOf(period);
  if (kind === 'month')
    return new Intl.DateTimeFormat(language, {
      timeZone: 'UTC',
      month: language === 'en' || !isShort ? 'long' : 'numeric',
      ...(!isShort && { year: 'numeric' }),
    }).format(new Date(`${period}-01`));
  if (kind === 'year') return language === 'en' ? year : `${year}年`;
  const quarter = Number(period.at(-1));
  if (language === 'en') return isShort ? `Q${quarter}` : `Q${quarter} ${year}`;
  return `${isShort ? '' : `${year}年`}第${'一二三四'[quarter - 1]}季度`;
}
