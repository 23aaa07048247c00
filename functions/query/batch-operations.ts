import {
  batchListSchema,
  batchQuerySchema,
  batchResultsSchema,
  rejectedListSchema,
  rejectedQuerySchema,
} from './batch-routes.ts';
import { batchViewSchema } from './batch-view.ts';
import { answer, pathParameters, queryParameters, refusals } from './openapi-parts.ts';
import { receiptSchema } from './receipt-schema.ts';

const id = pathParameters('id');

/** What became of a file that was dropped. */
export const batchOperations = {
  '/api/v1/batches': {
    get: {
      summary: '批次列表，新的在前 Batches of a hospital, newest first',
      parameters: queryParameters(batchQuerySchema),
      responses: { 200: answer(batchListSchema), ...refusals('400', '403', '404') },
    },
  },
  '/api/v1/batches/{id}': {
    get: {
      summary: '一个批次的进度 How far a batch is',
      parameters: id,
      responses: { 200: answer(batchViewSchema), ...refusals('403', '404') },
    },
  },
  '/api/v1/batches/{id}/receipt': {
    get: {
      summary: '批次的回执 The receipt of a batch',
      parameters: id,
      responses: { 200: answer(receiptSchema), ...refusals('403', '404', '409') },
    },
  },
  '/api/v1/batches/{id}/results': {
    get: {
      summary:
        '结果工作簿（回执、病例、疑点、拒收），仅限经办机构 The results as a workbook: receipt, cases, findings, refused records; for the office alone',
      parameters: id,
      responses: { 200: answer(batchResultsSchema), ...refusals('403', '404', '409') },
    },
  },
  '/api/v1/batches/{id}/rejected': {
    get: {
      summary: '被拒记录及其错误，仅限经办机构 Refused records with what is wrong, for the office alone',
      parameters: [...id, ...queryParameters(rejectedQuerySchema)],
      responses: { 200: answer(rejectedListSchema), ...refusals('400', '403', '404', '409') },
    },
  },
};
