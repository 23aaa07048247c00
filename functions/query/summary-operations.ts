import { answer, queryParameters, refusals } from './openapi-parts.ts';
import { periodListSchema, periodQuerySchema } from './period-routes.ts';
import { summaryCasePageSchema, summaryCaseQuerySchema } from './summary-case-routes.ts';
import { summaryPageSchema, summaryQuerySchema } from './summary-routes.ts';
import { trendQuerySchema, trendSchema } from './trend-routes.ts';

const refused = refusals('400', '403', '404');

/** The routes of summaries, and of the cases behind them. */
export const summaryOperations = {
  '/api/v1/periods': {
    get: {
      summary: '有数据的月份 The months that have data',
      parameters: queryParameters(periodQuerySchema),
      responses: { 200: answer(periodListSchema), ...refused },
    },
  },
  '/api/v1/summaries': {
    get: {
      summary: '指标表：按总体、机构、科室、医师或病组 Indicators of the units of a view',
      parameters: queryParameters(summaryQuerySchema),
      responses: { 200: answer(summaryPageSchema), ...refused },
    },
  },
  '/api/v1/summaries/trend': {
    get: {
      summary: '一个单元的指标逐月走势 An indicator of one unit, month by month',
      parameters: queryParameters(trendQuerySchema),
      responses: { 200: answer(trendSchema), ...refused },
    },
  },
  '/api/v1/summaries/cases': {
    get: {
      summary: '指标所含的病例 The cases behind a figure',
      parameters: queryParameters(summaryCaseQuerySchema),
      responses: { 200: answer(summaryCasePageSchema), ...refused },
    },
  },
};
