import type { Period } from '../core/indicators/period.ts';
import type { Language } from './language.ts';

/** 2026年5月, 2026年第2季度, 2026年; in English as it is written in data. */
export function periodText(period: Period, language: Language): string {
  if (language === 'en') return period;
  const [year, part] = period.split('-');
  if (part === undefined) return `${year}年`;
  return part.startsWith('Q') ? `${year}年第${part.slice(1)}季度` : `${year}年${Number(part)}月`;
}
