import type { Words } from '../core/claims/words.ts';
import type { Language } from './language.ts';

/** A unit with its code, which people know it by; once where it has no other name. */
export function unitLabel(key: string, name: Words, language: Language): string {
  const code = key.slice(key.lastIndexOf('/') + 1);
  return name[language].includes(code) ? name[language] : `${code} ${name[language]}`;
}
