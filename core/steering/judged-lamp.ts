import { monthsBetween } from '../indicators/period.ts';
import type { Explanation } from './contributions.ts';
import type { Lamp } from './lamp.ts';

/** Months of a red spell that may pass without red, as long as none of them is green. */
const mostMonthsAside = 2;

/** A lamp of a month among those of the months before, as far back as they were judged. */
export interface JudgedLamp extends Lamp {
  /** Month since when it has had this colour. */
  readonly since: string;
  /**
   * First month of the red spell that it is in, and the last month that was red; `null` outside one. A spell goes on
   * through two months of yellow, or without a lamp; green ends it.
   */
  readonly redSince: string | null;
  readonly lastRed: string | null;
  /** What the change came from, of lamps that are red or have good news. */
  readonly explanation: Explanation | null;
}

/**
 * Puts a month's lamp behind the one judged before it.
 * @param earlier of the same unit and indicator; `null` where there is none
 */
export function continueLamp(lamp: Lamp, month: string, earlier: JudgedLamp | null): JudgedLamp {
  const isSame = earlier !== null && earlier.colour === lamp.colour;
  const hasTurnedGreen =
    lamp.colour === 'green' && (earlier?.colour === 'red' || earlier?.colour === 'yellow');
  return {
    ...lamp,
    ...spellOf(lamp, month, earlier),
    since: isSame ? earlier.since : month,
    news: hasTurnedGreen
      ? [...lamp.news, { kind: 'turned-green', from: earlier.colour, isSure: lamp.isSure === true }]
      : lamp.news,
    explanation: null,
  };
}

function spellOf(
  { colour }: Lamp,
  month: string,
  earlier: JudgedLamp | null,
): Pick<JudgedLamp, 'redSince' | 'lastRed'> {
  const { redSince = null, lastRed = null } = earlier ?? {};
  // Of the months since the last red one, without this.
  const aside = lastRed === null ? 0 : monthsBetween(lastRed, month).length - 2;
  const isInSpell = redSince !== null && aside + Number(colour !== 'red') <= mostMonthsAside;
  if (colour === 'red') return { redSince: isInSpell ? redSince : month, lastRed: month };
  return isInSpell && colour !== 'green' ? { redSince, lastRed } : { redSince: null, lastRed: null };
}
