import { createHash } from 'node:crypto';

/** Of what a lamp says that it is red. */
export interface RedSpell {
  readonly hospital: string;
  readonly view: string;
  readonly unit: string;
  readonly indicator: string;
  /** First month of the spell, `yyyy-MM`. */
  readonly redSince: string;
}

/** The id of the alert about a red spell: the same in every run, and in every month of the spell. */
export function lampAlertIdOf({ hospital, view, unit, indicator, redSince }: RedSpell): string {
  const identity = ['lamp', hospital, view, unit, indicator, redSince].join('\n');
  return createHash('sha256').update(identity).digest('hex').slice(0, 32);
}
