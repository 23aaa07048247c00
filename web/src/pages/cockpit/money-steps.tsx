import type { WaterfallView } from '../../../../functions/query/waterfall-routes.ts';
import { Panel } from '../../parts/page.tsx';
import { useTexts } from '../../texts/language.ts';
import { FoldedTable } from './folded-table.tsx';
import { PathLink } from './path-link.tsx';
import type { Question } from './question.ts';
import { UnitLink } from './unit-link.tsx';

type Step = WaterfallView['steps'][number];

/** What each step is made of: groups, and of what was found the rules. */
export function MoneySteps({
  steps,
  question,
}: {
  readonly steps: readonly Step[];
  readonly question: Question;
}) {
  const { t } = useTexts('cockpit');
  const apart = steps.filter(({ parts }) => parts.length > 0);
  return (
    <Panel title={t('cockpit:money.apart')}>
      {apart.map((step) => (
        <StepParts key={step.step} step={step} period={question.period} />
      ))}
    </Panel>
  );
}

function StepParts({ step: { step, parts }, period }: { readonly step: Step; readonly period: string }) {
  const { t, say } = useTexts('cockpit');
  const isOfRules = step === 'confirmed' || step === 'recovered';
  const nameOf = ({ key, name }: Step['parts'][number]) => say(name) || key || t('cockpit:change.none');
  return (
    <FoldedTable
      caption={t(`cockpit:step.${step}`)}
      columns={[
        {
          id: 'name',
          title: t(isOfRules ? 'cockpit:rule' : 'cockpit:view.group'),
          value: nameOf,
          cell: (part) =>
            isOfRules ? (
              <PathLink to="/findings" search={{ rule: part.key }}>
                {nameOf(part)}
              </PathLink>
            ) : part.key === '' ? (
              nameOf(part)
            ) : (
              <UnitLink view="group" unit={part.key} name={nameOf(part)} />
            ),
          width: 36,
        },
        { id: 'count', title: t('cockpit:money.count'), kind: 'count', value: ({ count }) => count },
        {
          id: 'amount',
          title: t('cockpit:money.amount'),
          kind: 'fen',
          value: ({ amount_fen }) => amount_fen,
        },
      ]}
      rows={parts}
      rowKey={({ key }) => key}
      fileName={`${step}-${period}`}
    />
  );
}
