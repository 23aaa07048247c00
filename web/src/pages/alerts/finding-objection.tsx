import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Action } from '../../../../core/review/decision.ts';
import type { ReviewState } from '../../../../core/review/review.ts';
import { useAction, useApi } from '../../api/use-api.ts';
import { Failure } from '../../parts/states.tsx';
import { useTexts } from '../../texts/language.ts';

interface ReviewedFinding {
  readonly state: ReviewState;
  /** What the caller may do now. */
  readonly actions: readonly Action[];
}

/** Where a finding stands, and the objection to one that the office has confirmed. */
export function FindingObjection({ findingId }: { readonly findingId: string }) {
  const { t } = useTexts('alerts');
  const path = `/api/v1/findings/${findingId}`;
  const { data } = useApi<ReviewedFinding>(path);
  const [why, setWhy] = useState('');
  const object = useAction<ReviewedFinding, { action: 'appeal'; why: string }>(`${path}/decisions`, [
    '/api/v1/findings',
  ]);
  if (!data) return null;
  return (
    <>
      <p>
        {t('alerts:findings.review')} <strong>{t(`alerts:review.${data.state}`)}</strong> ·{' '}
        <Link to="/findings/$findingId" params={{ findingId }}>
          {t('alerts:findings.open')}
        </Link>
      </p>
      {data.actions.includes('appeal') && (
        <form
          className="alert-form"
          onSubmit={(event) => {
            event.preventDefault();
            object.mutate({ action: 'appeal', why: why.trim() });
          }}
        >
          <label>
            {t('alerts:findings.object')}
            <textarea
              required
              rows={2}
              maxLength={1000}
              value={why}
              onChange={({ target }) => setWhy(target.value)}
            />
          </label>
          <div className="form-actions">
            <button type="submit" disabled={object.isPending || why.trim() === ''}>
              {t('alerts:findings.send-objection')}
            </button>
          </div>
        </form>
      )}
      {object.isError && <Failure error={object.error} />}
    </>
  );
}
