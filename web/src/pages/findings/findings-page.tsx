import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Page } from '../../parts/page.tsx';
import type { Period } from '../../parts/period.ts';
import { PeriodPicker } from '../../parts/period-picker.tsx';
import { WithPeriod } from '../../parts/with-period.tsx';
import { useSession } from '../../session/session-context.ts';
import { useTexts } from '../../texts/language.ts';
import { FindingFilters } from './finding-filters.tsx';
import type { FindingsSearch } from './findings-search.ts';
import { MoneyFigures } from './money-figures.tsx';
import { Worklist } from './worklist.tsx';
import './findings.css';

/** The worklist of findings: what of it is shown stands in the URL. */
export function FindingsPage() {
  const search = useSearch({ from: '/findings' });
  return (
    <WithPeriod asked={search.period} place={search}>
      {(period, months) => <Findings search={search} period={period} months={months} />}
    </WithPeriod>
  );
}

function Findings({
  search,
  period,
  months,
}: {
  readonly search: FindingsSearch;
  readonly period: Period;
  readonly months: readonly string[];
}) {
  const { t } = useTexts('findings');
  const { caller } = useSession();
  const navigate = useNavigate({ from: '/findings' });
  const change = (changed: FindingsSearch, replace = false) =>
    void navigate({ search: (all) => ({ ...all, ...changed }), replace, resetScroll: false });
  const isSaid = search.period !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once, so that the address shows the same to others
  useEffect(() => {
    if (!isSaid) change({ period }, true);
  }, [isSaid, period]);
  const reviews = caller.role === 'office' || caller.role === 'auditor';
  return (
    <Page
      title={t('findings:title')}
      lead={t(reviews ? 'findings:lead.reviewer' : 'findings:lead.hospital')}
      actions={
        <>
          <PeriodPicker value={period} months={months} onChange={(chosen) => change({ period: chosen })} />
          {reviews && (
            <Link
              to="/findings/sample"
              search={{ period, hospital: search.hospital }}
              className="button not-printed"
            >
              {t('findings:sample.title')}
            </Link>
          )}
        </>
      }
    >
      <FindingFilters search={search} onChange={change} />
      <MoneyFigures search={search} period={period} />
      <Worklist search={search} period={period} />
    </Page>
  );
}
