import type { RuleView } from '../../../../functions/knowledge/rule-schemas.ts';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { useTexts } from '../../texts/language.ts';
import { daysWords } from './days-words.ts';
import { useDecisionWords } from './decision-words.ts';

/** What the region has decided about a rule: changes and exemptions, past ones and those to come. */
export function RuleDecisions({ rule }: { readonly rule: RuleView }) {
  const { t, language } = useTexts('knowledge');
  const changeWords = useDecisionWords(rule.parameters);
  const rows = [
    ...rule.changes.map((change) => ({ ...change, what: changeWords(change) })),
    ...rule.exemptions.map((exemption) => ({
      ...exemption,
      what: t('knowledge:decision.exempt', { who: exemptWords(exemption) }),
    })),
  ].sort((a, b) => (a.from < b.from ? 1 : -1));
  if (rows.length === 0) return <p>{t('knowledge:decision.none')}</p>;
  return (
    <ScrollRegion label={t('knowledge:rule.decisions')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('knowledge:decision.days')}</th>
            <th scope="col">{t('knowledge:decision.what')}</th>
            <th scope="col">{t('knowledge:decision.why')}</th>
            <th scope="col">{t('knowledge:decision.by')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ from, to, what, why, by }) => (
            <tr key={`${from} ${what}`}>
              <td>{daysWords(from, to, language)}</td>
              <td>{what}</td>
              <td>{why}</td>
              <td>{by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function exemptWords({ hospitals, departments, diagnoses }: RuleView['exemptions'][number]): string {
  return [hospitals, departments, diagnoses]
    .flatMap((named) => (named ? [named.join(', ')] : []))
    .join(' + ');
}
