import { Link, Outlet, useMatches } from '@tanstack/react-router';
import { Suspense } from 'react';
import { UnreadBadge } from '../pages/alerts/unread-badge.tsx';
import { Loading } from '../parts/states.tsx';
import type { PortalCaller } from '../session/caller.ts';
import { useSession } from '../session/session-context.ts';
import { useTexts } from '../texts/language.ts';
import type { NavigationEntry } from './area.ts';
import { LanguageChoice } from './language-choice.tsx';
import { navigation } from './navigation.ts';
import { NotThere } from './not-there.tsx';
import './shell.css';

/** What stands around every page: who is signed in, where he can go, in which language. */
export function Shell() {
  const { caller, signOut } = useSession();
  const { t } = useTexts();
  const roles = useMatches().flatMap(({ staticData }) => (staticData.roles ? [staticData.roles] : []));
  const isHis = roles.every((some) => some.includes(caller.role));
  return (
    <>
      <a className="skip-link" href="#content">
        {t('shell.skip')}
      </a>
      <header className="shell-head not-printed">
        <strong>DRG Sentinel</strong>
        <nav aria-label={t('shell.pages')}>
          <ul>
            {navigation
              .filter((entry) => isFor(entry, caller))
              .map(({ path, name, badge }) => (
                <li key={path}>
                  <Link to={path}>
                    {t(name)}
                    {badge && <UnreadBadge />}
                  </Link>
                </li>
              ))}
          </ul>
        </nav>
        <div className="shell-caller">
          <span>
            {caller.name} · {t(`role.${caller.role}`)}
          </span>
          <LanguageChoice />
          <button type="button" onClick={() => void signOut()}>
            {t('session.sign-out')}
          </button>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        <Suspense fallback={<Loading />}>{isHis ? <Outlet /> : <NotThere />}</Suspense>
      </main>
    </>
  );
}

function isFor({ roles, needs }: NavigationEntry, caller: PortalCaller): boolean {
  return roles.includes(caller.role) && (needs === undefined || caller[needs] !== undefined);
}
