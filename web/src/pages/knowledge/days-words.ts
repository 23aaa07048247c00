import { dateTime } from '../../texts/figures.ts';
import type { Language } from '../../texts/language.ts';

/** Days from a first to a last one; without a last one it goes on. */
export function daysWords(from: string | null, to: string | null, language: Language): string {
  const beginning = from === null ? '' : dateTime(from, language);
  return `${beginning} – ${to === null ? '' : dateTime(to, language)}`.trim();
}
