import { Link } from '@tanstack/react-router';
import type { AlertView } from '../../../../functions/query/alert-view.ts';
import { Lamp } from '../../parts/lamp.tsx';
import { Figure, Figures, Panel } from '../../parts/page.tsx';
import { dateTime } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';

/** A lamp that turned red: how far, since when, what it came from, and what to look at. */
export function LampAlert({ alert }: { readonly alert: Extract<AlertView, { kind: 'lamp' }> }) {
  const { t, say, language } = useTexts('alerts');
  const { department, department_name, month, red_since, text, causes, questions, raised_at } = alert;
  return (
    <>
      <Figures>
        <Figure
          name={t('alerts:column.severity')}
          value={<Lamp colour="red" text={t('alerts:kind.lamp')} />}
        />
        <Figure
          name={t('alerts:column.department')}
          value={say(department_name) || department || t('alerts:lamp.whole')}
        />
        <Figure name={t('alerts:lamp.month')} value={month} note={t('alerts:lamp.since', { red_since })} />
        <Figure name={t('alerts:column.raised')} value={dateTime(raised_at, language)} />
      </Figures>
      <Panel title={t('alerts:lamp.what')}>
        <p>{say(text)}</p>
      </Panel>
      {causes.length > 0 && (
        <Panel title={t('alerts:lamp.causes')}>
          <ul className="evidence">
            {causes.map((cause) => (
              <li key={cause.zh}>{say(cause)}</li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('alerts:lamp.questions')}>
        <ul className="evidence">
          {questions.map((question) => (
            <li key={question.zh}>{say(question)}</li>
          ))}
        </ul>
        <p>
          <Link to="/">{t('alerts:lamp.to-figures')}</Link>
        </p>
      </Panel>
    </>
  );
}
