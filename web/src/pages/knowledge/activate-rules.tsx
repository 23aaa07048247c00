import { useState } from 'react';
import type { RegionRules } from '../../../../core/rules/region/region-rules.ts';
import type { DryRun } from '../../../../functions/knowledge/region-rules-schemas.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { useAction } from '../../api/use-api.ts';
import { Panel } from '../../parts/page.tsx';
import { dateTime, decimal } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { pendingDecisions } from './draft.ts';

/** Takes a draft up that was tried as it is. */
export function ActivateRules({
  draft,
  standing,
  base,
  run,
  onActivated,
}: {
  readonly draft: RegionRules;
  readonly standing: RegionRules;
  /** Hash of the document that the draft was made from. */
  readonly base: string | null;
  /** The dry run of this very draft; `null` where there is none yet. */
  readonly run: DryRun | null;
  readonly onActivated: () => void;
}) {
  const { t, language } = useTexts('knowledge');
  const [despite, setDespite] = useState(false);
  const activate = useAction<object>('/api/v1/knowledge/region-rules/activations', ['/api/v1/knowledge']);
  const from = pendingDecisions(draft, standing)
    .map((one) => one.from)
    .sort()[0];
  const isOfNoCase =
    activate.error instanceof ApiProblem && activate.error.details?.code === 'dry-run-of-no-case';
  return (
    <Panel title={t('knowledge:activate.title')}>
      <p>{t(run?.report ? 'knowledge:activate.ready' : 'knowledge:activate.not-tried')}</p>
      <DecisionDialog
        open={t('knowledge:activate.open')}
        isReady={run?.report != null}
        title={t('knowledge:activate.title')}
        error={activate.error}
        isPending={activate.isPending}
        onDecide={(why, close) =>
          activate.mutate(
            { document: run?.document, why, replaces: base, despite_dry_run: despite },
            {
              onSuccess: () => {
                close();
                onActivated();
              },
            },
          )
        }
      >
        <p>
          {t('knowledge:activate.from', { day: from ? dateTime(from, language) : '—' })}{' '}
          {t('knowledge:activate.rests-on', { cases: decimal(run?.report?.cases ?? 0, language, 0) })}
        </p>
        <p>{t('knowledge:activate.effect')}</p>
        {(isOfNoCase || despite) && (
          <label className="ticked">
            <input type="checkbox" checked={despite} onChange={({ target }) => setDespite(target.checked)} />
            {t('knowledge:activate.despite')}
          </label>
        )}
      </DecisionDialog>
    </Panel>
  );
}
