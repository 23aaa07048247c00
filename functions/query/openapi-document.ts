import * as z from 'zod';
import { alertQuerySchema, answerSchema, oneAlertQuerySchema } from './alert-routes.ts';
import { alertViewSchema } from './alert-view.ts';
import { batchOperations } from './batch-operations.ts';
import { caseOperations } from './case-operations.ts';
import { cockpitOperations } from './cockpit-operations.ts';
import { findingOperations } from './finding-operations.ts';
import { hospitalListSchema } from './hospital-routes.ts';
import { knowledgeOperations } from './knowledge-operations.ts';
import { liveTicketSchema } from './live-ticket-routes.ts';
import { answer, json, pathParameters, problemSchema, queryParameters, refusals } from './openapi-parts.ts';
import { orderOperations } from './order-operations.ts';
import { signInOperations } from './sign-in-routes.ts';
import { steeringOperations } from './steering-operations.ts';
import { summaryOperations } from './summary-operations.ts';
import { uploadOperations } from './upload-operations.ts';
import { warningOperations } from './warning-operations.ts';

/** What `GET /openapi.json` answers. The schemas are those by which the routes read and answer. */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'DRG Sentinel',
      version: '1',
      description: '医嘱审核、提醒与管理指标 Checks of orders, alerts, and what managers steer by',
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
      ...signInOperations,
      '/api/v1/alerts': { get: listAlerts },
      '/api/v1/alerts/{id}': { get: oneAlert },
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
          responses: { 201: answer(liveTicketSchema), ...refusals('403') },
        },
      },
      ...findingOperations,
      ...summaryOperations,
      ...caseOperations,
      ...steeringOperations,
      ...warningOperations,
      ...knowledgeOperations,
      ...cockpitOperations,
      ...orderOperations,
      ...uploadOperations,
      ...batchOperations,
      '/api/v1/hospitals': {
        get: {
          summary: '可查询的医疗机构 The hospitals that the caller may name',
          responses: { 200: answer(hospitalListSchema), ...refusals('403') },
        },
      },
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

const alertListSchema = z.strictObject({ alerts: z.array(alertViewSchema), next: z.string().nullable() });

const listAlerts = {
  summary: '提醒列表，新的在前 Alerts of the caller, newest first',
  parameters: queryParameters(alertQuerySchema),
  responses: { 200: answer(alertListSchema), ...refusals('400', '403', '404') },
};

const oneAlert = {
  ...onAlert('一条提醒 One alert', ['400', '403']),
  parameters: [...pathParameters('id'), ...queryParameters(oneAlertQuerySchema)],
};

function onAlert(summary: string, statuses: readonly string[] = ['403']) {
  return {
    summary,
    parameters: pathParameters('id'),
    responses: { 200: answer(alertViewSchema), ...refusals(...statuses, '404') },
  };
}
