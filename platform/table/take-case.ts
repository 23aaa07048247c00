import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseId } from '../../core/claims/case-id.ts';
import { succeeds } from './batches.ts';
import type { CaseHead, FormerHolder, Version } from './cases.ts';
import { hasGivenBack } from './given-back.ts';
import { caseKey } from './keys.ts';
import type { Table } from './table.ts';

/** What the version that takes a case makes of it, as parts of an update. */
export interface Taking {
  readonly sets: readonly string[];
  readonly removes: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** Takes a case for a version; `false` where a newer one, or an earlier record of the same file, has it. */
export type TakeCase = (id: CaseId, version: Version, taking: Taking) => Promise<boolean>;

const notHeldByNewer = 'attribute_not_exists(pk) OR #seq < :seq OR (#seq = :seq AND #place >= :place)';
const holdsNothingCounted = `(${notHeldByNewer}) AND attribute_not_exists(standing)`;
const isHeldAsRead = '#seq = :heldSeq AND #place = :heldPlace AND standing = :yes';

/** A version that gave the case back does not get it again, however late a run of it comes. */
export const notGivenBack =
  '(attribute_not_exists(failed_seq) OR failed_seq <> :seq OR failed_place <> :place)';

/** Most cases are new: only one that was counted is read, and noted as the former holder. */
export function caseTaker({ client, name }: Table): TakeCase {
  const attempt = (id: CaseId, condition: string, { sets, removes, values }: Taking) =>
    succeeds(
      client.send(
        new UpdateCommand({
          TableName: name,
          Key: caseKey(id.hospital, id.settlementId),
          UpdateExpression: `SET ${sets.join(', ')}${removes.length > 0 ? ` REMOVE ${removes.join(', ')}` : ''}`,
          ConditionExpression: `${condition} AND ${notGivenBack}`,
          ExpressionAttributeNames: holderNames,
          ExpressionAttributeValues: { ...values },
        }),
      ),
    );
  return async (id, version, { sets, removes, values }) => {
    const own: Taking = {
      sets: ['#seq = :seq', '#place = :place', ...sets],
      removes,
      values: { ':seq': version.seq, ':place': version.place, ...values },
    };
    for (;;) {
      if (await attempt(id, holdsNothingCounted, own)) return true;
      const Key = caseKey(id.hospital, id.settlementId);
      const answer = await client.send(new GetCommand({ TableName: name, Key, ConsistentRead: true }));
      const held = answer.Item as CaseHead | undefined;
      if (!held || hasGivenBack(held, version)) return false;
      if (!isBefore(held, version)) return !isBefore(version, held);
      if (held.standing && (await attempt(id, isHeldAsRead, over(own, held)))) return true;
    }
  };
}

function over({ sets, removes, values }: Taking, held: CaseHead): Taking {
  return {
    sets: [...sets, 'former = :former'],
    removes: [...removes, 'standing'],
    values: {
      ...values,
      ':former': formerOf(held),
      ':heldSeq': held.seq,
      ':heldPlace': held.place,
      ':yes': true,
    },
  };
}

/**
 * Gives a case back to its former holder, or to nobody, as an update of the head that was read. The findings of the
 * former holder, its result and what was counted of it are where they were.
 */
export function givingBack(name: string, { stay, seq, place, former, revision }: CaseHead): UpdateCommand {
  const values = former
    ? {
        ':formerSeq': former.seq,
        ':formerPlace': former.place,
        ':batch': former.batch,
        ':person': former.person,
        ':stay': former.stay,
        ':yes': true,
      }
    : { ':person': null };
  const toFormer = [
    '#seq = :formerSeq, #place = :formerPlace, #batch = :batch, #stay = :stay, standing = :yes',
    ...(former?.withdrawn ? ['#withdrawn = :yes'] : []),
  ].join(', ');
  const removes = former?.withdrawn ? 'former' : 'former, #withdrawn';
  return new UpdateCommand({
    TableName: name,
    Key: caseKey(stay.hospital, stay.settlementId),
    UpdateExpression: `SET #person = :person, failed_seq = :seq, failed_place = :place${
      former ? `, ${toFormer} REMOVE ${removes}` : ''
    }`,
    ConditionExpression: `#seq = :seq AND #place = :place AND ${asRead}`,
    ExpressionAttributeNames: former ? holderNames : someNames('seq', 'place', 'person'),
    ExpressionAttributeValues: {
      ...values,
      ':seq': seq,
      ':place': place,
      ':revision': revision ?? 0,
      ':none': 0,
    },
  });
}

/** Nobody has counted a version since the head was read. */
export const asRead = '(revision = :revision OR (attribute_not_exists(revision) AND :revision = :none))';

const isBefore = (a: Version, b: Version) => a.seq < b.seq || (a.seq === b.seq && a.place > b.place);

const formerOf = ({ seq, place, batch, person, stay, withdrawn }: CaseHead): FormerHolder => ({
  seq,
  place,
  batch,
  person,
  stay,
  ...(withdrawn && { withdrawn }),
});

/** All by placeholder: DynamoDB reserves several of these words. */
export function someNames(...attributes: string[]): Record<string, string> {
  return Object.fromEntries(attributes.map((attribute) => [`#${attribute}`, attribute]));
}

const holderNames = someNames('seq', 'place', 'batch', 'person', 'stay', 'withdrawn');
