import { Link, useSearch } from '@tanstack/react-router';
import type { MutingList } from '../../../../functions/knowledge/muting-schemas.ts';
import { useApi } from '../../api/use-api.ts';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Answer, Empty } from '../../parts/states.tsx';
import { useTexts } from '../../texts/language.ts';
import { daysWords } from './days-words.ts';

/** Warnings at the bedside that a hospital has decided not to show for a time. */
export function Mutings() {
  const { t, language } = useTexts('knowledge');
  const { hospital } = useSearch({ from: '/knowledge/history' });
  const list = useApi<MutingList>('/api/v1/knowledge/mutings', { hospital });
  return (
    <Answer of={list}>
      {({ mutings }) =>
        mutings.length === 0 ? (
          <Empty text={t('knowledge:muting.empty')} />
        ) : (
          <ScrollRegion label={t('knowledge:muting.title')}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('knowledge:rule.id')}</th>
                  <th scope="col">{t('knowledge:muting.department')}</th>
                  <th scope="col">{t('knowledge:decision.days')}</th>
                  <th scope="col">{t('knowledge:rule.state')}</th>
                  <th scope="col">{t('knowledge:decision.why')}</th>
                  <th scope="col">{t('knowledge:decision.by')}</th>
                </tr>
              </thead>
              <tbody>
                {mutings.map(({ rule, department, from, to, why, by, decided_at, is_in_force }) => (
                  <tr key={`${rule} ${decided_at}`}>
                    <td>
                      <Link to="/knowledge/rules/$rule" params={{ rule }}>
                        {rule}
                      </Link>
                    </td>
                    <td>{department ?? t('knowledge:muting.whole')}</td>
                    <td>{daysWords(from, to, language)}</td>
                    <td>{t(is_in_force ? 'knowledge:muting.muted' : 'knowledge:muting.not-muted')}</td>
                    <td>{why}</td>
                    <td>{by}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        )
      }
    </Answer>
  );
}
