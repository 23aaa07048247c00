import type { Words } from '../core/claims/words.ts';

/** In which of the house's languages a report is written. */
export const languages = ['zh', 'en'] as const;

export type Language = (typeof languages)[number];

/** Of `lang` attributes: it decides the shapes of Chinese characters. */
export const languageTags: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

export const inBoth = ({ zh, en }: Words) => (zh === en ? zh : `${zh}\n${en}`);
