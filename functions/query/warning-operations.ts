import { answer, queryParameters, refusals } from './openapi-parts.ts';
import { warningQuerySchema, warningSummaryQuerySchema } from './warning-routes.ts';
import { warningListSchema, warningSummarySchema } from './warning-schemas.ts';

const refused = refusals('400', '403', '404');

/** The routes that tell what became of warnings while orders were written. */
export const warningOperations = {
  '/api/v1/warnings': {
    get: {
      summary: '医师本人的提示与处置 What a clinician was told while he ordered, and what he did',
      parameters: queryParameters(warningQuerySchema),
      responses: { 200: answer(warningListSchema), ...refused },
    },
  },
  '/api/v1/warnings/summary': {
    get: {
      summary: '提示的效果：按规则与科室 What became of warnings, by rule and department',
      parameters: queryParameters(warningSummaryQuerySchema),
      responses: { 200: answer(warningSummarySchema), ...refused },
    },
  },
};
