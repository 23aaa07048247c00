import { useState } from 'react';
import { useAction } from '../../api/use-api.ts';
import { Page, Panel } from '../../parts/page.tsx';
import { Failure } from '../../parts/states.tsx';
import { useSession } from '../../session/session-context.ts';
import { useTexts } from '../../texts/language.ts';
import type { NhsaAnswer } from './order-answer.ts';
import { OrderAnswer } from './order-answer-view.tsx';
import examples from './order-examples.json' with { type: 'json' };
import { OrderFields } from './order-fields.tsx';
import type { OrderForm } from './order-form.ts';
import { type OrderCaller, orderMessage } from './order-message.ts';
import './alerts.css';
import './order-check.css';

/** Tries what the hospital's system would be told while these orders are written. */
export function OrderCheckPage() {
  const { t, say } = useTexts('alerts');
  const { caller } = useSession();
  const [form, setForm] = useState(examples[0]?.form as OrderForm);
  const [asked, setAsked] = useState<OrderCaller | null>(null);
  const check = useAction<NhsaAnswer, object>('/nhsa/3101', ['/api/v1/warnings']);
  const send = () => {
    const { hospital, department = '', doctor = '', name } = caller;
    const by = { hospital, department, doctor, name, at: new Date(), trial: `TRY-${crypto.randomUUID()}` };
    setAsked(by);
    check.mutate(orderMessage(form, by));
  };
  return (
    <Page title={t('alerts:order.title')} lead={t('alerts:order.lead')}>
      <Panel title={t('alerts:order.form')}>
        <p className="form-actions">
          {examples.map((example) => (
            <button key={example.id} type="button" onClick={() => setForm(example.form as OrderForm)}>
              {say(example.name)}
            </button>
          ))}
        </p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <OrderFields form={form} onForm={setForm} />
          <p className="form-actions">
            <button type="submit" className="primary" disabled={check.isPending}>
              {t('alerts:order.check')}
            </button>
          </p>
        </form>
      </Panel>
      <div aria-live="polite">
        {check.isError && <Failure error={check.error} />}
        {check.data && asked && <OrderAnswer key={asked.trial} answer={check.data} caller={asked} />}
      </div>
    </Page>
  );
}
