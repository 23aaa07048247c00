import { useMemo, useState } from 'react';
import type { BulkAnswer, FindingPage, FindingRow } from '../../../../functions/query/finding-schemas.ts';
import { useTexts } from '../../texts/language.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { type OpenAction, openActions } from './open-actions.ts';
import { useBulkDecision } from './use-bulk-decision.ts';

/**
 * What can be done about the ticked rows that are shown, each action with how many of them it is for. What nobody sees
 * is not decided about.
 */
export function BulkActions({
  rows,
  shown,
  selected,
  allowed,
  onDone,
}: {
  readonly rows: readonly FindingRow[];
  readonly shown: readonly FindingRow[];
  readonly selected: ReadonlySet<string>;
  readonly allowed: FindingPage['actions'];
  readonly onDone: (answer: BulkAnswer) => void;
}) {
  const { t } = useTexts('findings');
  const ticked = useMemo(() => tickedOf(shown, selected), [shown, selected]);
  const hidden = useMemo(() => tickedOf(rows, selected).length - ticked.length, [rows, selected, ticked]);
  const open = useMemo(() => openActions(ticked, allowed), [ticked, allowed]);
  const [asked, setAsked] = useState<OpenAction | null>(null);
  const bulk = useBulkDecision();
  if (selected.size === 0 && !asked) return null;
  return (
    <>
      {ticked.length > 0 && open.length === 0 && (
        <span className="table-count">{t('findings:bulk.nothing')}</span>
      )}
      {hidden > 0 && (
        <span className="table-count" role="status">
          {t('findings:bulk.not-shown', { count: hidden })}
        </span>
      )}
      {open.map((one) => (
        <button key={one.action} type="button" onClick={() => setAsked(one)}>
          {t('findings:bulk.action', {
            action: t(`findings:action.${one.action}`),
            count: one.findings.length,
          })}
        </button>
      ))}
      {asked && (
        <DecisionDialog
          action={asked.action}
          count={asked.findings.length}
          isPending={bulk.isPending}
          done={bulk.done}
          error={bulk.error}
          onClose={() => setAsked(null)}
          onDecide={async (said) => {
            const answer = await bulk.decide(asked.findings, { ...said, action: asked.action });
            onDone(answer);
            if (answer.isWhole) setAsked(null);
          }}
        />
      )}
    </>
  );
}

const tickedOf = (rows: readonly FindingRow[], selected: ReadonlySet<string>) =>
  selected.size === 0 ? [] : rows.filter(({ finding_id }) => selected.has(finding_id));
