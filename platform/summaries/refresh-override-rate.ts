import type { GivenCounts } from '../../core/indicators/given/given-month.ts';
import type { ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import { overrideRows } from '../../core/orders/override-rows.ts';
import type { GivenMeasureStore } from '../table/given-measures.ts';
import type { WarningStore } from '../table/warnings.ts';

export interface OverrideSources {
  readonly warnings: Pick<WarningStore, 'ofMonth'>;
  readonly given: Pick<GivenMeasureStore, 'write'>;
  readonly indicators: readonly ManagementIndicator[];
}

/**
 * Counts the answers to the warnings that a hospital was shown in a month and keeps them as measures, for a scheduled
 * run to call: reading a month's warnings is too much for every look at an indicator. Running it again is harmless.
 * @param now ISO 8601, UTC
 */
export async function refreshOverrideRate(
  { warnings, given, indicators }: OverrideSources,
  hospital: string,
  month: string,
  now: string,
): Promise<GivenCounts> {
  const rows = overrideRows(await warnings.ofMonth(hospital, month), month, indicators);
  return given.write(hospital, rows, { by: null, at: now });
}
