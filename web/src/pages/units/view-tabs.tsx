import { QuickLink } from '../../parts/quick-link.tsx';
import { useTexts } from '../../texts/language.ts';
import { unitsHref } from './hrefs.ts';
import type { UnitsSearch, UnitView } from './units-search.ts';
import './units.css';

/** Which kind of units; what is sorted and hidden stays, what was looked for does not. */
export function ViewTabs({
  views,
  view,
  search,
}: {
  readonly views: readonly UnitView[];
  readonly view: UnitView;
  readonly search: UnitsSearch;
}) {
  const { t } = useTexts('units');
  return (
    <nav className="tabs not-printed" aria-label={t('units:views')}>
      {views.map((one) => (
        <QuickLink
          key={one}
          href={unitsHref({ ...search, view: one, find: undefined, only: undefined })}
          isCurrent={one === view}
        >
          {t(`units:view.${one}`)}
        </QuickLink>
      ))}
    </nav>
  );
}
