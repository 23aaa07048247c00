import type { RuleView } from '../../../../functions/knowledge/rule-schemas.ts';
import { useApi } from '../../api/use-api.ts';
import { dateTime } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { useDecisionWords } from './decision-words.ts';
import type { PendingDecision } from './draft.ts';

/** One decision of the draft, and the way to take it out. */
export function PendingRow({
  decision: { rule, from, why, change },
  name,
  onRemove,
}: {
  readonly decision: PendingDecision;
  readonly name: string;
  readonly onRemove: () => void;
}) {
  const { t, language } = useTexts('knowledge');
  // For what its parameters are called; until it comes they are told as the document has them.
  const { data } = useApi<RuleView>(`/api/v1/knowledge/rules/${encodeURIComponent(rule)}`);
  const wordsOf = useDecisionWords(data?.parameters);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{change ? wordsOf(change) : t('knowledge:decision.back')}</td>
      <td>{dateTime(from, language)}</td>
      <td>{why ?? '—'}</td>
      <td>
        <button type="button" aria-label={t('knowledge:draft.take-out', { rule: name })} onClick={onRemove}>
          {t('knowledge:draft.remove')}
        </button>
      </td>
    </tr>
  );
}
