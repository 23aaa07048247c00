import { Hono } from 'hono';
import type { Finding } from '../../core/rules/finding.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import type { KeptLists } from '../../platform/kept-lists.ts';
import type { QueryKnowledge } from '../../platform/knowledge/query-knowledge.ts';
import type { FindingStore, StoredFinding } from '../../platform/table/findings.ts';
import { caseListView } from './case-list-view.ts';
import { type CaseSources, visibleCase } from './visible-case.ts';

export interface CaseServices extends CaseSources {
  readonly findings: Pick<FindingStore, 'ofCase'>;
  readonly lists: Pick<KeptLists, 'ofCase'>;
  readonly knowledge: QueryKnowledge;
}

/** What a case was, what became of it and what was found in it, as it stands; nothing of whose case it is. */
export function caseRoutes(services: CaseServices): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.get('/:setl_id', async (c) => {
    const found = await visibleCase(services, c);
    if (found instanceof Response) return found;
    const department_name = services.knowledge.names.department(found.result.department);
    return c.json({ ...found.result, department_name });
  });
  routes.get('/:setl_id/findings', async (c) => {
    const found = await visibleCase(services, c);
    if (found instanceof Response) return found;
    const { hospital, setl_id, findings } = found.result;
    const stored = await services.findings.ofCase({ hospital, settlementId: setl_id });
    const standing = stored.filter(({ finding_id }) => findings.includes(finding_id));
    return c.json({ findings: standing.map(findingView) });
  });
  routes.get('/:setl_id/list', async (c) => {
    const found = await visibleCase(services, c);
    if (found instanceof Response) return found;
    const list = await services.lists.ofCase(found);
    return list ? c.json(caseListView(list, services.knowledge.names)) : problem('list-not-kept');
  });
  return routes;
}

/** A finding without what the table needs of it. */
export function findingView({
  pk: _pk,
  sk: _sk,
  seq: _seq,
  place: _place,
  ...finding
}: StoredFinding): Finding {
  return finding;
}
