import type { IndicatorView } from '../../../../functions/query/indicator-routes.ts';
import { Lamp, type LampColour } from '../../parts/lamp.tsx';
import { QuickLink } from '../../parts/quick-link.tsx';
import { useTexts } from '../../texts/language.ts';
import { exactText } from './indicator-figures.ts';
import './units.css';

/** A figure with its lamp, that leads to the cases which it is made of. */
export function FigureCell({
  value,
  indicator,
  lamp,
  href,
}: {
  readonly value: number | null;
  readonly indicator: Pick<IndicatorView, 'unit'>;
  readonly lamp: LampColour | undefined;
  readonly href: string | null;
}) {
  const { t, language } = useTexts('units');
  const text = exactText(value, indicator, language);
  return (
    <>
      {lamp && <Lamp colour={lamp} text={t(`units:lamp.${lamp}`)} />}{' '}
      {href === null || value === null ? (
        text
      ) : (
        <QuickLink href={href} className="figure-link">
          {text}
        </QuickLink>
      )}
    </>
  );
}
