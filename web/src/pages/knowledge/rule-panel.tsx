import type { RuleList, RuleView } from '../../../../functions/knowledge/rule-schemas.ts';
import { useApi } from '../../api/use-api.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useTexts } from '../../texts/language.ts';
import { ChangeForm } from './change-form.tsx';
import type { RuleDecision } from './draft.ts';
import { tomorrow } from './tomorrow.ts';

interface Choice {
  readonly rules: RuleList['rules'];
  readonly chosen: string | undefined;
  readonly onChosen: (rule: string | undefined) => void;
}

/** A rule to choose, and the form of what is to become of it. */
export function RulePanel({
  onDecision,
  ...choice
}: Choice & { readonly onDecision: (decision: RuleDecision) => void }) {
  const { t } = useTexts('knowledge');
  const { chosen } = choice;
  return (
    <Panel title={t('knowledge:change.title')}>
      <RuleChoice {...choice} />
      {chosen && <OpenRule key={chosen} rule={chosen} onDecision={onDecision} />}
    </Panel>
  );
}

function RuleChoice({ rules, chosen, onChosen }: Choice) {
  const { t, say } = useTexts('knowledge');
  return (
    <label>
      {t('knowledge:change.rule')}
      <select value={chosen ?? ''} onChange={({ target }) => onChosen(target.value || undefined)}>
        <option value="">{t('knowledge:change.choose')}</option>
        {rules.map(({ id, name }) => (
          <option key={id} value={id}>
            {say(name)} {id}
          </option>
        ))}
      </select>
    </label>
  );
}

function OpenRule({
  rule,
  onDecision,
}: {
  readonly rule: string;
  readonly onDecision: (decision: RuleDecision) => void;
}) {
  const found = useApi<RuleView>(`/api/v1/knowledge/rules/${encodeURIComponent(rule)}`);
  return (
    <Answer of={found}>
      {(one) => <ChangeForm rule={one} from={tomorrow(new Date())} onDecision={onDecision} />}
    </Answer>
  );
}
