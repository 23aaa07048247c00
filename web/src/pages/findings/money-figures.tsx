import type { FindingSummary } from '../../../../functions/query/finding-schemas.ts';
import { useApi } from '../../api/use-api.ts';
import { Figure, Figures } from '../../parts/page.tsx';
import type { Period } from '../../parts/period.ts';
import { decimal, yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import type { FindingsSearch } from './findings-search.ts';
import { isNarrowed, placeFacts } from './worklist-facts.ts';

/**
 * Money that was found, confirmed and recovered, apart: a lead is not a debt. It is of all findings of a place and time,
 * each fee line counted once, which cannot be told of some of them: it says so.
 */
export function MoneyFigures({
  search,
  period,
}: {
  readonly search: FindingsSearch;
  readonly period: Period;
}) {
  const texts = useTexts('findings');
  const { t, language } = texts;
  const { hospital, scope, department, doctor, group, batch } = search;
  const { data } = useApi<FindingSummary>('/api/v1/findings/summary', {
    ...{ period, hospital, scope, department, doctor, group, batch },
  });
  if (!data) return null;
  const { total, states } = data;
  const waiting = states
    .filter(({ state }) => state === 'open' || state === 'in-review' || state === 'appealed')
    .reduce((sum, { findings }) => sum + findings, 0);
  const count = (findings: number) => t('findings:money.findings', { count: decimal(findings, language, 0) });
  const place = placeFacts(data, batch, data.departments, texts)
    .map(([, value]) => value)
    .join(' · ');
  return (
    <>
      <Figures>
        <Figure
          name={t('findings:money.identified')}
          value={yuan(total.identified_fen, language)}
          note={count(total.findings)}
        />
        <Figure
          name={t('findings:money.confirmed')}
          value={yuan(total.confirmed_fen, language)}
          note={count(total.confirmed)}
        />
        <Figure
          name={t('findings:money.recovered')}
          value={yuan(total.recovered_fen, language)}
          note={t('findings:money.settled')}
        />
        <Figure name={t('findings:money.waiting')} value={decimal(waiting, language, 0)} />
      </Figures>
      <p className="money-of">
        {t('findings:money.of', { place })} {isNarrowed(search) && t('findings:money.not-narrowed')}
      </p>
    </>
  );
}
