import * as z from 'zod';
import { changeQuerySchema, changeSchema } from './change-routes.ts';
import { indicatorListSchema, indicatorQuerySchema } from './indicator-routes.ts';
import { lampListSchema, lampQuerySchema } from './lamp-routes.ts';
import { answer, pathParameters, queryParameters, refusals } from './openapi-parts.ts';
import { outlookQuerySchema, outlookSchema } from './outlook-routes.ts';
import { portraitKinds } from './portrait-question.ts';
import { portraitQuerySchema } from './portrait-routes.ts';
import { rulePortraitSchema, unitPortraitSchema } from './portrait-schemas.ts';
import { quadrantQuerySchema, quadrantsSchema } from './quadrant-routes.ts';
import { reportListSchema, reportQuerySchema } from './report-routes.ts';

const refused = refusals('400', '403', '404');

/** The routes by which managers steer. */
export const steeringOperations = {
  '/api/v1/indicators': {
    get: {
      summary: '有效的指标定义 The indicators in force',
      parameters: queryParameters(indicatorQuerySchema),
      responses: { 200: answer(indicatorListSchema), ...refusals('400', '403') },
    },
  },
  '/api/v1/changes': {
    get: {
      summary: '变化的量、结构、价格分解 A change taken apart into volume, mix and price',
      parameters: queryParameters(changeQuerySchema),
      responses: { 200: answer(changeSchema), ...refused },
    },
  },
  '/api/v1/portraits/{kind}/{key}': {
    get: {
      summary:
        '画像：机构、科室、医师、病组或规则 The portrait of a hospital, department, doctor, group or rule',
      parameters: [
        { ...pathParameters('kind')[0], schema: { type: 'string', enum: portraitKinds } },
        ...pathParameters('key'),
        ...queryParameters(portraitQuerySchema),
      ],
      responses: { 200: answer(z.union([unitPortraitSchema, rulePortraitSchema])), ...refused },
    },
  },
  '/api/v1/quadrants': {
    get: {
      summary: '象限图 Units in planes of two indicators',
      parameters: queryParameters(quadrantQuerySchema),
      responses: { 200: answer(quadrantsSchema), ...refused },
    },
  },
  '/api/v1/lamps': {
    get: {
      summary: '红黄绿灯、把握程度、原因与好消息 Lamps, how sure they are, causes and good news',
      parameters: queryParameters(lampQuerySchema),
      responses: { 200: answer(lampListSchema), ...refused },
    },
  },
  '/api/v1/outlook': {
    get: {
      summary: '未来数月的预测 What is to be expected in the coming months',
      parameters: queryParameters(outlookQuerySchema),
      responses: { 200: answer(outlookSchema), ...refused },
    },
  },
  '/api/v1/reports': {
    get: {
      summary: '已生成的报告及其链接 The reports that were made, with links',
      parameters: queryParameters(reportQuerySchema),
      responses: { 200: answer(reportListSchema), ...refused },
    },
  },
};
