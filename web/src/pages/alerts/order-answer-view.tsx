import { Panel } from '../../parts/page.tsx';
import { useTexts } from '../../texts/language.ts';
import type { NhsaAnswer } from './order-answer.ts';
import type { OrderCaller } from './order-message.ts';
import { OrderOutlook } from './order-outlook.tsx';
import { OrderWarningCard } from './order-warning.tsx';

/** What a doctor would be told: warnings with what to do instead, what was withheld, and where the stay stands. */
export function OrderAnswer({
  answer,
  caller,
}: {
  readonly answer: NhsaAnswer;
  readonly caller: OrderCaller;
}) {
  const { t } = useTexts('alerts');
  if (answer.infcode !== 0)
    return (
      <div className="state state-failure" role="alert">
        <p>
          <strong>{t('alerts:order.refused')}</strong>
        </p>
        <pre>{answer.err_msg}</pre>
      </div>
    );
  const { result, withheld, engine, case_outlook } = answer.output;
  const untold = Object.values(withheld).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <Panel title={t('alerts:order.answer', { count: result.length })}>
        {engine.status !== 'ok' && <p role="note">{t(`alerts:order.engine-${engine.status}`)}</p>}
        {result.length === 0 && <p>{t('alerts:order.nothing')}</p>}
        {result.map((warning) => (
          <OrderWarningCard key={warning.jr_id} warning={warning} caller={caller} />
        ))}
        {untold > 0 && <p className="finding-note">{t('alerts:order.withheld', { untold })}</p>}
      </Panel>
      {case_outlook.map((outlook) => (
        <OrderOutlook key={outlook.mdtrt_id} outlook={outlook} />
      ))}
    </>
  );
}
