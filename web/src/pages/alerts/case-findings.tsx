import type { Finding } from '../../../../core/rules/finding.ts';
import { useApi } from '../../api/use-api.ts';
import { legalBasis } from '../../parts/legal-basis.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { FindingObjection } from './finding-objection.tsx';
import { Severity } from './severity.tsx';

export type CaseFinding = Finding & { readonly evidence_total?: number };

/** What was found in a case. */
export const useFindings = (hospital: string | undefined, setlId: string) =>
  useApi<{ readonly findings: readonly CaseFinding[] }>(
    `/api/v1/cases/${encodeURIComponent(setlId)}/findings`,
    { hospital },
  );

/** Every finding of a case with its evidence, its basis, and the way to object. */
export function CaseFindings({
  hospital,
  setlId,
}: {
  readonly hospital: string | undefined;
  readonly setlId: string;
}) {
  const { t } = useTexts('alerts');
  return (
    <Panel title={t('alerts:findings.title')}>
      <Answer of={useFindings(hospital, setlId)}>
        {({ findings }) =>
          findings.length === 0 ? (
            <Empty text={t('alerts:findings.none')} />
          ) : (
            findings.map((finding) => <FindingCard key={finding.finding_id} finding={finding} />)
          )
        }
      </Answer>
    </Panel>
  );
}

function FindingCard({ finding }: { readonly finding: CaseFinding }) {
  const { t, say, language } = useTexts('alerts');
  const { rule_id, rule_name, category, severity, evidence, evidence_total, amount_fen, legal_basis } =
    finding;
  const untold = (evidence_total ?? evidence.length) - evidence.length;
  return (
    <article className="finding">
      <h3>
        <Severity of={severity} /> {say(rule_name)}
        <span>{yuan(amount_fen, language, { exact: true })}</span>
      </h3>
      <ul className="evidence">
        {evidence.map(({ kind, ref, text }) => (
          <li key={`${kind} ${ref} ${text.zh}`}>{say(text)}</li>
        ))}
      </ul>
      {untold > 0 && <p>{t('alerts:findings.more', { untold })}</p>}
      <p className="finding-note">
        {t(`alerts:category.${category}`)} · {rule_id} · {t('alerts:findings.basis')}{' '}
        {legalBasis(legal_basis, { t })}
      </p>
      <FindingObjection findingId={finding.finding_id} />
    </article>
  );
}
