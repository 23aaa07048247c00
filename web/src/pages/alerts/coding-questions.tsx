import type { ExplainedCaseView } from '../../../../functions/explain/explained-case-view.ts';
import { Panel } from '../../parts/page.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { useTexts } from '../../texts/language.ts';

/** What a coder would ask about the list, and the group under each answer; of money nothing is said. */
export function CodingQuestions({ questions }: Pick<ExplainedCaseView, 'questions'>) {
  const { t, say } = useTexts('alerts');
  return (
    <Panel title={t('alerts:coding.title')}>
      <p>{t('alerts:coding.lead')}</p>
      {questions.map(({ code, field, text, answers }) => (
        <article key={`${code} ${field} ${text.zh}`} className="finding">
          <h3>{say(text)}</h3>
          {answers.length > 0 && (
            <ScrollRegion label={say(text)}>
              <table className="plain-table">
                <caption className="visually-hidden">{say(text)}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('alerts:coding.answer')}</th>
                    <th scope="col">{t('alerts:case.group')}</th>
                  </tr>
                </thead>
                <tbody>
                  {answers.map((answer) => (
                    <tr key={answer.text.zh}>
                      <th scope="row">{say(answer.text)}</th>
                      <td>
                        {answer.name
                          ? `${answer.drg} ${say(answer.name)}`
                          : t(`alerts:status.${answer.status}`)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollRegion>
          )}
        </article>
      ))}
    </Panel>
  );
}
