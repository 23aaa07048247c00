import type { SummaryPage } from '../../../../functions/query/summary-routes.ts';
import { useApi } from '../../api/use-api.ts';
import type { Period } from '../../parts/period.ts';
import { useTexts } from '../../texts/language.ts';

export interface DepartmentChoiceProps {
  readonly hospital: string | undefined;
  readonly period: Period;
  readonly department: string | undefined;
  readonly onDepartment: (department: string | undefined) => void;
}

/** Only the doctors, or groups, of one department. */
export function DepartmentChoice({ hospital, period, department, onDepartment }: DepartmentChoiceProps) {
  const { t, say } = useTexts('units');
  const query = { view: 'department', hospital, period, indicators: 'cases', compare: 'none', limit: 200 };
  const { data } = useApi<SummaryPage>('/api/v1/summaries', query);
  const rows = data?.rows ?? [];
  const isKnown = department === undefined || rows.some(({ key }) => key === department);
  return (
    <p className="not-printed">
      <label>
        {t('units:one.department')}
        <select
          value={department ?? ''}
          onChange={({ target }) => onDepartment(target.value === '' ? undefined : target.value)}
        >
          <option value="">{t('units:all-departments')}</option>
          {!isKnown && <option>{department}</option>}
          {rows.map(({ key, name }) => (
            <option key={key} value={key}>
              {say(name) || key}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}
