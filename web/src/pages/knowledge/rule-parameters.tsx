import type { RuleView } from '../../../../functions/knowledge/rule-schemas.ts';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { useTexts } from '../../texts/language.ts';
import { valueText } from './parameter-value.ts';

/** What can be set of a rule: now, and without the region. */
export function RuleParameters({ parameters }: Pick<RuleView, 'parameters'>) {
  const { t, say } = useTexts('knowledge');
  const given = parameters.filter(({ value, national }) => value !== null || national !== null);
  if (given.length === 0) return <p>{t('knowledge:rule.no-parameters')}</p>;
  return (
    <ScrollRegion label={t('knowledge:rule.parameters')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('knowledge:parameter.name')}</th>
            <th scope="col">{t('knowledge:parameter.value')}</th>
            <th scope="col">{t('knowledge:parameter.unit')}</th>
            <th scope="col">{t('knowledge:parameter.national')}</th>
          </tr>
        </thead>
        <tbody>
          {given.map(({ parameter, name, unit, values, value, national }) => (
            <tr key={parameter}>
              <th scope="row">{name ? say(name) : parameter}</th>
              <td>{valueText(value, values, say)}</td>
              <td>{say(unit)}</td>
              <td>
                {valueText(value) === valueText(national)
                  ? t('knowledge:parameter.same')
                  : valueText(national, values, say)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
