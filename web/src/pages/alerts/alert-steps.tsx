import { useState } from 'react';
import type { AlertView } from '../../../../functions/query/alert-view.ts';
import { useAction } from '../../api/use-api.ts';
import { Panel } from '../../parts/page.tsx';
import { Failure } from '../../parts/states.tsx';
import { dateTime } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';

export interface AlertStepsProps {
  readonly alert: AlertView;
  readonly path: string;
  readonly mayAct: boolean;
}

const changed = ['/api/v1/alerts'];

/** What was done about an alert, by whom, and what can be done. */
export function AlertSteps({ alert, path, mayAct }: AlertStepsProps) {
  const { t, language } = useTexts('alerts');
  const acknowledge = useAction<AlertView>(`${path}/acknowledgement`, changed);
  const { state, read, acknowledged, answered } = alert;
  const taken = Object.entries({ read, acknowledged, answered }).flatMap(([name, step]) =>
    step ? [{ name, step }] : [],
  );
  return (
    <Panel title={t('alerts:steps.title')}>
      {taken.length === 0 && <p>{t('alerts:steps.none')}</p>}
      <ul className="steps-taken">
        {taken.map(({ name, step }) => (
          <li key={name}>
            <strong>{t(`alerts:state.${name}`)}</strong> {step.name ?? step.by} ·{' '}
            {dateTime(step.at, language)}
          </li>
        ))}
      </ul>
      {answered && <blockquote>{answered.text}</blockquote>}
      {mayAct && (state === 'new' || state === 'read') && (
        <p>
          <button type="button" disabled={acknowledge.isPending} onClick={() => acknowledge.mutate({})}>
            {t('alerts:steps.acknowledge')}
          </button>
        </p>
      )}
      {acknowledge.isError && <Failure error={acknowledge.error} />}
      {mayAct && !answered && <AnswerForm path={path} />}
    </Panel>
  );
}

const longestAnswer = 500;

function AnswerForm({ path }: { readonly path: string }) {
  const { t } = useTexts('alerts');
  const [text, setText] = useState('');
  const answer = useAction<AlertView, { text: string }>(`${path}/answer`, changed);
  return (
    <form
      className="alert-form"
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate({ text: text.trim() });
      }}
    >
      <label>
        {t('alerts:steps.answer')}
        <textarea
          required
          rows={3}
          maxLength={longestAnswer}
          value={text}
          placeholder={t('alerts:steps.answer-hint')}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <div className="form-actions">
        <button type="submit" className="primary" disabled={answer.isPending || text.trim() === ''}>
          {t('alerts:steps.send')}
        </button>
      </div>
      {answer.isError && <Failure error={answer.error} />}
    </form>
  );
}
