import { useState } from 'react';
import type { Action } from '../../../../core/review/decision.ts';
import type { FindingDetail } from '../../../../functions/query/finding-schemas.ts';
import { useAction } from '../../api/use-api.ts';
import { useFocusAfter } from '../../parts/lost-focus.ts';
import { useTexts } from '../../texts/language.ts';
import { DecisionDialog, type SaidDecision } from './decision-dialog.tsx';

/** The actions that are open to the caller. */
export function DecideFinding({ detail }: { readonly detail: FindingDetail }) {
  const { t } = useTexts('findings');
  const [asked, setAsked] = useState<Action | null>(null);
  const group = useFocusAfter<HTMLFieldSetElement>(asked !== null);
  const path = `/api/v1/findings/${detail.finding_id}`;
  const decide = useAction<FindingDetail, SaidDecision & { readonly action: Action }>(`${path}/decisions`, [
    '/api/v1/findings',
  ]);
  return (
    <fieldset
      ref={group}
      className="decide-finding not-printed"
      aria-label={t('findings:decide.actions')}
      tabIndex={-1}
    >
      {detail.actions.map((action, at) => (
        <button
          key={action}
          type="button"
          {...(at === 0 && { className: 'primary' })}
          onClick={() => {
            decide.reset();
            setAsked(action);
          }}
        >
          {t(`findings:action.${action}`)}
        </button>
      ))}
      {asked && (
        <DecisionDialog
          action={asked}
          count={1}
          done={0}
          {...(detail.finding &&
            detail.outcome !== 'rejected' && {
              amount: { foundFen: detail.finding.amount_fen, largestFen: detail.largest_amount_fen },
            })}
          isPending={decide.isPending}
          error={decide.error}
          onClose={() => setAsked(null)}
          onDecide={(said) => decide.mutate({ ...said, action: asked }, { onSuccess: () => setAsked(null) })}
        />
      )}
    </fieldset>
  );
}
