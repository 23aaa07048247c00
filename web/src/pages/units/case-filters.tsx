import type { IndicatorView } from '../../../../functions/query/indicator-routes.ts';
import { useTexts } from '../../texts/language.ts';
import type { CasesSearch } from './units-search.ts';
import './units.css';

/** Whose cases these are, with a way to take each of it back; and by which indicator they are counted. */
export function CaseFilters({
  search,
  change,
  indicators,
}: {
  readonly search: CasesSearch;
  readonly change: (change: Partial<CasesSearch>) => void;
  readonly indicators: readonly IndicatorView[];
}) {
  const { t, say } = useTexts('units');
  const told = filters.flatMap((name) => (search[name] === undefined ? [] : [{ name, value: search[name] }]));
  return (
    <div className="unit-links case-filters">
      <label className="not-printed">
        {t('units:column.indicator')}
        <select
          value={search.indicator ?? ''}
          onChange={({ target }) => change({ indicator: target.value || undefined })}
        >
          <option value="">{t('units:any-case')}</option>
          {indicators
            .filter(({ made_of_cases }) => made_of_cases)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {say(name)}
              </option>
            ))}
        </select>
      </label>
      {told.map(({ name, value }) => (
        <span key={name}>
          {t(`units:filter.${name}`)}: {value}{' '}
          <button
            type="button"
            className="not-printed"
            aria-label={t('units:without', { filter: t(`units:filter.${name}`) })}
            onClick={() => change({ [name]: undefined })}
          >
            ×
          </button>
        </span>
      ))}
    </div>
  );
}

const filters = ['hospital', 'department', 'doctor', 'group', 'rule', 'severity', 'status'] as const;
