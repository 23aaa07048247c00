import { Page } from '../../parts/page.tsx';
import { PeriodPicker } from '../../parts/period-picker.tsx';
import { usePageSearch } from '../../parts/use-page-search.ts';
import { WithPeriod } from '../../parts/with-period.tsx';
import { useTexts } from '../../texts/language.ts';
import { CompareChoice } from './compare-choice.tsx';
import { DepartmentChoice } from './department-choice.tsx';
import { PlaceChoice } from './place-choice.tsx';
import { type UnitsSearch, viewsOf } from './units-search.ts';
import { UnitsTable } from './units-table.tsx';
import { ViewTabs } from './view-tabs.tsx';

/** Departments, doctors, groups or hospitals side by side. */
export function UnitsPage() {
  const { t } = useTexts('units');
  const [search, change] = usePageSearch<UnitsSearch>();
  const { hospital, scope, compare = 'both' } = search;
  const views = viewsOf(scope);
  const view = views.find((one) => one === search.view) ?? views[0];
  const department = view === 'doctor' || view === 'group' ? search.department : undefined;
  return (
    <WithPeriod asked={search.period} place={{ hospital, scope }}>
      {(period, months) => (
        <Page
          title={t('units:title', { view: t(`units:view.${view}`) })}
          lead={t('units:lead')}
          actions={
            <>
              <PlaceChoice
                place={{ hospital, scope }}
                period={period}
                onPlace={(place) =>
                  change({ hospital: undefined, scope: undefined, department: undefined, ...place })
                }
              />
              <PeriodPicker value={period} months={months} onChange={(one) => change({ period: one })} />
              <CompareChoice value={compare} onCompare={(one) => change({ compare: one })} />
            </>
          }
        >
          <ViewTabs {...{ views, view, search: { ...search, period } }} />
          {(view === 'doctor' || view === 'group') && scope === undefined && (
            <DepartmentChoice
              {...{ hospital, period, department }}
              onDepartment={(one) => change({ department: one })}
            />
          )}
          <UnitsTable asked={{ view, period, compare, department, hospital, scope }} />
        </Page>
      )}
    </WithPeriod>
  );
}
