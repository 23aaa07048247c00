import { Link } from '@tanstack/react-router';
import type { SummaryPage } from '../../../../functions/query/summary-routes.ts';
import { useApi } from '../../api/use-api.ts';
import { Figure, Figures } from '../../parts/page.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { useTexts } from '../../texts/language.ts';
import { figureText, riseOf } from './figure-text.ts';
import { type Question, queryOf } from './question.ts';
import { Rise } from './rise.tsx';
import { sharedSearch, useCockpitSearch, useIndicators } from './use-cockpit.ts';

/** The handful of figures that are looked at first, by indicator. */
const leading = [
  'cases',
  'cmi',
  'cost-index',
  'time-index',
  'average-cost',
  'balance',
  'violation-money',
] as const;

export function LeadingFigures({ question }: { readonly question: Question }) {
  const { t, language, say } = useTexts('cockpit');
  const { search } = useCockpitSearch();
  const indicatorOf = useIndicators(question.period);
  const { department } = question;
  const answer = useApi<SummaryPage>('/api/v1/summaries', {
    view: 'total',
    ...queryOf(question),
    indicators: leading.join(','),
  });
  const unit =
    department === undefined
      ? ({ view: 'total', key: 'all' } as const)
      : ({ view: 'department', key: department } as const);
  return (
    <Answer of={answer}>
      {({ rows: [row] }) => {
        if (!row) return <Empty text={t('cockpit:overview.no-cases')} />;
        return (
          <Figures>
            {leading.map((id) => {
              const indicator = indicatorOf(id);
              const figure = row.figures[id];
              if (!indicator || !figure) return null;
              return (
                <Figure
                  key={id}
                  name={say(indicator.name)}
                  value={
                    <Link
                      to="/cockpit/lamp"
                      search={{ ...sharedSearch(search), period: question.period, ...unit, indicator: id }}
                    >
                      {figureText(figure.value, indicator.unit, language)}
                    </Link>
                  }
                  note={
                    <>
                      <Rise
                        name={t('cockpit:rise.before')}
                        rise={riseOf(figure.value, figure.before, indicator)}
                      />
                      <Rise
                        name={t('cockpit:rise.year-before')}
                        rise={riseOf(figure.value, figure.year_before, indicator)}
                      />
                    </>
                  }
                />
              );
            })}
          </Figures>
        );
      }}
    </Answer>
  );
}
