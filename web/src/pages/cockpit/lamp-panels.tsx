import type { LampList, ToldLamp } from '../../../../functions/query/lamp-routes.ts';
import { useWholeList } from '../../api/use-api.ts';
import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useTexts } from '../../texts/language.ts';
import type { UnitView } from './cockpit-search.ts';
import { LampCard } from './lamp-card.tsx';
import { inOrder } from './lamp-order.ts';
import { LampTable } from './lamp-table.tsx';
import { type Question, queryOf, viewsOf } from './question.ts';

const mostCards = 12;

/** A lamp, and of which view its unit is. */
export interface SeenLamp extends ToldLamp {
  readonly view: UnitView;
}

/** The lamps of the unit and of its parts: what is red first, what goes well too. */
export function LampPanels({ question }: { readonly question: Question }) {
  const { t } = useTexts('cockpit');
  const [own, parts] = viewsOf(question);
  const ofOwn = useLamps(question, own);
  const ofParts = useLamps(question, parts);
  return (
    <Answer of={ofOwn}>
      {(whole) => (
        <Answer of={ofParts}>
          {(some) => {
            const lamps = inOrder([...whole, ...some]);
            const lit = (colour: ToldLamp['colour']) => lamps.filter((lamp) => lamp.colour === colour);
            return (
              <>
                <Cards title={t('cockpit:lamps.red')} empty={t('cockpit:lamps.no-red')} lamps={lit('red')} />
                <Cards
                  title={t('cockpit:lamps.yellow')}
                  empty={t('cockpit:lamps.no-yellow')}
                  lamps={lit('yellow')}
                />
                <Cards
                  title={t('cockpit:lamps.news')}
                  empty={t('cockpit:lamps.no-news')}
                  lamps={lamps.filter(({ good_news }) => good_news.length > 0)}
                />
                <LampTable lamps={lamps} question={question} />
              </>
            );
          }}
        </Answer>
      )}
    </Answer>
  );
}

/** All that are lit, of whatever colour, with their last twelve months. */
function useLamps(question: Question, view: UnitView) {
  const query = { view, ...queryOf(question), colour: 'all', months: 12, limit: 200 };
  return useWholeList<LampList, SeenLamp>('/api/v1/lamps', query, ({ lamps }) =>
    lamps.filter(({ colour }) => colour !== 'none').map((lamp) => ({ ...lamp, view })),
  );
}

function Cards({
  title,
  empty,
  lamps,
}: {
  readonly title: string;
  readonly empty: string;
  readonly lamps: readonly SeenLamp[];
}) {
  const { t } = useTexts('cockpit');
  return (
    <Panel title={`${title} (${lamps.length})`}>
      {lamps.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <ul className="lamp-cards">
          {lamps.slice(0, mostCards).map((lamp) => (
            <LampCard key={`${lamp.view} ${lamp.unit} ${lamp.indicator}`} lamp={lamp} />
          ))}
        </ul>
      )}
      {lamps.length > mostCards && <p>{t('cockpit:lamps.more', { count: lamps.length - mostCards })}</p>}
    </Panel>
  );
}
