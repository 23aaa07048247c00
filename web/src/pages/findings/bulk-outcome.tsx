import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { BulkAnswer, FindingRow } from '../../../../functions/query/finding-schemas.ts';
import { useTexts } from '../../texts/language.ts';

/** What became of a decision about many: how many were done, and which were not, and why. */
export function BulkOutcome({
  answer,
  rows,
  onClose,
}: {
  readonly answer: BulkAnswer;
  readonly rows: readonly FindingRow[];
  readonly onClose: () => void;
}) {
  const { t, say } = useTexts('findings');
  const refused = answer.findings.filter(({ done }) => !done);
  const cases = new Map(rows.map(({ finding_id, setl_id }) => [finding_id, setl_id]));
  const section = useRef<HTMLElement>(null);
  // The buttons that led here go with the ticks.
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer is a new one
  useEffect(() => section.current?.focus(), [answer]);
  return (
    <section
      ref={section}
      className="bulk-outcome not-printed"
      aria-label={t('findings:bulk.outcome')}
      role="status"
      tabIndex={-1}
    >
      <p>
        {t('findings:bulk.done', { count: answer.done })}
        {refused.length > 0 && ` ${t('findings:bulk.refused', { count: refused.length })}`}{' '}
        <button type="button" onClick={onClose}>
          {t('findings:bulk.close')}
        </button>
      </p>
      {refused.length > 0 && (
        <details>
          <summary>{t('findings:bulk.why-not')}</summary>
          <ul>
            {refused.map(({ finding_id, titles }) => (
              <li key={finding_id}>
                <Link to="/findings/$findingId" params={{ findingId: finding_id }}>
                  {cases.get(finding_id) ?? finding_id}
                </Link>{' '}
                {say(titles)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
