import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { AuditedCase } from '../../core/audit.ts';
import { type CaseId, caseId } from '../../core/claims/case-id.ts';
import type { CaseFacts } from '../../core/indicators/case-facts.ts';
import type { Result } from '../../core/result.ts';
import type { StayRecord } from '../../core/rules/stay-record.ts';
import { succeeds } from './batches.ts';
import { caseKey, flaggedCases, type ItemKey } from './keys.ts';
import type { Table } from './table.ts';

/** How many counted versions a case remembers: those whose chunks might still be retried, and some. */
const rememberedVersions = 8;

/** One record among all uploads of a case: the upload's order, then its place in the file. */
export interface Version {
  readonly seq: string;
  /** Number of the record in its file; lines will not do, a JSON array may be one. */
  readonly place: number;
}

/** What a version of the case has added to the summaries; its predecessor in the list is what it replaced. */
export type CountedVersion = Version & { readonly facts: CaseFacts };

/** A case as it stands: the version that holds it, and what has been counted of it so far. */
export interface CaseHead extends Version {
  readonly batch: string;
  /** Pseudonym of the person. */
  readonly person: string | null;
  readonly stay: StayRecord;
  /** Grows with every audited version; guards against two writers. */
  readonly revision?: number;
  readonly counted?: readonly CountedVersion[];
  readonly result?: Result;
}

export type Claim = Pick<CaseHead, 'seq' | 'place' | 'batch' | 'person' | 'stay'>;

export interface CaseStore {
  /**
   * Takes the case for a version, unless a newer upload, or an earlier record of the same file, holds it.
   * What earlier versions have counted stays until the audit replaces it.
   */
  readonly claim: (claim: Claim) => Promise<boolean>;
  /** By {@link caseId}. */
  readonly heads: (cases: readonly CaseId[]) => Promise<ReadonlyMap<string, CaseHead>>;
  /** Writes an audited version over the head that was read; answers the new head, `null` where it has changed since. */
  readonly record: (head: CaseHead, audited: AuditedCase) => Promise<CaseHead | null>;
}

export function isSameVersion(a: Version, b: Version): boolean {
  return a.seq === b.seq && a.place === b.place;
}

export function caseStore(table: Table): CaseStore {
  const { client, name } = table;
  return {
    claim: ({ seq, place, batch, person, stay }) =>
      succeeds(
        client.send(
          new UpdateCommand({
            TableName: name,
            Key: caseKey(stay.hospital, stay.settlementId),
            UpdateExpression:
              'SET #seq = :seq, #place = :place, #batch = :batch, #person = :person, #stay = :stay',
            ConditionExpression:
              'attribute_not_exists(pk) OR #seq < :seq OR (#seq = :seq AND #place >= :place)',
            ExpressionAttributeNames: namesOf('seq', 'place', 'batch', 'person', 'stay'),
            ExpressionAttributeValues: {
              ':seq': seq,
              ':place': place,
              ':batch': batch,
              ':person': person,
              ':stay': stay,
            },
          }),
        ),
      ),
    heads: async (cases) => {
      const keys = new Map(cases.map((id) => [caseId(id), caseKey(id.hospital, id.settlementId)]));
      const items = await table.readAll<CaseHead & ItemKey>([...keys.values()]);
      return new Map(items.map((item) => [caseId(item.stay), item]));
    },
    record: async (head, audited) => {
      const next = headAfter(head, audited);
      return (await succeeds(client.send(recordCommand(name, head, next, audited)))) ? next : null;
    },
  };
}

function headAfter(head: CaseHead, { result, facts }: AuditedCase) {
  const counted = [...(head.counted ?? []), { seq: head.seq, place: head.place, facts }];
  return {
    ...head,
    result,
    counted: counted.slice(-rememberedVersions),
    revision: (head.revision ?? 0) + 1,
  } as const;
}

function recordCommand(
  name: string,
  head: CaseHead,
  next: ReturnType<typeof headAfter>,
  { result, facts }: AuditedCase,
): UpdateCommand {
  const flagged = facts.findings.length > 0;
  const index = flagged ? ', gsi1pk = :gsi1pk, gsi1sk = :gsi1sk' : ' REMOVE gsi1pk, gsi1sk';
  return new UpdateCommand({
    TableName: name,
    Key: caseKey(result.hospital, result.setl_id),
    UpdateExpression: `SET #result = :result, #counted = :counted, #revision = :next${index}`,
    ConditionExpression:
      '#seq = :seq AND #place = :place AND (#revision = :revision OR (attribute_not_exists(#revision) AND :revision = :none))',
    ExpressionAttributeNames: namesOf('seq', 'place', 'result', 'counted', 'revision'),
    ExpressionAttributeValues: {
      ':result': result,
      ':counted': next.counted,
      ':next': next.revision,
      ':revision': head.revision ?? 0,
      ':none': 0,
      ':seq': head.seq,
      ':place': head.place,
      ...(flagged && {
        ':gsi1pk': flaggedCases(result.hospital, facts.month),
        ':gsi1sk': flaggedSortKey(result),
      }),
    },
  });
}

/** Most money first when read backwards; the settlement id keeps cases of equal money apart. */
function flaggedSortKey(result: Result): string {
  return `${String(result.amount_identified_fen).padStart(12, '0')}#${result.setl_id}`;
}

/** All by placeholder: DynamoDB reserves several of these words. */
function namesOf(...attributes: string[]): Record<string, string> {
  return Object.fromEntries(attributes.map((attribute) => [`#${attribute}`, attribute]));
}
