import { Lamp } from '../../parts/lamp.tsx';
import { Figure, Figures } from '../../parts/page.tsx';
import { useTexts } from '../../texts/language.ts';
import { figureText, riseOf } from './figure-text.ts';
import { Rise } from './rise.tsx';
import { UnitLink } from './unit-link.tsx';
import type { Indicator } from './use-cockpit.ts';
import { useLampUnit } from './use-lamp-unit.ts';
import type { SeenLamp } from './use-lamps.ts';

/** What a lamp says: value, limits, since when, how sure. */
export function LampHead({ lamp, indicator }: { readonly lamp: SeenLamp; readonly indicator: Indicator }) {
  const { t, say, language } = useTexts('cockpit');
  const unitOf = useLampUnit();
  const text = (value: number | null) => figureText(value, indicator.unit, language);
  return (
    <>
      <h2 className="lamp-title">
        <Lamp colour={lamp.colour} /> <UnitLink view={lamp.view} unit={lamp.unit} name={unitOf(lamp)} /> ·{' '}
        {say(indicator.name)}
      </h2>
      <p>{say(indicator.meaning)}</p>
      <p>{say(lamp.text)}</p>
      <Figures>
        <Figure
          name={say(indicator.name)}
          value={text(lamp.value)}
          note={
            <>
              <Rise name={t('cockpit:rise.before')} rise={riseOf(lamp.value, lamp.before, indicator)} />
              <Rise
                name={t('cockpit:rise.year-before')}
                rise={riseOf(lamp.value, lamp.year_before, indicator)}
              />
            </>
          }
        />
        {lamp.limit && (
          <Figure
            name={t('cockpit:lamps.red-from')}
            value={text(lamp.limit.red)}
            note={`${t('cockpit:lamps.yellow-from')} ${text(lamp.limit.yellow)} · ${lamp.limit.source}`}
          />
        )}
        <Figure name={t('cockpit:cases')} value={lamp.cases} />
        {lamp.since && <Figure name={t('cockpit:lamps.since-month')} value={lamp.since} />}
      </Figures>
      {lamp.good_news.length > 0 && <p>{lamp.good_news.map(say).join(language === 'en' ? '; ' : '；')}</p>}
    </>
  );
}
