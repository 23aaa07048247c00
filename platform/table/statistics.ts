import type { StatisticalFinding } from '../../core/statistics/statistical-finding.ts';
import { statisticKey } from './keys.ts';
import type { Table } from './table.ts';

export interface StatisticStore {
  /**
   * Puts what indicators say of a region's units; a run later in the same month writes over it. A unit that is
   * not judged any more keeps the older run's item, as `computed_at` tells.
   */
  readonly write: (findings: readonly StatisticalFinding[], computedAt: string) => Promise<void>;
}

export function statisticStore(table: Table): StatisticStore {
  return {
    write: (findings, computedAt) =>
      table.writeAll(
        findings.map((finding) => {
          const { region, to, indicator, unit_kind, hospital, department, doctor } = finding;
          const unit = [unit_kind, hospital, department ?? doctor ?? 'all'].join('#');
          return { ...statisticKey(region, to, indicator, unit), ...finding, computed_at: computedAt };
        }),
      ),
  };
}
