import { Panel } from '../../parts/page.tsx';
import { Answer } from '../../parts/states.tsx';
import { useTexts } from '../../texts/language.ts';
import { LampCard } from './lamp-card.tsx';
import { inOrder } from './lamp-order.ts';
import { LampTable } from './lamp-table.tsx';
import { type Question, viewsOf } from './question.ts';
import { type SeenLamp, useLamps, useUnlit } from './use-lamps.ts';

const mostCards = 12;
const months = 12;

/** The lamps of the unit and of its parts: what is red first, what goes well too. */
export function LampPanels({ question }: { readonly question: Question }) {
  const { t } = useTexts('cockpit');
  const [own, parts] = viewsOf(question);
  const ofOwn = useLamps(question, own, { colour: 'lit', months });
  const ofParts = useLamps(question, parts, { colour: 'lit', months });
  const newsOfOwn = useLamps(question, own, { colour: 'all', news: 'true', months });
  const newsOfParts = useLamps(question, parts, { colour: 'all', news: 'true', months });
  const unlit = useUnlit(question, own) + useUnlit(question, parts);
  return (
    <>
      <Answer of={ofOwn} isTall>
        {(whole) => (
          <Answer of={ofParts} isTall>
            {(some) => {
              const lamps = inOrder([...whole, ...some]);
              return (
                <>
                  <Cards
                    title={t('cockpit:lamps.red')}
                    empty={t('cockpit:lamps.no-red')}
                    lamps={lamps.filter(({ colour }) => colour === 'red')}
                  />
                  <Cards
                    title={t('cockpit:lamps.yellow')}
                    empty={t('cockpit:lamps.no-yellow')}
                    lamps={lamps.filter(({ colour }) => colour === 'yellow')}
                  />
                </>
              );
            }}
          </Answer>
        )}
      </Answer>
      <Answer of={newsOfOwn}>
        {(whole) => (
          <Answer of={newsOfParts}>
            {(some) => (
              <Cards
                title={t('cockpit:lamps.news')}
                empty={t('cockpit:lamps.no-news')}
                lamps={inOrder([...whole, ...some])}
              />
            )}
          </Answer>
        )}
      </Answer>
      {unlit > 0 && <p>{t('cockpit:lamps.unlit', { count: unlit })}</p>}
      <LampTable question={question} />
    </>
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
