import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { RegionRules } from '../../../../core/rules/region/region-rules.ts';
import type { DryRun, StandingRules } from '../../../../functions/knowledge/region-rules-schemas.ts';
import type { RuleList } from '../../../../functions/knowledge/rule-schemas.ts';
import { useTexts } from '../../texts/language.ts';
import { ActivateRules } from './activate-rules.tsx';
import type { ChangesSearch } from './changes-search.ts';
import { withDecision } from './draft.ts';
import { DraftPanel } from './draft-panel.tsx';
import { DryRunPanel } from './dry-run-panel.tsx';
import { RulePanel } from './rule-panel.tsx';
import { useAskedDocument } from './use-asked-document.ts';
import { useChecked } from './use-checked.ts';
import { standingDocument, useDraft } from './use-draft.ts';

/** From the draft to the decision. */
export function Changes({
  standing,
  rules,
}: {
  readonly standing: StandingRules;
  readonly rules: RuleList['rules'];
}) {
  const search: ChangesSearch = useSearch({ from: '/knowledge/changes' });
  const navigate = useNavigate({ from: '/knowledge/changes' });
  const look = (next: Partial<ChangesSearch>) =>
    void navigate({ search: (all) => ({ ...all, ...next }), replace: true, resetScroll: false });
  const draft = useDraft(standing);
  const [run, setRun] = useState<DryRun | null>(null);
  const [isActivated, setActivated] = useState(false);
  const { checked, checkText } = useChecked(draft.document, draft.change);
  const stands = standingDocument(standing);
  useAskedDocument(search.document, draft.isBegun, draft.change);
  // What was tried is this very draft, or it says nothing of it.
  const name =
    search.document && search.run && search.document === checked?.hash
      ? { document: search.document, at: search.run }
      : null;
  const onDone = useCallback((done: DryRun) => setRun(done), []);
  const change = (document: RegionRules) => {
    setActivated(false);
    draft.change(document);
  };
  const discard = () => {
    draft.discard();
    look({ document: undefined, run: undefined });
  };
  return (
    <>
      {/* Activated here, the draft is what stands before it is given up. */}
      {draft.isOutdated && checked?.hash !== standing.hash && <Outdated onDiscard={discard} />}
      {isActivated && <Activated />}
      <RulePanel
        rules={rules}
        chosen={search.rule}
        onChosen={(rule) => look({ rule })}
        onDecision={(decision) => {
          change(withDecision(draft.document, decision));
          look({ rule: undefined });
        }}
      />
      <DraftPanel
        draft={draft.document}
        standing={stands}
        rules={rules}
        checked={checked}
        onDraft={change}
        onText={checkText}
        onDiscard={discard}
      />
      <DryRunPanel
        draft={draft.document}
        isSound={checked?.is_sound ?? false}
        month={search.month}
        onMonth={(month) => look({ month })}
        run={name}
        onRun={({ document, at }) => look({ document, run: at })}
        onDone={onDone}
      />
      <ActivateRules
        draft={draft.document}
        standing={stands}
        base={draft.base}
        run={run && run.document === checked?.hash ? run : null}
        onActivated={() => {
          setActivated(true);
          setRun(null);
          discard();
        }}
      />
    </>
  );
}

function Outdated({ onDiscard }: { readonly onDiscard: () => void }) {
  const { t } = useTexts('knowledge');
  return (
    <div className="state state-failure" role="alert">
      <p>{t('knowledge:draft.outdated')}</p>
      <button type="button" onClick={onDiscard}>
        {t('knowledge:draft.discard')}
      </button>
    </div>
  );
}

function Activated() {
  const { t } = useTexts('knowledge');
  return (
    <p role="status">
      ✓ {t('knowledge:activate.done')} <Link to="/knowledge/history">{t('knowledge:tabs.history')}</Link>
    </p>
  );
}
