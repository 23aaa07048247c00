import type { ExplainedCaseView } from '../../../../functions/explain/explained-case-view.ts';
import { useTexts } from '../../texts/language.ts';

/** A grouping by a scheme, or by a DIP catalogue, of which `drg` is the code of the group. */
export type Grouped = Pick<ExplainedCaseView, 'scheme' | 'steps' | 'as_recorded'> & {
  readonly group: Pick<ExplainedCaseView['group'], 'drg' | 'name'>;
};

/** Every step of the grouping in words: what was tried in vain is folded away, for there is much of it. */
export function GroupingSteps({ explained }: { readonly explained: Grouped }) {
  const { t, say } = useTexts('alerts');
  const { scheme, group, steps, as_recorded } = explained;
  if (steps.length === 0) return <p>{t('alerts:grouping.none')}</p>;
  return (
    <>
      <p>
        {say(scheme.title)} ({scheme.id}){group.name && ` → ${group.drg} ${say(group.name)}`}
      </p>
      {!as_recorded && <p role="note">{t('alerts:grouping.differs')}</p>}
      <ol className="trace">
        {steps.map(({ step, text }, at) => {
          const key = `${at} ${step}`;
          if (step !== 'triedInVain') return <li key={key}>{say(text)}</li>;
          const lines = say(text).split('\n');
          return (
            <li key={key}>
              <details>
                <summary>{t('alerts:grouping.in-vain', { lines: lines.length })}</summary>
                <pre className="trace-vain">{lines.join('\n')}</pre>
              </details>
            </li>
          );
        })}
      </ol>
    </>
  );
}
