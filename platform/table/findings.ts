import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseId } from '../../core/claims/case-id.ts';
import type { Finding } from '../../core/rules/finding.ts';
import { inParallel } from '../in-parallel.ts';
import { succeeds } from './batches.ts';
import { type CaseHead, isSameVersion, type Version } from './cases.ts';
import { hasGivenBack } from './given-back.ts';
import { caseKey, findingKey, findingPointerKey, type ItemKey } from './keys.ts';
import type { Table } from './table.ts';

/** A finding as the table holds it: with the version whose audit put it there. */
export type StoredFinding = Finding &
  Version &
  ItemKey & {
    /** How many pieces of evidence the audit had, where the item keeps only the first hundred of them. */
    readonly evidence_total?: number;
  };

/**
 * Findings are put before the result that names them is recorded, so that a result never names a finding
 * that is not there; what was put in vain is swept up afterwards. Each item belongs to the version that put
 * it, and no run touches what a newer version has put.
 */
export interface FindingStore {
  readonly put: (of: CaseId, version: Version, findings: readonly Finding[]) => Promise<void>;
  /**
   * Drops what a version has put and its result does not name; of older versions too where its result is
   * the one that stands.
   */
  readonly sweep: (head: CaseHead, version: Version) => Promise<void>;
  readonly ofCase: (of: CaseId) => Promise<StoredFinding[]>;
  /** The case that a finding is, or was, of; `null` where there never was such a finding. */
  readonly caseOf: (findingId: string) => Promise<CaseId | null>;
}

const writesAtOnce = 8;

/** An item holds 400 KB at most, and one finding may rest on thousands of fee lines. */
const mostEvidence = 100;

export function findingStore({ client, name, query }: Table): FindingStore {
  const ofCase = ({ hospital, settlementId }: CaseId) =>
    query<StoredFinding>({
      KeyConditionExpression: 'pk = :case AND begins_with(sk, :finding)',
      ExpressionAttributeValues: { ':case': caseKey(hospital, settlementId).pk, ':finding': 'FINDING#' },
      ConsistentRead: true,
    });
  const point = (findingId: string, { hospital, settlementId }: CaseId) => {
    const Item = { ...findingPointerKey(findingId), hospital, settlementId };
    return client.send(new PutCommand({ TableName: name, Item }));
  };
  return {
    ofCase,
    caseOf: async (findingId) => {
      const Key = findingPointerKey(findingId);
      const { Item } = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
      return Item ? { hospital: Item['hospital'], settlementId: Item['settlementId'] } : null;
    },
    put: async ({ hospital, settlementId }, { seq, place }, findings) => {
      await inParallel(findings, writesAtOnce, async (finding) => {
        await point(finding.finding_id, { hospital, settlementId });
        const key = findingKey(hospital, settlementId, finding.finding_id);
        const item: StoredFinding = { ...key, ...abridge(finding), seq, place };
        await succeeds(
          client.send(
            new PutCommand({
              TableName: name,
              Item: item,
              ConditionExpression:
                'attribute_not_exists(pk) OR #seq < :seq OR (#seq = :seq AND #place >= :place)',
              ...versionValues({ seq, place }),
            }),
          ),
        );
      });
    },
    sweep: async (head, version) => {
      const last = head.counted?.at(-1);
      const stands = last !== undefined && isSameVersion(last, version);
      // A version that gave the case back leaves the findings of the one that stands.
      const kept = new Set(stands || hasGivenBack(head, version) ? head.result?.findings : []);
      const isSwept = (item: StoredFinding) =>
        !kept.has(item.finding_id) && (isSameVersion(item, version) || (stands && isOlder(item, version)));
      await inParallel((await ofCase(head.stay)).filter(isSwept), writesAtOnce, ({ pk, sk, seq, place }) =>
        succeeds(
          client.send(
            new DeleteCommand({
              TableName: name,
              Key: { pk, sk },
              ConditionExpression: '#seq = :seq AND #place = :place',
              ...versionValues({ seq, place }),
            }),
          ),
        ),
      );
    },
  };
}

function abridge(finding: Finding): Finding & Pick<StoredFinding, 'evidence_total'> {
  const { evidence } = finding;
  if (evidence.length <= mostEvidence) return finding;
  return { ...finding, evidence: evidence.slice(0, mostEvidence), evidence_total: evidence.length };
}

const isOlder = (a: Version, b: Version) => a.seq < b.seq || (a.seq === b.seq && a.place > b.place);

const versionValues = ({ seq, place }: Version) => ({
  ExpressionAttributeNames: { '#seq': 'seq', '#place': 'place' },
  ExpressionAttributeValues: { ':seq': seq, ':place': place },
});
