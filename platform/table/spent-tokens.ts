import { createHash } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { OneTimeToken } from '../cds-clients.ts';
import { spentTokenKey } from './keys.ts';
import type { Table } from './table.ts';

export interface SpentTokenStore {
  /** Spends a token; false where it has been spent before. Of several at once, one succeeds. */
  readonly spend: (token: OneTimeToken) => Promise<boolean>;
}

/** Tokens that are good for one call, remembered until they have run out. */
export function spentTokenStore({ client, name }: Table): SpentTokenStore {
  return {
    spend: async ({ issuer, jti, expiresAt }) => {
      const Item = { ...spentTokenKey(hash(issuer), hash(jti)), expires_at: expiresAt };
      try {
        await client.send(
          new PutCommand({ TableName: name, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}

/** Both are the client's to choose, of any length: hashed, no key of the table is too long. */
function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 32);
}
