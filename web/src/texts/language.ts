import i18next, { type BackendModule } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

import { usePaidBy } from '../session/paid-by.tsx';
import { inWordsOf } from './group-words.ts';

/** A text in both languages, as the API sends it. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const remembered = 'drg-sentinel.language';

/** One file of words a language and part of the portal; it comes when a page of that part is opened. */
const files = import.meta.glob<{ default: object }>('./*/*.json');

const backend: BackendModule = {
  type: 'backend',
  init: () => {},
  read: async (language, area) => {
    const load = files[`./${language}/${area}.json`];
    if (!load) throw new Error(`no words of ${area} in ${language}`);
    return (await load()).default;
  },
};

/** Chinese, unless somebody chose otherwise. */
export async function startTexts(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
    localStorage.setItem(remembered, language);
  });
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: languages.find((known) => known === localStorage.getItem(remembered)) ?? 'zh-CN',
      supportedLngs: languages,
      load: 'currentOnly',
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      returnNull: false,
      // A key without words is seen to be one, by people and by tests.
      appendNamespaceToMissingKey: true,
    });
}

export interface Texts {
  /** The words of a key, `area:key` or a key of `common`. */
  readonly t: (key: string, values?: Record<string, string | number>) => string;
  readonly language: Language;
  /** The one of two that is read. */
  readonly say: (both: Bilingual | null | undefined) => string;
  readonly choose: (language: Language) => void;
}

/**
 * Groups are called what they are where the caller's hospital is: 病组 under DRG, 病种 under DIP.
 * @param area whose words are needed besides the common ones; waits for them
 */
export function useTexts(area: string = 'common'): Texts {
  const { t, i18n } = useTranslation([area, 'common']);
  const paidBy = usePaidBy();
  const language = i18n.language as Language;
  return {
    t: (key, values) => inWordsOf(paidBy, t(key, { ...values })),
    language,
    say: (both) => (both ? inWordsOf(paidBy, both[language === 'en' ? 'en' : 'zh']) : ''),
    choose: (chosen) => void i18n.changeLanguage(chosen),
  };
}
