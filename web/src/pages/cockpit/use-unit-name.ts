import type { SummaryPage } from '../../../../functions/query/summary-routes.ts';
import { useApi } from '../../api/use-api.ts';
import { useTexts } from '../../texts/language.ts';
import type { Question } from './question.ts';

/** The parts of a place that can be chosen: a region's hospitals, a hospital's departments. */
export function useParts(
  question: Pick<Question, 'place' | 'period'>,
  view: 'hospital' | 'department',
  enabled = true,
) {
  const place = view === 'hospital' ? ({ scope: 'region' } as const) : question.place;
  const query = { view, ...place, period: question.period, indicators: 'cases', compare: 'none', limit: 200 };
  const { data } = useApi<SummaryPage>('/api/v1/summaries', query, { enabled });
  return data?.rows ?? [];
}

/** What the figures are of, in words. */
export function useUnitName(question: Question): string {
  const { t, say } = useTexts('cockpit');
  const { department, place, isRegion } = question;
  const departments = useParts(question, 'department', department !== undefined);
  const hospitals = useParts(question, 'hospital', place.hospital !== undefined);
  if (isRegion) return t('cockpit:unit.region');
  const hospital =
    place.hospital && (say(hospitals.find(({ key }) => key === place.hospital)?.name) || place.hospital);
  const named = department && (say(departments.find(({ key }) => key === department)?.name) || department);
  return [hospital, named].filter(Boolean).join(' · ') || t('cockpit:unit.hospital');
}
