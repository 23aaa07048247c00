import type { WarningState } from './warning.ts';

/** What a clinician did about a warning, as either protocol's feedback tells it. */
export interface Answered {
  /** The id that the warning was shown under: `jr_id`, the card's `uuid`. */
  readonly id: string;
  readonly state: Exclude<WarningState, 'unanswered'>;
  /** Of the override reasons; `null` where none was chosen. */
  readonly reasonCode: string | null;
  /** The clinician's own words; `null` where there are none. */
  readonly reasonText: string | null;
  /** ISO 8601, UTC; `null` where the protocol does not tell (3103): then it is when it came. */
  readonly answeredAt: string | null;
}
