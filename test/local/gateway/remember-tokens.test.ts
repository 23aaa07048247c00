import { describe, expect, it } from 'vitest';
import { rememberTokens } from '../../../local/gateway/remember-tokens.ts';

const HOUR_MS = 60 * 60_000;

/** A clock that is set by hand, and verification that counts. */
function remembering(expHours: number) {
  const state = { nowMs: 0, verified: 0 };
  const verify = rememberTokens(
    async (token) => {
      state.verified += 1;
      if (token === 'bad') throw new Error('bad');
      return { sub: token, exp: (expHours * HOUR_MS) / 1000 };
    },
    () => state.nowMs,
  );
  return { state, verify };
}

describe('remembering tokens', () => {
  it('verifies a token once in two hours', async () => {
    const { state, verify } = remembering(12);
    await verify('a');
    state.nowMs = 2 * HOUR_MS - 1;
    expect(await verify('a')).toMatchObject({ sub: 'a' });
    expect(state.verified).toBe(1);
    state.nowMs = 2 * HOUR_MS;
    await verify('a');
    expect(state.verified).toBe(2);
  });

  it('verifies again as soon as the token has expired', async () => {
    const { state, verify } = remembering(1);
    await verify('a');
    state.nowMs = HOUR_MS;
    await verify('a');
    expect(state.verified).toBe(2);
  });

  it('remembers nothing of a token that was refused', async () => {
    const { state, verify } = remembering(1);
    await expect(verify('bad')).rejects.toThrow('bad');
    await expect(verify('bad')).rejects.toThrow('bad');
    expect(state.verified).toBe(2);
  });
});
