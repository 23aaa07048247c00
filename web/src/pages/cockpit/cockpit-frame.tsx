import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { Page } from '../../parts/page.tsx';
import type { PeriodKind } from '../../parts/period.ts';
import { periodName } from '../../parts/period-name.ts';
import { PeriodPicker } from '../../parts/period-picker.tsx';
import { WithPeriod } from '../../parts/with-period.tsx';
import { useSession } from '../../session/session-context.ts';
import { useTexts } from '../../texts/language.ts';
import { departmentFor, placeFor, type Question } from './question.ts';
import { UnitPicker } from './unit-picker.tsx';
import { sharedSearch, useCockpitSearch } from './use-cockpit.ts';
import { useUnitName } from './use-unit-name.ts';
import './cockpit.css';

export interface CockpitFrameProps {
  readonly title: string;
  /** Periods that the page can be about. */
  readonly kinds?: readonly PeriodKind[];
  readonly children: (question: Question) => ReactNode;
}

/** What stands around every page of the cockpit: whose figures, of which period, and the other pages of the same. */
export function CockpitFrame({ title, kinds, children }: CockpitFrameProps) {
  const { caller } = useSession();
  const { search } = useCockpitSearch();
  const place = placeFor(caller, search);
  return (
    <WithPeriod asked={search.period} place={place}>
      {(period, months) => (
        <Framed
          title={title}
          kinds={kinds}
          question={{
            period,
            months,
            place,
            department: departmentFor(caller, search),
            isRegion: place.scope === 'region',
          }}
        >
          {children}
        </Framed>
      )}
    </WithPeriod>
  );
}

function Framed({
  title,
  kinds = ['month', 'quarter', 'year'],
  question,
  children,
}: Omit<CockpitFrameProps, 'kinds'> & {
  readonly kinds: readonly PeriodKind[] | undefined;
  readonly question: Question;
}) {
  const { t, language } = useTexts('cockpit');
  const { search, change } = useCockpitSearch();
  const { period, months } = question;
  const unit = useUnitName(question);
  useEffect(() => {
    // So that the address shows the same to whoever gets it, next month too.
    if (search.period === undefined) change({ period }, { replace: true });
  }, [search.period, period, change]);
  return (
    <Page
      title={title}
      lead={`${unit} · ${periodName(period, language)}`}
      actions={
        <>
          <UnitPicker question={question} />
          <PeriodPicker
            value={period}
            kinds={kinds}
            months={months}
            onChange={(chosen) => change({ period: chosen })}
          />
          <button type="button" className="not-printed" onClick={() => print()}>
            {t('common:table.print')}
          </button>
        </>
      }
    >
      <nav className="cockpit-pages not-printed" aria-label={t('cockpit:pages')}>
        <ul>
          {pages.map(({ path, name }) => (
            <li key={path}>
              <Link
                to={path}
                search={sharedSearch(search)}
                activeOptions={{ exact: true, includeSearch: false }}
              >
                {t(name)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children(question)}
    </Page>
  );
}

const pages = [
  { path: '/cockpit', name: 'cockpit:overview.title' },
  { path: '/cockpit/quadrants', name: 'cockpit:quadrants.title' },
  { path: '/cockpit/money', name: 'cockpit:money.title' },
  { path: '/cockpit/violations', name: 'cockpit:violations.title' },
  { path: '/cockpit/outlook', name: 'cockpit:outlook.title' },
] as const;
