import type { Context } from 'hono';
import * as z from 'zod';
import { type CaseId, caseId } from '../../core/claims/case-id.ts';
import type { Result } from '../../core/result.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { maySee, scopeFor } from '../../platform/access/sight.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import type { Registers } from '../../platform/summaries/read-given.ts';
import type { CaseHead, CaseStore } from '../../platform/table/cases.ts';
import { placeQuery } from './summary-query.ts';

export const caseQuerySchema = z.strictObject({ hospital: placeQuery.hospital });

export interface CaseSources {
  readonly cases: Pick<CaseStore, 'head'>;
  readonly knowledge: Registers;
}

/** A case that has been audited. */
export type AuditedHead = CaseHead & { readonly result: Result };

/** No key of the table may be longer. */
const longestId = 500;

/** The case that the path names, where it is the caller's to see; the refusal where it is not, or is not there. */
export async function visibleCase(sources: CaseSources, c: Context<ApiEnv>): Promise<AuditedHead | Response> {
  const query = readQuery(c, caseQuerySchema);
  if (!query.ok) return query.refusal;
  const { caller } = c.var;
  const { hospital = caller.hospital } = query.value;
  const named = { hospital, settlementId: c.req.param('setl_id') ?? '' };
  const found = await findCase(sources, caller, named);
  if (!found) return problem('not-found');
  c.set('told', { hospital, cases: [caseId(named)] });
  return found;
}

/** `null` where the case has no result, or is not the caller's to see. */
export async function findCase(
  { cases, knowledge }: CaseSources,
  caller: Caller,
  id: CaseId,
): Promise<AuditedHead | null> {
  const scope = scopeFor(caller, { hospital: id.hospital }, knowledge);
  if (!scope || id.settlementId.length > longestId) return null;
  const head = await cases.head(id);
  const { result } = head ?? {};
  return head && result && maySee(caller, result) ? { ...head, result } : null;
}
