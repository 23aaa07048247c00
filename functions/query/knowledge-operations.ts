import * as z from 'zod';
import { mutingListSchema, mutingQuerySchema } from '../knowledge/muting-schemas.ts';
import {
  activationListSchema,
  checkedSchema,
  checkSchema,
  documentSchema,
  dryRunRequestSchema,
  dryRunSchema,
  rulesActivationRequestSchema,
  standingSchema,
} from '../knowledge/region-rules-schemas.ts';
import { ruleListSchema, ruleSchema } from '../knowledge/rule-schemas.ts';
import {
  schemeActivationSchema,
  schemeDryRunRequestSchema,
  schemeDryRunSchema,
  schemeListSchema,
} from '../knowledge/scheme-schemas.ts';
import { tariffListSchema } from '../knowledge/tariff-schemas.ts';
import { answer, json, pathParameters, queryParameters, refusals } from './openapi-parts.ts';

const activated = z.looseObject({ region: z.string(), by: z.string(), at: z.string(), dry_run: z.string() });

/** The routes by which knowledge is looked at and decided about; a handler of their own answers them. */
export const knowledgeOperations = {
  '/api/v1/knowledge/schemes': {
    get: reading('分组方案及本地区何时使用 Schemes, and when the region groups by them', schemeListSchema),
  },
  '/api/v1/knowledge/schemes/dry-runs': {
    post: deciding('试算已上传的方案，异步 Try an uploaded scheme; made meanwhile', {
      body: schemeDryRunRequestSchema,
      answers: { 202: answer(schemeDryRunSchema) },
      statuses: ['409'],
    }),
  },
  '/api/v1/knowledge/schemes/dry-runs/{scheme}/{at}': {
    get: {
      ...reading('方案试算的状态与结果 How the dry run of a scheme stands', schemeDryRunSchema),
      parameters: pathParameters('scheme', 'at'),
    },
  },
  '/api/v1/knowledge/schemes/activations': {
    post: deciding('启用已上传并试算的方案 Take up a scheme that was uploaded and tried', {
      body: schemeActivationSchema,
      answers: { 201: answer(activated) },
      statuses: ['409'],
    }),
  },
  '/api/v1/knowledge/tariffs': { get: reading('支付标准 Tariffs', tariffListSchema) },
  '/api/v1/knowledge/rules': {
    get: reading('本地区现行规则 The rules as the region has them', ruleListSchema),
  },
  '/api/v1/knowledge/rules/{id}': {
    get: { ...reading('一条规则 One rule', ruleSchema), parameters: pathParameters('id') },
  },
  '/api/v1/knowledge/activations': {
    get: reading('启用记录，新的在前 What was decided, the latest first', activationListSchema),
  },
  '/api/v1/knowledge/mutings': {
    get: {
      ...reading('停止提示的决定 Decisions to show no warnings', mutingListSchema),
      parameters: queryParameters(mutingQuerySchema),
    },
  },
  '/api/v1/knowledge/region-rules': {
    get: reading('本地区规则文件 The document of the region’s rules', standingSchema),
  },
  '/api/v1/knowledge/region-rules/documents/{hash}': {
    get: {
      ...reading('试算或启用过的文件 A document that was tried or activated', documentSchema),
      parameters: pathParameters('hash'),
    },
  },
  '/api/v1/knowledge/region-rules/checks': {
    post: deciding('检查草稿，一次列出全部错误 Check a draft: all mistakes at once', {
      body: checkSchema,
      answers: { 200: answer(checkedSchema) },
      statuses: [],
    }),
  },
  '/api/v1/knowledge/region-rules/dry-runs': {
    post: deciding('试算，异步 Try a draft; made meanwhile', {
      body: dryRunRequestSchema,
      answers: { 202: answer(dryRunSchema) },
      statuses: ['422'],
    }),
  },
  '/api/v1/knowledge/region-rules/dry-runs/{hash}/{at}': {
    get: {
      ...reading('试算的状态与结果 How a dry run stands', dryRunSchema),
      parameters: pathParameters('hash', 'at'),
    },
  },
  '/api/v1/knowledge/region-rules/activations': {
    post: deciding('启用试算过的文件 Take up a document that was tried', {
      body: rulesActivationRequestSchema,
      answers: { 201: answer(activated) },
      statuses: ['409', '422'],
    }),
  },
};

function reading(summary: string, schema: z.ZodType) {
  return { summary, responses: { 200: answer(schema), ...refusals('400', '403', '404') } };
}

function deciding(
  summary: string,
  {
    body,
    answers,
    statuses,
  }: {
    readonly body: z.ZodType;
    readonly answers: Readonly<Record<number, object>>;
    readonly statuses: readonly string[];
  },
) {
  return {
    summary,
    requestBody: { required: true, content: json(body) },
    responses: { ...answers, ...refusals('400', '403', '404', '413', ...statuses) },
  };
}
