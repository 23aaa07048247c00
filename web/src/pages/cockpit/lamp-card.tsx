import { Link } from '@tanstack/react-router';
import { Lamp } from '../../parts/lamp.tsx';
import { useTexts } from '../../texts/language.ts';
import { figureText } from './figure-text.ts';
import { Sparkline } from './sparkline.tsx';
import { sharedSearch, useCockpitSearch, useIndicators } from './use-cockpit.ts';
import { useLampUnit } from './use-lamp-unit.ts';
import type { SeenLamp } from './use-lamps.ts';

/** A lamp: value, threshold, course, the likeliest cause, and how sure it is; leads to its page. */
export function LampCard({ lamp }: { readonly lamp: SeenLamp }) {
  const { t, say, language } = useTexts('cockpit');
  const { search } = useCockpitSearch();
  const unitOf = useLampUnit();
  const indicator = useIndicators(search.period ?? '')(lamp.indicator);
  const text = (value: number | null) => figureText(value, indicator?.unit ?? 'index', language);
  const name = `${unitOf(lamp)} · ${say(lamp.indicator_name)}`;
  const news = lamp.good_news.map(say);
  return (
    <li className="lamp-card">
      <div className="lamp-card-head">
        <Lamp colour={lamp.colour} />
        <Link
          to="/cockpit/lamp"
          search={{
            ...sharedSearch(search),
            view: lamp.view,
            key: lamp.unit,
            indicator: lamp.indicator,
          }}
        >
          {name}
        </Link>
      </div>
      <div className="lamp-card-value">
        <strong>{text(lamp.value)}</strong>
        {lamp.limit && (
          <span>
            {t('cockpit:lamps.limit', { yellow: text(lamp.limit.yellow), red: text(lamp.limit.red) })}
          </span>
        )}
        <Sparkline
          values={lamp.months.map(({ value }) => value)}
          label={t('cockpit:lamps.course', { name, count: lamp.months.length })}
        />
      </div>
      {news.length > 0 && <p>{news.join(language === 'en' ? '; ' : '；')}</p>}
      {lamp.causes[0] && <p>{say(lamp.causes[0])}</p>}
      <p className="lamp-card-note">
        {certaintyText(lamp, t)}
        {lamp.since && ` · ${t('cockpit:lamps.since', { month: lamp.since })}`}
      </p>
    </li>
  );
}

function certaintyText({ is_sure, is_past_red, colour }: SeenLamp, t: (key: string) => string): string {
  if (is_past_red && colour !== 'red') return t('cockpit:lamps.may-be-chance');
  if (is_sure === null) return t('cockpit:lamps.cannot-tell');
  return t(is_sure ? 'cockpit:lamps.sure' : 'cockpit:lamps.not-sure');
}
