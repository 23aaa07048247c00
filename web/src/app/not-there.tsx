import { Page } from '../parts/page.tsx';
import { useTexts } from '../texts/language.ts';

/** Also for pages of another role: that they exist is nothing he has to know. */
export function NotThere() {
  const { t } = useTexts();
  return (
    <Page title={t('not-there.title')}>
      <p>{t('not-there.what-to-do')}</p>
      <a href="/">{t('not-there.home')}</a>
    </Page>
  );
}
