import type { Finding } from '../../core/rules/finding.ts';
import { type CaseId, type CaseStore, caseId, type Version } from './cases.ts';
import { caseKey, findingKey } from './keys.ts';
import type { Table } from './table.ts';

export interface FindingStore {
  /**
   * Puts the findings of an audited version and drops all others of the case. If a newer version took the
   * case meanwhile, what does not belong to it goes again: whichever writer is last cleans up.
   * @param mayHaveOthers an earlier version, or a run cut short, may have left findings behind
   */
  readonly replace: (
    of: CaseId,
    version: Version,
    now: readonly Finding[],
    mayHaveOthers: boolean,
  ) => Promise<void>;
  readonly ofCase: (of: CaseId) => Promise<Finding[]>;
}

export function findingStore(table: Table, cases: CaseStore): FindingStore {
  const ofCase = ({ hospital, settlementId }: CaseId) =>
    table.query<Finding>({
      KeyConditionExpression: 'pk = :case AND begins_with(sk, :finding)',
      ExpressionAttributeValues: { ':case': caseKey(hospital, settlementId).pk, ':finding': 'FINDING#' },
      ConsistentRead: true,
    });
  const dropAllBut = async (of: CaseId, kept: readonly string[]) => {
    const left = (await ofCase(of)).filter((finding) => !kept.includes(finding.finding_id));
    await table.writeAll(
      [],
      left.map((finding) => findingKey(of.hospital, of.settlementId, finding.finding_id)),
    );
  };
  return {
    ofCase,
    replace: async (of, version, now, mayHaveOthers) => {
      if (now.length === 0 && !mayHaveOthers) return;
      const ids = now.map((finding) => finding.finding_id);
      await table.writeAll(
        now.map((finding) => ({
          ...findingKey(of.hospital, of.settlementId, finding.finding_id),
          ...finding,
        })),
      );
      if (mayHaveOthers) await dropAllBut(of, ids);
      const head = (await cases.heads([of])).get(caseId(of));
      if (head?.seq === version.seq && head.line === version.line) return;
      await dropAllBut(of, head?.result?.findings ?? []);
    },
  };
}
