import { useTexts } from '../../texts/language.ts';
import { type Compare, compares } from './units-search.ts';

/** With which periods figures are compared. */
export function CompareChoice({
  value,
  onCompare,
}: {
  readonly value: Compare;
  readonly onCompare: (compare: Compare) => void;
}) {
  const { t } = useTexts('units');
  return (
    <label className="not-printed">
      {t('units:compare.title')}
      <select value={value} onChange={({ target }) => onCompare(target.value as Compare)}>
        {compares.map((one) => (
          <option key={one} value={one}>
            {t(`units:compare.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
