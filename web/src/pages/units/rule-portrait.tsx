import { useMemo } from 'react';
import type { RulePortraitAnswer } from '../../../../functions/query/portrait-schemas.ts';
import { useApi } from '../../api/use-api.ts';
import { Chart } from '../../parts/chart.tsx';
import { Figure, Figures, Page, Panel } from '../../parts/page.tsx';
import { periodName } from '../../parts/period-name.ts';
import { PeriodPicker } from '../../parts/period-picker.tsx';
import { QuickLink } from '../../parts/quick-link.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { decimal, share, yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { casesOfUnit } from './cases-of-unit.ts';
import { ConcernedPanel } from './concerned-panel.tsx';
import { courseOption } from './course-option.ts';
import { CourseTable } from './course-table.tsx';
import { casesHref } from './hrefs.ts';
import { riseOf } from './indicator-figures.ts';
import type { ShownUnit } from './shown-unit.ts';
import { encodedKey, isNotThere } from './unit-portrait.tsx';
import { unitTitle } from './unit-title.ts';

/** What a rule found, where, and since when. */
export function RulePortrait(props: ShownUnit) {
  const { unit, period, months, place, onPeriod } = props;
  const { t, say, language } = useTexts('units');
  const found = useApi<RulePortraitAnswer>(`/api/v1/portraits/rule/${encodedKey(unit)}`, {
    period,
    ...place,
  });
  return (
    <Page
      title={unitTitle('rule', unit, found.data?.name ?? null, say)}
      lead={periodName(period, language)}
      actions={<PeriodPicker value={period} months={months} onChange={onPeriod} />}
    >
      {isNotThere(found.error) ? (
        <Empty text={t('units:no-cases')} />
      ) : (
        <Answer of={found}>
          {(portrait) => (
            <>
              <p className="not-printed">
                <QuickLink className="button" href={casesHref(casesOfUnit('rule', props))}>
                  {t('units:of-unit.cases')}
                </QuickLink>
              </p>
              <RuleFigures portrait={portrait} />
              <RuleCourse portrait={portrait} />
              {portrait.concerned.map(({ view, units }) => (
                <ConcernedPanel key={view} {...{ view, units, period, place, rule: unit }} />
              ))}
            </>
          )}
        </Answer>
      )}
    </Page>
  );
}

function RuleFigures({ portrait }: { readonly portrait: RulePortraitAnswer }) {
  const { t, language } = useTexts('units');
  const since = (then: number, now: number, of: string) => {
    const rise = riseOf(now, then);
    return rise === null ? '' : `${t(`units:since.${of}`)} ${share(rise, language)}`;
  };
  const { amount_fen, findings, cases, of_cases } = portrait;
  return (
    <Figures>
      <Figure
        name={t('units:rule.amount')}
        value={yuan(amount_fen, language)}
        note={[
          since(portrait.amount_fen_before, amount_fen, 'before'),
          since(portrait.amount_fen_year_before, amount_fen, 'year_before'),
        ].join(' ')}
      />
      <Figure name={t('units:rule.amount-share')} value={share(portrait.amount_share, language)} />
      <Figure
        name={t('units:rule.findings')}
        value={decimal(findings, language, 0)}
        note={since(portrait.findings_before, findings, 'before')}
      />
      <Figure
        name={t('units:rule.cases')}
        value={decimal(cases, language, 0)}
        note={t('units:rule.of-cases', {
          all: decimal(of_cases, language, 0),
          share: share(portrait.case_share, language, 2),
        })}
      />
    </Figures>
  );
}

const money = { unit: 'fen' };

function RuleCourse({ portrait: { months } }: { readonly portrait: RulePortraitAnswer }) {
  const { t, language } = useTexts('units');
  const name = t('units:rule.amount');
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language, and only then
  const { names, lines, option } = useMemo(() => {
    const all = months.map(({ month }) => month);
    const line = { name, values: months.map(({ amount_fen }) => amount_fen) };
    return { names: all, lines: [line], option: courseOption(all, [line], money, { language, t }) };
  }, [months, name, language]);
  return (
    <Panel title={t('units:course', { indicator: name })}>
      <Chart label={name} option={option} />
      <CourseTable months={names} lines={lines} indicator={money} />
    </Panel>
  );
}
