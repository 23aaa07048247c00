import { explainedCaseSchema } from '../explain/explained-case-view.ts';
import { caseListSchema } from './case-list-view.ts';
import { caseFindingsSchema, caseResultSchema } from './case-schemas.ts';
import { answer, pathParameters, queryParameters, refusals } from './openapi-parts.ts';
import { caseQuerySchema } from './visible-case.ts';

/** The routes of one case. */
export const caseOperations = {
  '/api/v1/cases/{setl_id}': onCase('一份病例的结果 What became of a case', caseResultSchema),
  '/api/v1/cases/{setl_id}/findings': onCase('一份病例的发现 What was found in a case', caseFindingsSchema),
  '/api/v1/cases/{setl_id}/list': onCase(
    '一份病例的清单，不含个人信息 The list of a case, without the person',
    caseListSchema,
  ),
  '/api/v1/cases/{setl_id}/grouping': onCase(
    '一份病例的分组与支付经过 Why a case went where it went, and how it came to its money',
    explainedCaseSchema,
  ),
};

function onCase(summary: string, schema: Parameters<typeof answer>[0]) {
  return {
    get: {
      summary,
      parameters: [...pathParameters('setl_id'), ...queryParameters(caseQuerySchema)],
      responses: { 200: answer(schema), ...refusals('400', '403', '404') },
    },
  };
}
