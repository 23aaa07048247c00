import { capacityBodySchema, capacityQuerySchema, capacitySchema } from './capacity-routes.ts';
import { answer, json, queryParameters, refusals } from './openapi-parts.ts';
import { violationQuerySchema, violationsSchema } from './violation-routes.ts';
import { waterfallQuerySchema, waterfallSchema } from './waterfall-routes.ts';

const refused = refusals('400', '403', '404');

/** The routes of the cockpit that are no single indicator. */
export const cockpitOperations = {
  '/api/v1/outlook/capacity': {
    post: {
      summary: '预测需求与能力对照 Expected demand beside capacity',
      parameters: queryParameters(capacityQuerySchema),
      requestBody: { required: true, content: json(capacityBodySchema) },
      responses: { 200: answer(capacitySchema), ...refused, ...refusals('413') },
    },
  },
  '/api/v1/violations': {
    get: {
      summary: '按规则的涉及金额与逐月走势 What the rules found: by rule, and month by month',
      parameters: queryParameters(violationQuerySchema),
      responses: { 200: answer(violationsSchema), ...refused },
    },
  },
  '/api/v1/waterfall': {
    get: {
      summary: '从总费用到结算的瀑布 From what was billed to what is settled',
      parameters: queryParameters(waterfallQuerySchema),
      responses: { 200: answer(waterfallSchema), ...refused },
    },
  },
};
