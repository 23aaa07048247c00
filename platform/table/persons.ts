import { createHmac } from 'node:crypto';
import { type CaseId, caseId } from '../../core/claims/case-id.ts';
import type { StayRecord } from '../../core/rules/stay-record.ts';
import type { CaseHead, CaseStore } from './cases.ts';
import { personPartition, personPointerKey } from './keys.ts';
import type { Table } from './table.ts';

/** The pseudonym of a person: a keyed hash, so that the table can tell persons apart and not name them. */
export function pseudonym(personId: string, secret: string): string {
  return createHmac('sha256', secret).update(personId).digest('base64url').slice(0, 32);
}

/** What is stored of a birth date: a keyed hash, of the person's own, so that nobody can look dates up by it. */
export function birthMark(personId: string, birthDate: string, secret: string): string {
  return pseudonym(`${personId}\n${birthDate}`, secret).slice(0, 8);
}

export interface PersonStore {
  readonly point: (pointers: readonly (CaseId & { readonly person: string })[]) => Promise<void>;
  /** All stays of a person as they now stand, if there is another than the one that is being audited. */
  readonly staysOf: (person: string) => Promise<StayRecord[]>;
  /** All cases of a person as they now stand. */
  readonly casesOf: (person: string) => Promise<CaseHead[]>;
  /** Which cases were ever brought of a person, also those that are somebody else's now or withdrawn. */
  readonly pointedAt: (person: string) => Promise<CaseId[]>;
  /** As `staysOf`, for somebody whose present stay is not in the table yet; `null` for whom it does not know. */
  readonly historyOf: (person: string) => Promise<StayRecord[] | null>;
}

export function personStore(table: Table, cases: Pick<CaseStore, 'heads'>): PersonStore {
  const pointersOf = (person: string) =>
    table.query<CaseId>({
      KeyConditionExpression: 'pk = :person',
      ExpressionAttributeValues: { ':person': personPartition(person) },
      ConsistentRead: true,
    });
  const standing = async (person: string, pointers: readonly CaseId[]) => {
    const heads = await cases.heads(pointers);
    // A corrected case may have moved to another person; its old pointer stays behind and says nothing.
    return pointers
      .map((pointer) => heads.get(caseId(pointer)))
      .filter((head) => head !== undefined)
      .filter((head) => head.person === person);
  };
  const staysIn = (heads: readonly CaseHead[]) => heads.map(({ stay }) => stay as StayRecord);
  return {
    pointedAt: pointersOf,
    point: (pointers) =>
      table.writeAll(
        pointers.map(({ person, hospital, settlementId }) => {
          return { ...personPointerKey(person, hospital, settlementId), hospital, settlementId };
        }),
      ),
    staysOf: async (person) => {
      const pointers = await pointersOf(person);
      return pointers.length < 2 ? [] : staysIn(await standing(person, pointers));
    },
    casesOf: async (person) => standing(person, await pointersOf(person)),
    historyOf: async (person) => {
      const pointers = await pointersOf(person);
      return pointers.length === 0 ? null : staysIn(await standing(person, pointers));
    },
  };
}
