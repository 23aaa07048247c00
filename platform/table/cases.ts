import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { AuditedCase } from '../../core/audit.ts';
import { type CaseId, caseId } from '../../core/claims/case-id.ts';
import type { CaseFacts } from '../../core/indicators/case-facts.ts';
import type { Result } from '../../core/result.ts';
import type { StayRecord } from '../../core/rules/stay-record.ts';
import { succeeds } from './batches.ts';
import { caseKey, flaggedCases, type ItemKey } from './keys.ts';
import type { Table } from './table.ts';
import { asRead, caseTaker, givingBack, notGivenBack, someNames } from './take-case.ts';

/** How many counted versions a case remembers: those whose chunks might still be retried, and some. */
const rememberedVersions = 8;

/** One record among all uploads of a case: the upload's order, then its place in the file. */
export interface Version {
  readonly seq: string;
  /** Number of the record in its file; lines will not do, a JSON array may be one. */
  readonly place: number;
}

/** What a version of the case has added to the summaries; its predecessor in the list is what it replaced. */
export type CountedVersion = Version & {
  /** `null` of one that withdrew the case. */
  readonly facts: CaseFacts | null;
};

/** What a version leaves behind: nothing, where it withdraws the case. */
export type Recorded =
  | Pick<AuditedCase, 'result' | 'facts'>
  | { readonly result: null; readonly facts: null };

/** A case as it stands: the version that holds it, and what has been counted of it so far. */
export interface CaseHead extends Version {
  readonly batch: string;
  /** Pseudonym of the person. */
  readonly person: string | null;
  /** Of a case that was withdrawn and never sent, only which one it is. */
  readonly stay: StayRecord | CaseId;
  /** Its hospital has taken the case back: it is in nobody's history. */
  readonly withdrawn?: true;
  /** The version that holds the case has been counted. */
  readonly standing?: true;
  /** The counted version that the one which holds the case took it from, until that is counted itself. */
  readonly former?: FormerHolder;
  /** The last version that gave the case back, since it could not be processed; see `given-back.ts`. */
  readonly failed_seq?: string;
  readonly failed_place?: number;
  /** Grows with every audited version; guards against two writers. */
  readonly revision?: number;
  readonly counted?: readonly CountedVersion[];
  readonly result?: Result;
}

export type FormerHolder = Pick<CaseHead, 'seq' | 'place' | 'batch' | 'person' | 'stay' | 'withdrawn'>;

export interface Claim extends Pick<CaseHead, 'seq' | 'place' | 'batch' | 'person'> {
  readonly stay: StayRecord;
}

/** Which case a version takes back. */
export interface Withdrawing extends Pick<CaseHead, 'seq' | 'place' | 'batch'> {
  readonly of: CaseId;
}

/** Of the person, as the history has it; see {@link StayRecord.birthMark}. */
export function birthMarkOf({ stay }: Pick<CaseHead, 'stay'>): string | undefined {
  return 'birthMark' in stay ? stay.birthMark : undefined;
}

export interface CaseStore {
  /**
   * Takes the case for a version, unless a newer upload, or an earlier record of the same file, holds it.
   * What earlier versions have counted stays until the audit replaces it.
   */
  readonly claim: (claim: Claim) => Promise<boolean>;
  /** Takes the case for a version that withdraws it; otherwise as {@link claim}. */
  readonly withdraw: (withdrawing: Withdrawing) => Promise<boolean>;
  /** The case as it stands now; `null` where it never was. */
  readonly head: (id: CaseId) => Promise<CaseHead | null>;
  /** By {@link caseId}. */
  readonly heads: (cases: readonly CaseId[]) => Promise<ReadonlyMap<string, CaseHead>>;
  /** Writes an audited version over the head that was read; answers the new head, `null` where it has changed since. */
  readonly record: (head: CaseHead, audited: Recorded) => Promise<CaseHead | null>;
  /**
   * Gives the case of a version that cannot be processed back to the counted one it was taken from; where there was
   * none, nobody's history has it. `false` where the head has changed since it was read.
   */
  readonly giveBack: (head: CaseHead) => Promise<boolean>;
}

export function isSameVersion(a: Version, b: Version): boolean {
  return a.seq === b.seq && a.place === b.place;
}

export function caseStore(table: Table): CaseStore {
  const { client, name } = table;
  const take = caseTaker(table);
  const heads: CaseStore['heads'] = async (cases) => {
    const keys = new Map(cases.map((id) => [caseId(id), caseKey(id.hospital, id.settlementId)]));
    const items = await table.readAll<CaseHead & ItemKey>([...keys.values()]);
    return new Map(items.map((item) => [caseId(item.stay), item]));
  };
  return {
    claim: ({ batch, person, stay, ...version }) =>
      take(stay, version, {
        sets: ['#batch = :batch', '#person = :person', '#stay = :stay'],
        removes: ['#withdrawn'],
        values: { ':batch': batch, ':person': person, ':stay': stay },
      }),
    withdraw: ({ batch, of, ...version }) =>
      take(of, version, {
        sets: [
          '#batch = :batch',
          '#person = :nobody',
          '#withdrawn = :withdrawn',
          // The stay is left as it was: with no person to it, it is in nobody's history.
          '#stay = if_not_exists(#stay, :of)',
        ],
        removes: [],
        values: { ':batch': batch, ':nobody': null, ':withdrawn': true, ':of': of },
      }),
    head: async (id) => (await heads([id])).get(caseId(id)) ?? null,
    heads,
    record: async (head, audited) => {
      const next = headAfter(head, audited);
      return (await succeeds(client.send(recordCommand(name, head, next, audited)))) ? next : null;
    },
    giveBack: (head) => succeeds(client.send(givingBack(name, head))),
  };
}

function headAfter({ result: _before, former: _holder, ...head }: CaseHead, { result, facts }: Recorded) {
  const counted = [...(head.counted ?? []), { seq: head.seq, place: head.place, facts }];
  return {
    ...head,
    ...(result && { result }),
    standing: true,
    counted: counted.slice(-rememberedVersions),
    revision: (head.revision ?? 0) + 1,
  } as const;
}

function recordCommand(
  name: string,
  head: CaseHead,
  next: ReturnType<typeof headAfter>,
  { result, facts }: Recorded,
): UpdateCommand {
  const flagged = facts !== null && facts.findings.length > 0;
  const sets = ['#counted = :counted', '#revision = :next', 'standing = :yes'];
  const removes = ['former'];
  if (result) sets.push('#result = :result');
  else removes.push('#result');
  if (flagged) sets.push('gsi1pk = :gsi1pk', 'gsi1sk = :gsi1sk');
  else removes.push('gsi1pk', 'gsi1sk');
  return new UpdateCommand({
    TableName: name,
    Key: caseKey(head.stay.hospital, head.stay.settlementId),
    UpdateExpression: `SET ${sets.join(', ')} REMOVE ${removes.join(', ')}`,
    ConditionExpression: `#seq = :seq AND #place = :place AND ${notGivenBack} AND ${asRead}`,
    ExpressionAttributeNames: someNames('seq', 'place', 'result', 'counted', 'revision'),
    ExpressionAttributeValues: {
      ...(result && { ':result': result }),
      ':counted': next.counted,
      ':next': next.revision,
      ':yes': true,
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
