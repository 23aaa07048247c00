import { type Context, Hono } from 'hono';
import { type ExplainingKnowledge, explainCase } from '../../core/explain-case.ts';
import type { KnowledgeOfCases } from '../../core/knowledge.ts';
import { type ApiEnv, identifyCaller } from '../../platform/http/api-env.ts';
import { authorizeCaller } from '../../platform/http/authorize-caller.ts';
import { compressAnswers } from '../../platform/http/compress-answers.ts';
import { internalError } from '../../platform/http/internal-error.ts';
import { keepTrail, type TrailServices } from '../../platform/http/keep-trail.ts';
import { problem } from '../../platform/http/problem.ts';
import type { KeptLists } from '../../platform/kept-lists.ts';
import { type CaseSources, visibleCase } from '../query/visible-case.ts';
import { explainedCaseView } from './explained-case-view.ts';

export interface ExplainServices extends CaseSources, TrailServices {
  readonly lists: Pick<KeptLists, 'ofCase'>;
  /** What held for the cases of a batch. */
  readonly knowledgeOf: (batch: string, hospital: string) => Promise<KnowledgeOfCases>;
  /** Read when the first case is explained. */
  readonly explaining: () => ExplainingKnowledge;
}

/** Why a case went where it went and how it came to its money, to whoever may see the case. */
export function explainApi(services: ExplainServices): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>();
  api.notFound(() => problem('not-found'));
  api.onError(internalError);
  api.use(compressAnswers);
  api.use(identifyCaller, keepTrail(services), authorizeCaller);
  api.get('/api/v1/cases/:setl_id/grouping', (c) => explain(services, c));
  return api;
}

async function explain(services: ExplainServices, c: Context<ApiEnv>): Promise<Response> {
  const head = await visibleCase(services, c);
  if (head instanceof Response) return head;
  const list = await services.lists.ofCase(head);
  if (!list) return problem('list-not-kept');
  const knowledge = await services.knowledgeOf(head.batch, list.hospital);
  return c.json(explainedCaseView(explainCase(list, knowledge, services.explaining()), head.result));
}
