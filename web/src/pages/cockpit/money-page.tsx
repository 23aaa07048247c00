import { useMemo } from 'react';
import type { WaterfallView } from '../../../../functions/query/waterfall-routes.ts';
import { useApi } from '../../api/use-api.ts';
import { Chart } from '../../parts/chart.tsx';
import { Panel } from '../../parts/page.tsx';
import { kindOf } from '../../parts/period.ts';
import { Answer, Empty } from '../../parts/states.tsx';
import { yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { CockpitFrame } from './cockpit-frame.tsx';
import { FoldedTable } from './folded-table.tsx';
import { MoneySteps } from './money-steps.tsx';
import { type Question, queryOf } from './question.ts';
import { waterfallOption } from './waterfall-option.ts';

/** From what was billed to what is settled. */
export function MoneyPage() {
  const { t } = useTexts('cockpit');
  return (
    <CockpitFrame title={t('cockpit:money.title')}>
      {(question) =>
        question.isRegion && kindOf(question.period) !== 'month' ? (
          <Empty text={t('cockpit:money.a-month')} />
        ) : (
          <Money question={question} />
        )
      }
    </CockpitFrame>
  );
}

function Money({ question }: { readonly question: Question }) {
  return (
    <Answer of={useApi<WaterfallView>('/api/v1/waterfall', queryOf(question))}>
      {({ steps }) => <Waterfall steps={steps} question={question} />}
    </Answer>
  );
}

function Waterfall({
  steps,
  question,
}: {
  readonly steps: WaterfallView['steps'];
  readonly question: Question;
}) {
  const { t, language } = useTexts('cockpit');
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const option = useMemo(() => {
    const bars = steps
      .filter(({ is_level, amount_fen }) => is_level || amount_fen !== 0)
      .map(({ step, is_level, amount_fen }) => ({
        name: t(`cockpit:step.${step}`),
        value: amount_fen,
        isLevel: is_level,
      }));
    return waterfallOption(bars, (fen) => yuan(fen, language), { language, t });
  }, [steps, language]);
  const fenOf = (name: string) => steps.find(({ step }) => step === name)?.amount_fen ?? 0;
  const sentence = {
    billed: yuan(fenOf('billed'), language),
    settled: yuan(fenOf('settled'), language),
    balance: yuan(fenOf('settled') - fenOf('billed') - fenOf('unpriced'), language),
  };
  return (
    <>
      <Panel title={t('cockpit:money.waterfall')}>
        <p>{t('cockpit:money.sentence', sentence)}</p>
        <Chart label={t('cockpit:money.label', sentence)} option={option} size="large" />
        <FoldedTable
          isOpen
          caption={t('cockpit:money.waterfall')}
          columns={[
            {
              id: 'step',
              title: t('cockpit:money.step'),
              value: ({ step }) => t(`cockpit:step.${step}`),
              width: 24,
            },
            { id: 'count', title: t('cockpit:money.count'), kind: 'count', value: ({ count }) => count },
            {
              id: 'amount',
              title: t('cockpit:money.amount'),
              kind: 'fen',
              value: ({ amount_fen }) => amount_fen,
            },
            {
              id: 'meaning',
              title: t('cockpit:money.meaning'),
              value: ({ step }) => t(`cockpit:step-meaning.${step}`),
              width: 48,
            },
          ]}
          rows={steps}
          rowKey={({ step }) => step}
          fileName={`waterfall-${question.period}`}
        />
      </Panel>
      <MoneySteps steps={steps} question={question} />
    </>
  );
}
