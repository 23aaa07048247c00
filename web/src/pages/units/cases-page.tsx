import { Page } from '../../parts/page.tsx';
import type { Period } from '../../parts/period.ts';
import { periodName } from '../../parts/period-name.ts';
import { PeriodPicker } from '../../parts/period-picker.tsx';
import { Answer } from '../../parts/states.tsx';
import { usePageSearch } from '../../parts/use-page-search.ts';
import { WithPeriod } from '../../parts/with-period.tsx';
import { useTexts } from '../../texts/language.ts';
import { CaseFilters } from './case-filters.tsx';
import { CasesTable } from './cases-table.tsx';
import type { CasesSearch } from './units-search.ts';
import { useIndicators } from './use-indicators.ts';

/** A figure taken apart: the cases that it is made of. */
export function CasesPage() {
  const [{ period: asked, hospital, scope }] = usePageSearch<CasesSearch>();
  return (
    <WithPeriod asked={asked} place={{ hospital, scope }}>
      {(period, months) => <Cases {...{ period, months }} />}
    </WithPeriod>
  );
}

function Cases({ period, months }: { readonly period: Period; readonly months: readonly string[] }) {
  const { t, say, language } = useTexts('units');
  const [search, change] = usePageSearch<CasesSearch>();
  const found = useIndicators(period);
  const indicator = found.data?.indicators.find(({ id }) => id === search.indicator);
  return (
    <Page
      title={indicator ? t('units:taken-apart', { indicator: say(indicator.name) }) : t('units:cases')}
      lead={periodName(period, language)}
      actions={
        <PeriodPicker
          value={period}
          months={months}
          {...(search.scope === 'region' && { kinds: ['month'] as const })}
          onChange={(one) => change({ period: one })}
        />
      }
    >
      <Answer of={found}>
        {({ indicators }) => (
          <>
            <CaseFilters {...{ search, change, indicators }} />
            <CasesTable search={{ ...search, period }} indicator={indicator} />
          </>
        )}
      </Answer>
    </Page>
  );
}
