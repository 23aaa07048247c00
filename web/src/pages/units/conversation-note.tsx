import type { IndicatorView } from '../../../../functions/query/indicator-routes.ts';
import type { UnitPortrait } from '../../../../functions/query/portrait-schemas.ts';
import { Lamp } from '../../parts/lamp.tsx';
import { Panel } from '../../parts/page.tsx';
import { decimal } from '../../texts/figures.ts';
import { useTexts } from '../../texts/language.ts';
import { exactText } from './indicator-figures.ts';

/** Whether there is something to talk about with a doctor; a reason to talk, and no verdict. */
export function ConversationNote({
  of: { indicator: id, value, reference, times, is_flagged, is_sure, advice },
  indicators,
}: {
  readonly of: NonNullable<UnitPortrait['conversation']>;
  readonly indicators: ReadonlyMap<string, IndicatorView>;
}) {
  const { t, say, language } = useTexts('units');
  const indicator = indicators.get(id);
  if (!is_flagged || !indicator) return null;
  const sureness = is_sure === null ? 'unknown' : is_sure ? 'sure' : 'chance';
  return (
    <Panel
      title={t('units:conversation.title')}
      actions={<Lamp colour="yellow" text={t('units:conversation.mark')} />}
    >
      <p>
        {t('units:conversation.figures', {
          indicator: say(indicator.name),
          value: exactText(value, indicator, language),
          reference: exactText(reference, indicator, language),
          times: decimal(times, language, 2),
        })}{' '}
        {t(`units:conversation.${sureness}`)}
      </p>
      <p>{say(advice)}</p>
    </Panel>
  );
}
