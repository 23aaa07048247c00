import type { Session } from '../session/session.ts';
import { useTexts } from '../texts/language.ts';
import { LanguageChoice } from './language-choice.tsx';
import './shell.css';

/** Before anybody has signed in, or when somebody has whom the portal has nothing for. */
export function SignInPage({ session, hasToken }: { readonly session: Session; readonly hasToken: boolean }) {
  const { t } = useTexts();
  return (
    <main className="sign-in">
      <h1>DRG Sentinel</h1>
      <p>{t(hasToken ? 'session.no-role' : 'session.welcome')}</p>
      <p>
        <button type="button" className="primary" onClick={() => void session.signIn()}>
          {t('session.sign-in')}
        </button>{' '}
        <LanguageChoice />
      </p>
    </main>
  );
}
