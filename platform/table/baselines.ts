import type { CostBaseline } from '../../core/costs/cost-baseline.ts';
import { baselineKey } from './keys.ts';
import type { Table } from './table.ts';

export interface BaselineStore {
  /** Puts what the cases of a region cost, over what was known before. */
  readonly write: (region: string, scheme: string, baselines: readonly CostBaseline[]) => Promise<void>;
  /** By group. */
  readonly read: (region: string, scheme: string) => Promise<ReadonlyMap<string, CostBaseline>>;
}

export function baselineStore(table: Table): BaselineStore {
  return {
    write: (region, scheme, baselines) =>
      table.writeAll(
        baselines.map((baseline) => ({ ...baselineKey(region, scheme, baseline.group), baseline })),
      ),
    read: async (region, scheme) => {
      const { pk, sk } = baselineKey(region, scheme, '');
      const items = await table.query<{ readonly baseline: CostBaseline }>({
        KeyConditionExpression: 'pk = :region AND begins_with(sk, :scheme)',
        ExpressionAttributeValues: { ':region': pk, ':scheme': sk },
      });
      return new Map(items.map(({ baseline }) => [baseline.group, baseline]));
    },
  };
}
