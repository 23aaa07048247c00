import { useSession } from '../../session/session-context.ts';
import { useTexts } from '../../texts/language.ts';
import { severities, states } from './finding-words.ts';
import type { FindingsSearch } from './findings-search.ts';

/** Which findings are asked for; what was chosen elsewhere (a rule, a case, a unit) is shown and can be given up. */
export function FindingFilters({
  search,
  onChange,
}: {
  readonly search: FindingsSearch;
  readonly onChange: (changed: FindingsSearch) => void;
}) {
  const { t } = useTexts('findings');
  const { caller } = useSession();
  const given = (['rule', 'setl_id', 'batch', 'department', 'doctor', 'group', 'hospital'] as const).filter(
    (name) => search[name] !== undefined,
  );
  return (
    <div className="finding-filters not-printed">
      <Choice
        name={t('findings:column.state')}
        value={search.state}
        options={states.map((state) => [state, t(`findings:state.${state}`)])}
        onChange={(state) => onChange({ state: state as FindingsSearch['state'] })}
      />
      <Choice
        name={t('findings:column.severity')}
        value={search.severity}
        options={severities.map((severity) => [severity, t(`findings:severity.${severity}`)])}
        onChange={(severity) => onChange({ severity: severity as FindingsSearch['severity'] })}
      />
      {caller.role === 'office' && caller.region !== undefined && (
        <label>
          {t('findings:filter.scope')}
          <select
            value={search.scope ?? ''}
            onChange={({ target }) =>
              onChange({ scope: target.value === 'region' ? 'region' : undefined, hospital: undefined })
            }
          >
            <option value="">{search.hospital ?? t('findings:filter.hospital')}</option>
            <option value="region">{t('findings:filter.region')}</option>
          </select>
        </label>
      )}
      {given.map((name) => (
        <button key={name} type="button" onClick={() => onChange({ [name]: undefined })}>
          {t(`findings:column.${name}`)} {search[name]} <span aria-hidden="true">✕</span>
          <span className="visually-hidden">{t('findings:filter.give-up')}</span>
        </button>
      ))}
    </div>
  );
}

function Choice({
  name,
  value,
  options,
  onChange,
}: {
  readonly name: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string | undefined) => void;
}) {
  const { t } = useTexts();
  return (
    <label>
      {name}
      <select value={value ?? ''} onChange={({ target }) => onChange(target.value || undefined)}>
        <option value="">{t('common:table.all')}</option>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
