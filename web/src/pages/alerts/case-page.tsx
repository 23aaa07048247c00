import { useParams, useSearch } from '@tanstack/react-router';
import type { Words } from '../../../../core/claims/words.ts';
import type { Result } from '../../../../core/result.ts';
import type { ExplainedCaseView } from '../../../../functions/explain/explained-case-view.ts';
import { useApi } from '../../api/use-api.ts';
import { Figure, Figures, Page, Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { OfGroups } from '../../session/paid-by.tsx';
import { dateTime, decimal, yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { CaseFindings } from './case-findings.tsx';
import { CaseList } from './case-list.tsx';
import { CodingQuestions } from './coding-questions.tsx';
import { GroupingSteps } from './grouping-steps.tsx';
import { MoneySteps } from './money-steps.tsx';
import './alerts.css';

type CaseResult = Result & { readonly department_name: Words | null };

/** A case for everybody who may see it: its result, why it went where it went, its money, findings and list. */
export function CasePage() {
  const { setlId } = useParams({ from: '/cases/$setlId' });
  const { hospital } = useSearch({ from: '/cases/$setlId' });
  const { t } = useTexts('alerts');
  const path = `/api/v1/cases/${encodeURIComponent(setlId)}`;
  const result = useApi<CaseResult>(path, { hospital });
  return (
    <Page title={t('alerts:case.title', { setlId })} lead={t('alerts:case.lead')}>
      <Answer of={result}>
        {(found) => (
          <>
            <CaseFigures result={found} />
            <CaseFindings hospital={hospital} setlId={setlId} />
            <Explanation path={`${path}/grouping`} hospital={hospital} />
            <CaseList hospital={hospital} setlId={setlId} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function CaseFigures({ result }: { readonly result: CaseResult }) {
  const { t, say, language } = useTexts('alerts');
  const exact = (fen: number | null) => yuan(fen, language, { exact: true });
  const { paid, dip, weight, payment_fen, cost_fen, balance_fen, outlier } = result;
  const groupOf = ({ status, code }: { readonly status: string; readonly code: string }) =>
    status === 'grouped' || status === 'ambiguous' ? code : t(`alerts:status.${status}`);
  return (
    <Figures>
      <Figure
        name={t('alerts:case.group')}
        value={groupOf({ status: paid.status, code: paid.group })}
        note={paid.scheme}
      />
      {dip && paid.by === 'drg' && (
        <Figure name={t('alerts:case.by-dip')} value={groupOf(dip)} note={exact(dip.payment_fen)} />
      )}
      {dip && paid.by === 'dip' && (
        <Figure
          name={t('alerts:case.by-drg')}
          value={groupOf({ status: result.status, code: result.drg })}
          note={result.drg_payment_fen === null ? undefined : exact(result.drg_payment_fen)}
        />
      )}
      <Figure name={t('alerts:case.weight')} value={decimal(weight, language, 4)} />
      <Figure name={t('alerts:case.cost')} value={exact(cost_fen)} />
      <Figure
        name={t('alerts:case.payment')}
        value={exact(payment_fen)}
        note={outlier === 'normal' ? undefined : t(`alerts:outlier.${outlier}`)}
      />
      <Figure name={t('alerts:case.balance')} value={exact(balance_fen)} />
      <Figure
        name={t('alerts:case.stay')}
        value={t('alerts:case.days', { days: result.los_days })}
        note={`${dateTime(result.admitted_on, language)} – ${dateTime(result.discharged_on, language)}`}
      />
      <Figure
        name={t('alerts:column.department')}
        value={say(result.department_name) || result.department}
        note={[result.department_name && result.department, result.doctor].filter(Boolean).join(' · ')}
      />
    </Figures>
  );
}

/** Comes after the rest: grouping a case anew takes a moment. */
function Explanation({ path, hospital }: { readonly path: string; readonly hospital: string | undefined }) {
  const { t } = useTexts('alerts');
  const explained = useApi<ExplainedCaseView>(path, { hospital });
  const { dip = null, money = null, paid_by = 'drg' } = explained.data ?? {};
  const byDrg = (
    <OfGroups of="drg" key="drg">
      <Panel title={[t('alerts:grouping.title'), dip && 'DRG'].filter(Boolean).join(' · ')}>
        <Answer of={explained}>{(one) => <GroupingSteps explained={one} />}</Answer>
      </Panel>
      {money && <MoneySteps money={money} by={dip ? 'DRG' : undefined} />}
    </OfGroups>
  );
  const byDip = dip && <ExplainedDip dip={dip} key="dip" />;
  return (
    <>
      {paid_by === 'dip' ? [byDip, byDrg] : [byDrg, byDip]}
      {explained.data && explained.data.questions.length > 0 && (
        <CodingQuestions questions={explained.data.questions} />
      )}
    </>
  );
}

/** What DIP makes of the case: beside the DRG where that pays, before it where DIP does. */
function ExplainedDip({ dip }: { readonly dip: NonNullable<ExplainedCaseView['dip']> }) {
  const { t } = useTexts('alerts');
  const { catalogue, group, steps, as_recorded, money } = dip;
  const grouped = { scheme: catalogue, group: { drg: group.code, name: group.name }, steps, as_recorded };
  return (
    <OfGroups of="dip">
      <Panel title={`${t('alerts:grouping.title')} · DIP`}>
        <GroupingSteps explained={grouped} />
      </Panel>
      {money && <MoneySteps money={{ tariff: money.terms, steps: money.steps }} by="DIP" />}
    </OfGroups>
  );
}
