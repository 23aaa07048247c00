import { type Direction, isPast, type Limit } from './limit.ts';
import type { Spread } from './spread.ts';

export const colours = ['green', 'yellow', 'red'] as const;

/** Green, yellow or red, the worst last. */
export type Colour = (typeof colours)[number];

/** What a limit says of a value. */
export interface Light {
  readonly colour: Colour;
  readonly limit: Limit;
  /** The value is past red, whether or not the lamp is. */
  readonly isPastRed: boolean;
  /** Whether chance alone does not explain the colour: `null` where that cannot be told. */
  readonly isSure: boolean | null;
  /** Probability that the true value is past the limit of red where the value is, else past that of yellow. */
  readonly pastProbability: number | null;
}

/**
 * Lights a lamp by one limit. Yellow is any value past its limit. Red is a value past its own that chance does not
 * explain: its whole 95 % interval lies there; where nobody can tell how far the value may be off, the period before
 * was past it too. A value past red that may be chance is yellow and not sure.
 * @param before value of the period before
 */
export function lightLamp(
  value: number,
  limit: Limit,
  better: Direction,
  spread: Spread | null,
  before: number | null,
): Light {
  const isPastRed = isPast(value, limit.red, better);
  const isPastYellow = isPast(value, limit.yellow, better);
  const isRed =
    isPastRed &&
    (spread
      ? isPast(closestOf(spread, better), limit.red, better)
      : before !== null && isPast(before, limit.red, better));
  const above = spread?.above(isPastRed ? limit.red : limit.yellow) ?? null;
  return {
    colour: isRed ? 'red' : isPastYellow ? 'yellow' : 'green',
    limit,
    isPastRed,
    isSure: spread && (isRed || (!isPastRed && isClear(spread, limit.yellow))),
    pastProbability: above === null || better === 'lower' ? above : 1 - above,
  };
}

/** The end of the interval that is best: if it is past a limit, all is. */
function closestOf({ interval: [low, high] }: Spread, better: Direction): number {
  return better === 'lower' ? low : high;
}

function isClear({ interval: [low, high] }: Spread, level: number): boolean {
  return level < low || high < level;
}

/** The light that decides: the worst, of equal ones the first. */
export function worstLight(lights: readonly Light[]): Light | null {
  return lights.reduce<Light | null>(
    (worst, light) => (worst && badness(worst) >= badness(light) ? worst : light),
    null,
  );
}

const badness = ({ colour, isPastRed }: Light) => 2 * colours.indexOf(colour) + Number(isPastRed);
