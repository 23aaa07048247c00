import { Link } from '@tanstack/react-router';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { useTexts } from '../../texts/language.ts';
import type { Effect } from './effect.ts';

const kinds = ['added', 'gone', 'changed'] as const;

/** The first cases of each difference, to be looked at one by one. */
export function DryRunExamples({ effects }: { readonly effects: readonly Effect[] }) {
  const { t, say } = useTexts('knowledge');
  return (
    <details>
      <summary>{t('knowledge:dry-run.examples')}</summary>
      <ScrollRegion label={t('knowledge:dry-run.examples')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('knowledge:rule.name')}</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col">
                  {t(`knowledge:effect.${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {effects.map((effect) => (
              <tr key={effect.rule}>
                <th scope="row">{say(effect.name)}</th>
                {kinds.map((kind) => (
                  <td key={kind}>
                    <ul className="examples">
                      {effect[kind].examples.map(({ hospital, setl_id }) => (
                        <li key={`${hospital} ${setl_id}`}>
                          <Link
                            to={'/cases/$setlId' as string}
                            params={{ setlId: setl_id } as never}
                            search={{ hospital } as never}
                          >
                            {setl_id}
                          </Link>
                        </li>
                      ))}
                    </ul>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
