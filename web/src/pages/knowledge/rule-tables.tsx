import type { RuleView } from '../../../../functions/knowledge/rule-schemas.ts';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { decimal } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { daysWords } from './days-words.ts';

/** The tables of knowledge points that a rule works from, or what a region must supply before it can. */
export function RuleTables({
  tables,
  awaits,
}: {
  readonly tables: RuleView['tables_used'];
  readonly awaits: RuleView['awaits'];
}) {
  const { t, say, language } = useTexts('knowledge');
  return (
    <>
      {awaits && tables.every(({ is_incomplete }) => is_incomplete) && (
        <p>
          <strong>{t('knowledge:table.awaits')}</strong> {say(awaits)}
        </p>
      )}
      {tables.length === 0 && !awaits && <p>{t('knowledge:table.none')}</p>}
      {tables.length > 0 && (
        <ScrollRegion label={t('knowledge:rule.tables')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('knowledge:table.title')}</th>
                <th scope="col">{t('knowledge:table.rows')}</th>
                <th scope="col">{t('knowledge:table.certainty')}</th>
                <th scope="col">{t('knowledge:rule.in-force')}</th>
                <th scope="col">{t('knowledge:rule.source')}</th>
              </tr>
            </thead>
            <tbody>
              {tables.map(({ id, title, rows, certainty, from, to, source }) => (
                <tr key={`${id} ${from}`}>
                  <th scope="row">{say(title)}</th>
                  <td className="figure-cell">{decimal(rows, language, 0)}</td>
                  <td>{t(`knowledge:certainty.${certainty}`)}</td>
                  <td>{daysWords(from, to, language)}</td>
                  <td>{source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </>
  );
}
