import type { ClientVerifier } from '../../platform/cds-clients.ts';
import type { SpentTokenStore } from '../../platform/table/spent-tokens.ts';
import { withinDeadline } from '../../platform/within-deadline.ts';
import { type Fault, faultsIn } from './fault.ts';

export interface CallerParts {
  readonly verify: ClientVerifier;
  readonly tokens: SpentTokenStore;
  /** How long finding out who calls may take, and spending the token again. */
  readonly withinMs: number;
}

/** Who calls a CDS service, by the token alone. */
export type Caller =
  | { readonly ok: false; readonly why: string; readonly wwwAuthenticate: string }
  /** The client's keys could not be had, or not in time: it may well be trusted. */
  | { readonly ok: 'unknown'; readonly fault: Fault }
  | { readonly ok: true; readonly hospital: string; readonly faults: readonly Fault[] };

/**
 * Lets a token for one call be used once. Where the table cannot tell, it counts as unused: without the table an answer
 * says no more than its question did, and nothing is kept of it.
 * @param urls that the token may be made out to
 */
export async function identifyCaller(
  authorization: string | undefined,
  urls: readonly string[],
  receivedAt: Date,
  { verify, tokens, withinMs }: CallerParts,
): Promise<Caller> {
  const verified = await withinDeadline(withinMs, () => verify(authorization, urls, receivedAt));
  if (!verified.ok) return { ok: 'unknown', fault: { lack: 'keys' } };
  if (!verified.value.ok) {
    return verified.value.why === 'keys-unavailable'
      ? { ok: 'unknown', fault: { lack: 'keys' } }
      : verified.value;
  }
  const { hospital, once } = verified.value.call;
  if (once === null) return { ok: true, hospital, faults: [] };
  const spent = await withinDeadline(withinMs, () => tokens.spend(once));
  if (spent.ok && !spent.value)
    return { ok: false, why: 'replayed', wwwAuthenticate: 'Bearer error="invalid_token"' };
  return { ok: true, hospital, faults: faultsIn('token', spent) };
}
