import { Link } from '@tanstack/react-router';
import { useApi } from '../../api/use-api.ts';
import { Figure, Figures } from '../../parts/page.tsx';
import { periodName } from '../../parts/period-name.ts';
import { Answer } from '../../parts/states.tsx';
import { lastPeriodOf, usePeriods } from '../../parts/use-periods.ts';
import { useSession } from '../../session/session-context.ts';
import { decimal, share, yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';

/** As much as is shown of what a rule found in a month. */
interface Found {
  readonly findings: number;
  readonly cases: number;
  readonly amount_fen: number;
  readonly case_share: number | null;
}

/** How often a rule has found something in the last month that has data, with the way to the findings. */
export function RuleFound({ rule }: { readonly rule: string }) {
  const { t, language } = useTexts('knowledge');
  const { caller } = useSession();
  const place = caller.role === 'office' && caller.region ? ({ scope: 'region' } as const) : {};
  const periods = usePeriods(place);
  const period = periods.data && lastPeriodOf(periods.data);
  const path = `/api/v1/portraits/rule/${encodeURIComponent(rule)}`;
  const found = useApi<Found>(path, { period, ...place }, { enabled: period !== undefined });
  if (periods.data && period === undefined) return <p>{t('knowledge:rule.no-month')}</p>;
  return (
    <Answer of={found}>
      {({ findings, cases, amount_fen, case_share }) => (
        <>
          <p>{t('knowledge:rule.found-in', { period: period ? periodName(period, language) : '' })}</p>
          <Figures>
            <Figure name={t('knowledge:tally.findings')} value={decimal(findings, language, 0)} />
            <Figure
              name={t('knowledge:tally.cases')}
              value={decimal(cases, language, 0)}
              note={share(case_share, language)}
            />
            <Figure name={t('knowledge:tally.money')} value={yuan(amount_fen, language)} />
          </Figures>
          {caller.role !== 'manager' && (
            <Link to={'/findings' as string} search={{ rule, period } as never}>
              {t('knowledge:rule.to-findings')}
            </Link>
          )}
        </>
      )}
    </Answer>
  );
}
