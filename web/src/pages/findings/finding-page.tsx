import { Link, useParams } from '@tanstack/react-router';
import type { FindingDetail } from '../../../../functions/query/finding-schemas.ts';
import { useApi } from '../../api/use-api.ts';
import { Lamp } from '../../parts/lamp.tsx';
import { legalBasis } from '../../parts/legal-basis.ts';
import { Figure, Figures, Page, Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { dateTime, share, yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { caseAddress } from './case-address.ts';
import { CaseLines } from './case-lines.tsx';
import { DecideFinding } from './decide-finding.tsx';
import { DecisionHistory } from './decision-history.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { severityColours } from './finding-words.ts';
import './findings.css';

/** One finding: what it rests on, its money, and what people decided. */
export function FindingPage() {
  const { findingId } = useParams({ from: '/findings/$findingId' });
  const { t, say } = useTexts('findings');
  const answer = useApi<FindingDetail>(`/api/v1/findings/${encodeURIComponent(findingId)}`);
  const named = answer.data?.finding && say(answer.data.finding.rule_name);
  return (
    <Page
      title={named || t('findings:one.title')}
      {...(answer.data && { lead: leadOf(answer.data) })}
      {...(answer.data && { actions: <DecideFinding detail={answer.data} /> })}
    >
      <Answer of={answer}>{(detail) => <Detail detail={detail} />}</Answer>
    </Page>
  );

  function leadOf({
    setl_id,
    case: { group, department, department_name, doctor, discharged_on },
  }: FindingDetail) {
    const parts = [
      `${t('findings:column.setl_id')} ${setl_id}`,
      say(department_name) || department,
      doctor,
      group,
      t('findings:one.discharged', { day: discharged_on }),
    ];
    return parts.filter(Boolean).join(' · ');
  }
}

function Detail({ detail }: { readonly detail: FindingDetail }) {
  const { t, say, language } = useTexts('findings');
  const { finding, state, decided_fen, hospital, setl_id } = detail;
  return (
    <>
      <Figures>
        <Figure
          name={t('findings:column.state')}
          value={t(`findings:state.${state}`)}
          note={detail.outcome && t(`findings:outcome.${detail.outcome}`)}
        />
        {finding && (
          <>
            <Figure
              name={t('findings:column.severity')}
              value={
                <Lamp
                  colour={severityColours[finding.severity]}
                  text={t(`findings:severity.${finding.severity}`)}
                />
              }
              note={t(`findings:category.${finding.category}`)}
            />
            <Figure
              name={t('findings:column.amount')}
              value={yuan(finding.amount_fen, language, { exact: true })}
              note={say(detail.amount_method)}
            />
            <Figure
              name={t('findings:column.confidence')}
              value={share(finding.confidence, language, 0)}
              note={t('findings:one.confidence')}
            />
          </>
        )}
        {decided_fen !== null && (
          <Figure name={t('findings:column.decided')} value={yuan(decided_fen, language, { exact: true })} />
        )}
      </Figures>
      {finding ? (
        <Panel
          title={t('findings:one.evidence')}
          actions={<Link to={caseAddress(hospital, setl_id)}>{t('findings:one.case')}</Link>}
        >
          <p>
            {t('findings:one.rule', { rule: finding.rule_id })} · {t('findings:one.basis')}{' '}
            {legalBasis(finding.legal_basis, { t })} · {t('findings:one.occurred')}{' '}
            {dateTime(finding.occurred_on, language)}
          </p>
          <EvidenceList finding={finding} />
          <CaseLines hospital={hospital} setlId={setl_id} finding={finding} />
        </Panel>
      ) : (
        <p className="finding-gone">{t('findings:one.gone')}</p>
      )}
      <Panel title={t('findings:history.title')}>
        <DecisionHistory decisions={detail.decisions} />
      </Panel>
    </>
  );
}
