import { useId, useState } from 'react';
import type { WarningList } from '../../../../functions/query/warning-schemas.ts';
import { useAction, useApi } from '../../api/use-api.ts';
import { Failure } from '../../parts/states.tsx';
import { useTexts } from '../../texts/language.ts';
import { type NhsaAnswer, type OrderWarning, severityOf } from './order-answer.ts';
import { feedbackMessage, type OrderCaller } from './order-message.ts';
import { Severity } from './severity.tsx';
import { thisMonth } from './this-month.ts';

interface OrderWarningProps {
  readonly warning: OrderWarning;
  readonly caller: OrderCaller;
}

/** A warning as a doctor sees it: what is wrong, on what basis, what to do instead; to go on, or to change the order. */
export function OrderWarningCard({ warning, caller }: OrderWarningProps) {
  const { t, say } = useTexts('alerts');
  const { told, vola_amt, sev_deg, advice } = warning;
  const severity = severityOf[sev_deg as keyof typeof severityOf] ?? 'suspicious';
  const source = told.source && t('alerts:order.source', { source: told.source });
  return (
    <article className="finding">
      <h3>
        <Severity of={severity} /> {say(told.rule)}
      </h3>
      <ul className="evidence">
        {told.evidence.map((text) => (
          <li key={text.zh}>{say(text)}</li>
        ))}
      </ul>
      <p>
        <strong>{t('alerts:order.advice')}</strong> {say(advice)}
      </p>
      <p className="finding-note">
        {[t('alerts:order.money', { yuan: vola_amt }), ...told.basis.map(say), source]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <WarningFeedback warning={warning} caller={caller} />
    </article>
  );
}

function WarningFeedback({ warning: { jr_id: id, needs_reason }, caller }: OrderWarningProps) {
  const { t, say } = useTexts('alerts');
  const [reason, setReason] = useState('');
  const list = useId();
  const { data: own } = useApi<WarningList>('/api/v1/warnings', {
    period: thisMonth(),
    limit: 1,
  });
  const feedback = useAction<NhsaAnswer, { reason: string | null }>('/nhsa/3103', ['/api/v1/warnings']);
  const say3103 = (why: string | null) =>
    feedback.mutate(feedbackMessage({ id, reason: why }, { ...caller, at: new Date() }) as never);
  if (feedback.data?.infcode === 0) return <p role="status">{t('alerts:order.taken')}</p>;
  return (
    <form
      className="alert-form"
      onSubmit={(event) => {
        event.preventDefault();
        say3103(reason.trim());
      }}
    >
      <label>
        {t(needs_reason ? 'alerts:order.reason-needed' : 'alerts:order.reason')}
        <input
          required
          list={list}
          maxLength={200}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <datalist id={list}>
          {own?.reasons.map(({ code, words }) => (
            <option key={code} value={say(words)} />
          ))}
        </datalist>
      </label>
      <div className="form-actions">
        <button type="submit" disabled={feedback.isPending}>
          {t('alerts:order.go-on')}
        </button>
        <button type="button" className="primary" disabled={feedback.isPending} onClick={() => say3103(null)}>
          {t('alerts:order.change')}
        </button>
      </div>
      {feedback.isError && <Failure error={feedback.error} />}
      {feedback.data && feedback.data.infcode !== 0 && <pre role="alert">{feedback.data.err_msg}</pre>}
    </form>
  );
}
