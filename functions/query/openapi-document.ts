import * as z from 'zod';
import { alertQuerySchema, answerSchema } from './alert-routes.ts';
import { alertViewSchema } from './alert-view.ts';
import { liveTicketSchema } from './live-ticket-routes.ts';
import { orderOperations } from './order-operations.ts';

/** What `GET /openapi.json` answers. The schemas are those by which the routes read and answer. */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'DRG Sentinel',
      version: '1',
      description: '医嘱审核与提醒 Checks of orders, and alerts',
    },
    security: [{ bearer: [] }],
    paths: {
      '/openapi.json': {
        get: {
          summary: '本文档 This document',
          security: [],
          responses: { 200: { description: 'OpenAPI 3.1' } },
        },
      },
      '/api/v1/alerts': { get: listAlerts },
      '/api/v1/alerts/{id}': { get: onAlert('一条提醒 One alert') },
      '/api/v1/alerts/{id}/read': { post: onAlert('已读 It was read', ['403']) },
      '/api/v1/alerts/{id}/acknowledgement': { post: onAlert('已知悉 It was understood', ['403']) },
      '/api/v1/alerts/{id}/answer': {
        post: {
          ...onAlert('答复 An answer in words; it stands as first given', ['400', '403', '409', '413']),
          requestBody: { required: true, content: json(answerSchema) },
        },
      },
      '/api/v1/live-tickets': {
        post: {
          summary: '实时连接的一次性票据 A one-time ticket for the live connection',
          responses: { 201: answer(liveTicketSchema), ...problems('403') },
        },
      },
      ...orderOperations,
    },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        cdsClient: { type: 'http', scheme: 'bearer', description: 'JWT that the CDS client signs itself' },
      },
      responses: {
        Problem: {
          description: 'RFC 9457',
          content: { 'application/problem+json': { schema: problemSchema } },
        },
      },
    },
  };
}

const problemSchema = schemaOf(
  z.object({
    type: z.string(),
    title: z.string(),
    titles: z.object({ zh: z.string(), en: z.string() }),
    status: z.int(),
    code: z.string(),
    errors: z.array(z.object({ at: z.string(), message: z.string() })).optional(),
  }),
);

const alertListSchema = z.strictObject({ alerts: z.array(alertViewSchema), next: z.string().nullable() });

const listAlerts = {
  summary: '提醒列表，新的在前 Alerts of the caller, newest first',
  parameters: Object.entries(alertQuerySchema.shape).map(([name, schema]) => ({
    name,
    in: 'query',
    schema: schemaOf(schema),
  })),
  responses: { 200: answer(alertListSchema), ...problems('400', '403', '404') },
};

function onAlert(summary: string, refusals: readonly string[] = ['403']) {
  return {
    summary,
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    responses: { 200: answer(alertViewSchema), ...problems(...refusals, '404') },
  };
}

function problems(...statuses: readonly string[]) {
  const refusal = { $ref: '#/components/responses/Problem' };
  const refusals = Object.fromEntries(statuses.map((status) => [status, refusal]));
  return { 401: { description: '网关未收到有效令牌 The gateway was given no valid token' }, ...refusals };
}

function answer(schema: z.ZodType) {
  return { description: '成功 Done', content: json(schema) };
}

function json(schema: z.ZodType) {
  return { 'application/json': { schema: schemaOf(schema) } };
}

function schemaOf(schema: z.ZodType) {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}
