import type { SummaryRow } from '../../../../functions/query/summary-row.ts';
import { useSession } from '../../session/session-context.ts';
import { useTexts } from '../../texts/language.ts';
import { headOf, isRegional, type Question } from './question.ts';
import { useCockpitSearch } from './use-cockpit.ts';
import { useParts } from './use-unit-name.ts';

/** Which hospital of a region, and which department: for those who see more than one. */
export function UnitPicker({ question }: { readonly question: Question }) {
  const { caller } = useSession();
  const { t } = useTexts('cockpit');
  const { change } = useCockpitSearch();
  const { place, department, isRegion } = question;
  const hospitals = useParts(question, 'hospital', isRegional(caller));
  const seesAll = headOf(caller) === undefined && !isRegion;
  const departments = useParts(question, 'department', seesAll);
  return (
    <>
      {isRegional(caller) && (
        <Choice
          title={t('cockpit:unit.hospital-choice')}
          whole={t('cockpit:unit.region')}
          rows={hospitals}
          value={place.hospital}
          onChange={(hospital) =>
            change({ hospital, scope: hospital ? undefined : 'region', department: undefined })
          }
        />
      )}
      {seesAll && (
        <Choice
          title={t('cockpit:unit.department-choice')}
          whole={t('cockpit:unit.hospital')}
          rows={departments}
          value={department}
          onChange={(chosen) => change({ department: chosen })}
        />
      )}
    </>
  );
}

function Choice({
  title,
  whole,
  rows,
  value = '',
  onChange,
}: {
  readonly title: string;
  readonly whole: string;
  readonly rows: readonly SummaryRow[];
  readonly value: string | undefined;
  readonly onChange: (key: string | undefined) => void;
}) {
  const { say } = useTexts();
  // One that has no case in the period, or is still being loaded, is shown as chosen all the same.
  const isThere = value === '' || rows.some(({ key }) => key === value);
  return (
    <label className="not-printed">
      {title}
      <select value={value} onChange={({ target }) => onChange(target.value || undefined)}>
        <option value="">{whole}</option>
        {!isThere && <option value={value}>{value}</option>}
        {rows.map(({ key, name }) => (
          <option key={key} value={key}>
            {say(name) || key}
          </option>
        ))}
      </select>
    </label>
  );
}
