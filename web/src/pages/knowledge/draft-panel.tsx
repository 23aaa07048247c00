import { type ChangeEvent, useId } from 'react';
import type { RegionRules } from '../../../../core/rules/region/region-rules.ts';
import type { CheckedDocument } from '../../../../functions/knowledge/region-rules-schemas.ts';
import type { RuleList } from '../../../../functions/knowledge/rule-schemas.ts';
import { Panel } from '../../parts/page.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Empty } from '../../parts/states.tsx';
import { useTexts } from '../../texts/language.ts';
import { otherParts, pendingDecisions, withoutDecision } from './draft.ts';
import { PendingRow } from './pending-row.tsx';

/** What the draft makes another than it stands, and what is wrong with it. */
export function DraftPanel({
  draft,
  standing,
  rules,
  checked,
  onDraft,
  onText,
  onDiscard,
}: {
  readonly draft: RegionRules;
  readonly standing: RegionRules;
  readonly rules: RuleList['rules'];
  /** `undefined` while it is being checked. */
  readonly checked: CheckedDocument | undefined;
  readonly onDraft: (draft: RegionRules) => void;
  readonly onText: (text: string) => void;
  readonly onDiscard: () => void;
}) {
  const { t, say } = useTexts('knowledge');
  const pending = pendingDecisions(draft, standing);
  const others = otherParts(draft, standing).filter(({ count, isChanged }) => count > 0 || isChanged);
  const nameOf = (rule: string) => say(rules.find(({ id }) => id === rule)?.name) || rule;
  return (
    <Panel title={t('knowledge:draft.title')} actions={<DraftFile {...{ draft, onText, onDiscard }} />}>
      {pending.length === 0 && <Empty text={t('knowledge:draft.empty')} />}
      {pending.length > 0 && (
        <ScrollRegion label={t('knowledge:draft.title')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('knowledge:rule.name')}</th>
                <th scope="col">{t('knowledge:decision.what')}</th>
                <th scope="col">{t('knowledge:change.from')}</th>
                <th scope="col">{t('knowledge:decision.why')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {pending.map((decision) => (
                <PendingRow
                  key={`${decision.rule} ${decision.from}`}
                  decision={decision}
                  name={nameOf(decision.rule)}
                  onRemove={() => onDraft(withoutDecision(draft, standing, decision.rule))}
                />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {others.map(({ part, count, isChanged }) => (
        <p key={part}>
          {t(`knowledge:draft.${part}`, { count })}
          {isChanged && ` ${t('knowledge:draft.changed')}`}
        </p>
      ))}
      <Mistakes checked={checked} />
    </Panel>
  );
}

function Mistakes({ checked }: { readonly checked: CheckedDocument | undefined }) {
  const { t, say } = useTexts('knowledge');
  if (!checked) return <p role="status">{t('knowledge:draft.checking')}</p>;
  if (checked.is_sound) return <p role="status">✓ {t('knowledge:draft.sound')}</p>;
  return (
    <div role="alert">
      <p>{t('knowledge:draft.mistakes', { count: checked.mistakes.length })}</p>
      <ul className="mistakes">
        {checked.mistakes.map(({ at, line, code, message }) => (
          <li key={`${at} ${code} ${message.en}`}>
            {line !== null && `${t('knowledge:draft.line', { line })} `}
            <code>{at}</code> {say(message)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function DraftFile({
  draft,
  onText,
  onDiscard,
}: {
  readonly draft: RegionRules;
  readonly onText: (text: string) => void;
  readonly onDiscard: () => void;
}) {
  const { t } = useTexts('knowledge');
  const id = useId();
  const load = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) onText(await file.text());
    target.value = '';
  };
  return (
    <div className="form-actions">
      <label htmlFor={id}>
        {t('knowledge:draft.load')}
        <input id={id} type="file" accept=".json,application/json" onChange={(event) => void load(event)} />
      </label>
      <button type="button" onClick={() => save(draft)}>
        {t('knowledge:draft.save')}
      </button>
      <button type="button" onClick={onDiscard}>
        {t('knowledge:draft.discard')}
      </button>
    </div>
  );
}

/** As a file to keep or to go on with elsewhere. */
function save(draft: RegionRules): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(draft, null, 2)], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), {
    href: url,
    download: `${draft.region}-rules.json`,
  });
  link.click();
  URL.revokeObjectURL(url);
}
