import type { AlertView } from '../../../../functions/query/alert-view.ts';
import { Figure, Figures, Panel } from '../../parts/page.tsx';
import { dateTime, yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { CaseFindings } from './case-findings.tsx';
import { CaseLink } from './case-link.tsx';
import { Severity } from './severity.tsx';

/** A case in which something was found: how grave, how much money, on what evidence, and what to do. */
export function CaseAlert({ alert }: { readonly alert: Extract<AlertView, { kind: 'case' }> }) {
  const { t, say, language } = useTexts('alerts');
  const { hospital, setl_id, severity, amount_fen, standing, occurred_at } = alert;
  const { department, department_name } = alert;
  return (
    <>
      <Figures>
        <Figure name={t('alerts:column.severity')} value={<Severity of={severity} />} />
        <Figure name={t('alerts:column.amount')} value={yuan(amount_fen, language, { exact: true })} />
        <Figure
          name={t('alerts:one.case')}
          value={<CaseLink hospital={hospital} setlId={setl_id} />}
          note={t('alerts:one.discharged', { day: dateTime(occurred_at, language) })}
        />
        <Figure name={t('alerts:column.department')} value={say(department_name) || department || '—'} />
      </Figures>
      {standing !== 'current' && <p role="note">{t(`alerts:one.${standing}`)}</p>}
      <Panel title={t('alerts:one.what-to-do')}>
        <p>{t(`alerts:do.${severity}`)}</p>
      </Panel>
      <CaseFindings hospital={hospital} setlId={setl_id} />
    </>
  );
}
