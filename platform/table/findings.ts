import type { Finding } from '../../core/rules/finding.ts';
import { type CaseId, type CaseStore, caseId, type Version } from './cases.ts';
import { caseKey, findingKey } from './keys.ts';
import type { Table } from './table.ts';

export interface FindingStore {
  /**
   * Puts the findings of an audited version and drops those of the version it replaced. If a newer version
   * took the case meanwhile, what does not belong to it goes again: whichever writer is last cleans up.
   */
  readonly replace: (of: CaseId, version: Version, before: readonly string[], now: readonly Finding[]) => Promise<void>;
  readonly ofCase: (of: CaseId) => Promise<Finding[]>;
}

export function findingStore(table: Table, cases: CaseStore): FindingStore {
  const keysOf = ({ hospital, settlementId }: CaseId, ids: readonly string[]) =>
    ids.map((id) => findingKey(hospital, settlementId, id));
  return {
    replace: async (of, version, before, now) => {
      const ids = new Set(now.map((finding) => finding.finding_id));
      const items = now.map((finding) => ({ ...findingKey(of.hospital, of.settlementId, finding.finding_id), ...finding }));
      const dropped = before.filter((id) => !ids.has(id));
      if (items.length === 0 && dropped.length === 0) return;
      await table.writeAll(items, keysOf(of, dropped));
      const head = (await cases.heads([of])).get(caseId(of));
      if (!head || (head.seq === version.seq && head.line === version.line)) return;
      const kept = new Set(head.result?.findings);
      await table.writeAll([], keysOf(of, [...ids].filter((id) => !kept.has(id))));
    },
    ofCase: ({ hospital, settlementId }) =>
      table.query({
        KeyConditionExpression: 'pk = :case AND begins_with(sk, :finding)',
        ExpressionAttributeValues: { ':case': caseKey(hospital, settlementId).pk, ':finding': 'FINDING#' },
      }),
  };
}
