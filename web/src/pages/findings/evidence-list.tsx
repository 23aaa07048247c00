import type { Finding } from '../../../../core/rules/finding.ts';
import { yuan } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';

export type ShownFinding = Pick<Finding, 'finding_id' | 'evidence'> & { readonly evidence_total?: number };

/** What a finding rests on, in words; the first few, the others to be unfolded. */
export function EvidenceList({ finding }: { readonly finding: ShownFinding }) {
  const { t } = useTexts('findings');
  const { evidence, evidence_total = evidence.length } = finding;
  const first = evidence.slice(0, shownAtFirst);
  const others = evidence.slice(shownAtFirst);
  return (
    <>
      <Items evidence={first} />
      {others.length > 0 && (
        <details>
          <summary>{t('findings:one.more-evidence', { count: others.length })}</summary>
          <Items evidence={others} />
        </details>
      )}
      {evidence_total > evidence.length && (
        <p>{t('findings:one.all-evidence', { kept: evidence.length, total: evidence_total })}</p>
      )}
    </>
  );
}

const shownAtFirst = 8;

function Items({ evidence }: { readonly evidence: Finding['evidence'] }) {
  const { t, say, language } = useTexts('findings');
  return (
    <ul className="evidence-list">
      {evidence.map(({ kind, text, amount_fen }, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said twice, and places do not move
        <li key={number}>
          <span className="evidence-kind">{t(`findings:evidence.${kind}`)}</span> {say(text)}{' '}
          {amount_fen !== undefined && <strong>{yuan(amount_fen, language, { exact: true })}</strong>}
        </li>
      ))}
    </ul>
  );
}
