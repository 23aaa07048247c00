import { describe, expect, it } from 'vitest';
import { spentTokenStore } from '../../platform/table/spent-tokens.ts';
import { openTable } from '../../platform/table/table.ts';
import { stack, table } from '../support/pipeline/outsider.ts';

const store = spentTokenStore(openTable(table, stack.table));
const expiresAt = Math.floor(Date.now() / 1000) + 300;

describe('a token for one call', () => {
  it('is spent once, however many try at the same moment', async () => {
    const token = { issuer: 'https://his.example.org', jti: 'n-1', expiresAt };
    const tries = await Promise.all(Array.from({ length: 8 }, () => store.spend(token)));
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect(await store.spend(token)).toBe(false);
  });

  it('is one thing, and the same name by another issuer another', async () => {
    const token = { issuer: 'https://his.example.org', jti: 'n-2', expiresAt };
    expect(await store.spend(token)).toBe(true);
    expect(await store.spend({ ...token, issuer: 'https://group.example.org' })).toBe(true);
    expect(await store.spend({ ...token, jti: `n-2${'x'.repeat(5000)}` })).toBe(true);
  });
});
