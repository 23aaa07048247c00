import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { caseId } from '../../core/claims/case-id.ts';
import type { Result } from '../../core/result.ts';
import type { Finding } from '../../core/rules/finding.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import type { QueryKnowledge } from '../../platform/knowledge/query-knowledge.ts';
import type { CaseStore } from '../../platform/table/cases.ts';
import type { FindingStore, StoredFinding } from '../../platform/table/findings.ts';
import { maySee, scopeFor } from './sight.ts';
import { placeQuery } from './summary-query.ts';

export const caseQuerySchema = z.strictObject({ hospital: placeQuery.hospital });

export interface CaseServices {
  readonly cases: Pick<CaseStore, 'heads'>;
  readonly findings: Pick<FindingStore, 'ofCase'>;
  readonly knowledge: QueryKnowledge;
}

/** What became of a case and what was found in it, as it stands; nothing of whose case it is. */
export function caseRoutes(services: CaseServices): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.get('/:setl_id', async (c) => {
    const found = await visibleCase(services, c);
    return found instanceof Response ? found : c.json(found);
  });
  routes.get('/:setl_id/findings', async (c) => {
    const found = await visibleCase(services, c);
    if (found instanceof Response) return found;
    const stored = await services.findings.ofCase({ hospital: found.hospital, settlementId: found.setl_id });
    const standing = stored.filter(({ finding_id }) => found.findings.includes(finding_id));
    return c.json({ findings: standing.map(findingView) });
  });
  return routes;
}

/** No key of the table may be longer. */
const longestId = 500;

async function visibleCase(
  { cases, knowledge }: CaseServices,
  c: Context<ApiEnv>,
): Promise<Result | Response> {
  const query = readQuery(c, caseQuerySchema);
  if (!query.ok) return query.refusal;
  const { caller } = c.var;
  const scope = scopeFor(caller, query.value, knowledge);
  if (scope?.kind !== 'hospital') return problem('not-found');
  const settlementId = c.req.param('setl_id') ?? '';
  if (settlementId.length > longestId) return problem('not-found');
  const id = { hospital: scope.hospital, settlementId };
  const { result } = (await cases.heads([id])).get(caseId(id)) ?? {};
  return result && maySee(caller, result) ? result : problem('not-found');
}

function findingView({ pk: _pk, sk: _sk, seq: _seq, place: _place, ...finding }: StoredFinding): Finding {
  return finding;
}
