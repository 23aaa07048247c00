import { type Language, useTexts } from '../texts/language.ts';

const names: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };

/** The other language, in its own words. */
export function LanguageChoice() {
  const { language, choose } = useTexts();
  const other: Language = language === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" lang={other} onClick={() => choose(other)}>
      {names[other]}
    </button>
  );
}
