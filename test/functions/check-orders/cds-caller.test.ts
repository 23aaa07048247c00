import { describe, expect, it } from 'vitest';
import { identifyCaller } from '../../../functions/check-orders/cds-caller.ts';
import type { ClientVerifier, OneTimeToken } from '../../../platform/cds-clients.ts';

const once: OneTimeToken = { issuer: 'https://his.example.org', jti: 'n-1', expiresAt: 0 };
const trusting: ClientVerifier = async () => ({
  ok: true,
  call: { issuer: once.issuer, hospital: 'H37000000001', once },
});

function identify(verify: ClientVerifier, spend: () => Promise<boolean> = async () => true) {
  return identifyCaller('Bearer x', [], new Date(), { verify, tokens: { spend }, withinMs: 20 });
}

describe('who calls a CDS service', () => {
  it('is the hospital of a token that was not used before', async () => {
    expect(await identify(trusting)).toEqual({ ok: true, hospital: 'H37000000001', faults: [] });
    expect(await identify(trusting, async () => false)).toMatchObject({ ok: false, why: 'replayed' });
  });

  it('is not sent away because its keys cannot be had, or not in time', async () => {
    const unknown = { ok: 'unknown', fault: { lack: 'keys' } };
    expect(await identify(() => new Promise(() => undefined))).toEqual(unknown);
    const wwwAuthenticate = 'Bearer error="invalid_token"';
    expect(await identify(async () => ({ ok: false, why: 'keys-unavailable', wwwAuthenticate }))).toEqual(
      unknown,
    );
    expect(await identify(async () => ({ ok: false, why: 'signature', wwwAuthenticate }))).toMatchObject({
      ok: false,
    });
  });

  it('is let in with a fault where the table cannot tell whether the token was used', async () => {
    const failing = () => Promise.reject(new Error('down'));
    expect(await identify(trusting, failing)).toMatchObject({ ok: true, faults: [{ lack: 'token' }] });
  });
});
