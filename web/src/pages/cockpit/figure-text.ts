import { decimal, share, short, yuan } from '../../texts/figures.ts';
import type { Language } from '../../texts/language.ts';
import type { DrawingWords } from './chart-base.ts';
import type { Indicator } from './use-cockpit.ts';

type Unit = Indicator['unit'];

/** A value of an indicator as people write it, by its unit. */
export function figureText(value: number | null | undefined, unit: Unit, language: Language): string {
  if (unit === 'fen') return yuan(value, language);
  if (unit === 'share') return share(value, language);
  if (unit === 'count') return short(value, language);
  return decimal(value, language, digitsOf(unit));
}

/** How far a value is from another: of shares in points, with its sign. */
export function differenceText(value: number, unit: Unit, { language, t }: DrawingWords): string {
  const sign = value > 0 ? '+' : '';
  if (unit === 'share') return `${sign}${decimal(value * 100, language, 1)}${t('cockpit:rise.points')}`;
  return `${sign}${figureText(value, unit, language)}`;
}

const digitsOf = (unit: Unit) => (unit === 'index' || unit === 'weight' ? 3 : 1);

/** Of a figure that has changed, how, and whether that is for the good; `null` where nothing is known to compare. */
export interface Rise {
  readonly direction: 'up' | 'down' | 'even';
  /** Points of a share, else a fraction of what it was. */
  readonly by: number;
  readonly isPoints: boolean;
  readonly verdict: 'better' | 'worse' | 'none';
}

export function riseOf(
  now: number | null | undefined,
  before: number | null | undefined,
  { unit, better }: Pick<Indicator, 'unit' | 'better'>,
): Rise | null {
  if (now === null || now === undefined || before === null || before === undefined) return null;
  const isPoints = unit === 'share';
  if (!isPoints && before === 0) return null;
  const by = isPoints ? now - before : (now - before) / Math.abs(before);
  const direction = by === 0 ? 'even' : by > 0 ? 'up' : 'down';
  const isGood = (direction === 'up') === (better === 'higher');
  const verdict = direction === 'even' || better === 'neither' ? 'none' : isGood ? 'better' : 'worse';
  return { direction, by, isPoints, verdict };
}
