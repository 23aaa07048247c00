import type { StandingCase } from '../indicators/case-line.ts';

/** A case as it stands in the summaries, and where. */
export interface AnalysedCase extends StandingCase {
  readonly hospital: string;
  /** Six digits, of the region that the hospital is of. */
  readonly region: string;
}
