import type { RuleView } from '../../../../functions/knowledge/rule-schemas.ts';
import { useTexts } from '../../texts/language.ts';

const signs: Readonly<Record<RuleView['state'], string>> = {
  'in-force': '●',
  'needs-data': '◌',
  off: '✕',
  'to-come': '▷',
  over: '■',
};

/** Whether a rule works, by sign and word. */
export function RuleState({ state }: { readonly state: RuleView['state'] }) {
  const { t } = useTexts('knowledge');
  return (
    <span className={`tag tag-${state}`}>
      <span aria-hidden="true">{signs[state]} </span>
      {t(`knowledge:state.${state}`)}
    </span>
  );
}
