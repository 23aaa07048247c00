import type * as z from 'zod';
import { findingQuerySchema, findingSummaryQuerySchema } from './finding-list-routes.ts';
import {
  bulkAnswerSchema,
  bulkBodySchema,
  decisionBodySchema,
  findingDetailSchema,
  findingPageSchema,
  findingSummarySchema,
} from './finding-schemas.ts';
import { answer, json, pathParameters, queryParameters, refusals } from './openapi-parts.ts';
import { sampleBodySchema, sampleSchema } from './sample-routes.ts';

const body = (schema: z.ZodType) => ({ required: true, content: json(schema) });

/** The routes by which findings are worked off. */
export const findingOperations = {
  '/api/v1/findings': {
    get: {
      summary: '线索清单，金额大的在前 The worklist of findings, most money first',
      parameters: queryParameters(findingQuerySchema),
      responses: { 200: answer(findingPageSchema), ...refusals('400', '403', '404') },
    },
  },
  '/api/v1/findings/summary': {
    get: {
      summary: '发现、确认与追回的金额 Money found, confirmed and recovered',
      parameters: queryParameters(findingSummaryQuerySchema),
      responses: { 200: answer(findingSummarySchema), ...refusals('400', '403', '404') },
    },
  },
  '/api/v1/findings/{id}': {
    get: {
      summary: '一条线索及其处理经过 A finding and what was decided about it',
      parameters: pathParameters('id'),
      responses: { 200: answer(findingDetailSchema), ...refusals('403', '404') },
    },
  },
  '/api/v1/findings/{id}/decisions': {
    post: {
      summary: '处理一条线索 A decision about a finding',
      parameters: pathParameters('id'),
      requestBody: body(decisionBodySchema),
      responses: { 200: answer(findingDetailSchema), ...refusals('400', '403', '404', '409', '413') },
    },
  },
  '/api/v1/decisions': {
    post: {
      summary: '批量处理线索，逐条回答 One decision about many findings, answered one by one',
      requestBody: body(bulkBodySchema),
      responses: { 200: answer(bulkAnswerSchema), ...refusals('400', '403', '413') },
    },
  },
  '/api/v1/samples': {
    post: {
      summary: '抽取稽核样本及记录 Cases drawn for inspection, with the protocol of the draw',
      requestBody: body(sampleBodySchema),
      responses: { 200: answer(sampleSchema), ...refusals('400', '403', '404') },
    },
  },
};
