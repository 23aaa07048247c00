import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { except } from 'hono/combine';
import { type ApiEnv, identifyCaller } from '../../platform/http/api-env.ts';
import { authorizeCaller } from '../../platform/http/authorize-caller.ts';
import { compressAnswers } from '../../platform/http/compress-answers.ts';
import { internalError } from '../../platform/http/internal-error.ts';
import { keepTrail, type TrailServices } from '../../platform/http/keep-trail.ts';
import { problem } from '../../platform/http/problem.ts';
import { type AlertServices, alertRoutes } from './alert-routes.ts';
import { type BatchServices, batchRoutes } from './batch-routes.ts';
import { capacityRoutes, largestTableBytes } from './capacity-routes.ts';
import { type CaseServices, caseRoutes } from './case-routes.ts';
import { changeRoutes } from './change-routes.ts';
import { decisionRoutes, type FindingServices, findingRoutes } from './finding-routes.ts';
import { hospitalRoutes } from './hospital-routes.ts';
import { indicatorRoutes } from './indicator-routes.ts';
import { type LampServices, lampRoutes } from './lamp-routes.ts';
import { type LiveTicketServices, liveTicketRoutes } from './live-ticket-routes.ts';
import { openApiDocument } from './openapi-document.ts';
import { type OutlookServices, outlookRoutes } from './outlook-routes.ts';
import { type PeriodServices, periodRoutes } from './period-routes.ts';
import { portraitRoutes } from './portrait-routes.ts';
import { quadrantRoutes } from './quadrant-routes.ts';
import { type ReportServices, reportRoutes } from './report-routes.ts';
import { type SampleServices, sampleRoutes } from './sample-routes.ts';
import { type SignInServices, signInRoutes } from './sign-in-routes.ts';
import { type SummaryCaseServices, summaryCaseRoutes } from './summary-case-routes.ts';
import { summaryRoutes } from './summary-routes.ts';
import { trendRoutes } from './trend-routes.ts';
import { type UploadServices, uploadRoutes } from './upload-routes.ts';
import { violationRoutes } from './violation-routes.ts';
import { type WarningServices, warningRoutes } from './warning-routes.ts';
import { type WaterfallServices, waterfallRoutes } from './waterfall-routes.ts';

/** A decision about some hundred findings. */
const largestBodyBytes = 32 * 1024;
const capacityPath = '/api/v1/outlook/capacity';
const limitedTo = (maxSize: number) => bodyLimit({ maxSize, onError: () => problem('body-too-large') });

export type QueryServices = AlertServices &
  UploadServices &
  BatchServices &
  LiveTicketServices &
  SummaryCaseServices &
  CaseServices &
  FindingServices &
  SampleServices &
  PeriodServices &
  ReportServices &
  LampServices &
  OutlookServices &
  WarningServices &
  SignInServices &
  WaterfallServices &
  TrailServices;

/** The HTTP API of people and programs; whatever goes wrong is told as problem details. */
export function queryApi(services: QueryServices): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>();
  api.notFound(() => problem('not-found'));
  api.onError(internalError);
  api.use(compressAnswers);
  api.get('/openapi.json', (c) => c.json(openApiDocument()));
  api.route('/api/v1/sign-in', signInRoutes(services));
  api.use(capacityPath, limitedTo(largestTableBytes));
  api.use('/api/*', except(capacityPath, limitedTo(largestBodyBytes)));
  api.use('/api/*', identifyCaller, keepTrail(services), authorizeCaller);
  api.route('/api/v1/alerts', alertRoutes(services));
  api.route('/api/v1/live-tickets', liveTicketRoutes(services));
  api.route('/api/v1/summaries', summaryRoutes(services));
  api.route('/api/v1/summaries/trend', trendRoutes(services));
  api.route('/api/v1/summaries/cases', summaryCaseRoutes(services));
  api.route('/api/v1/cases', caseRoutes(services));
  api.route('/api/v1/findings', findingRoutes(services));
  api.route('/api/v1/decisions', decisionRoutes(services));
  api.route('/api/v1/samples', sampleRoutes(services));
  api.route('/api/v1/periods', periodRoutes(services));
  api.route('/api/v1/indicators', indicatorRoutes(services));
  api.route('/api/v1/changes', changeRoutes(services));
  api.route('/api/v1/portraits', portraitRoutes(services));
  api.route('/api/v1/quadrants', quadrantRoutes(services));
  api.route('/api/v1/lamps', lampRoutes(services));
  api.route('/api/v1/violations', violationRoutes(services));
  api.route('/api/v1/waterfall', waterfallRoutes(services));
  api.route(capacityPath, capacityRoutes(services));
  api.route('/api/v1/outlook', outlookRoutes(services));
  api.route('/api/v1/reports', reportRoutes(services));
  api.route('/api/v1/warnings', warningRoutes(services));
  api.route('/api/v1/uploads', uploadRoutes(services));
  api.route('/api/v1/batches', batchRoutes(services));
  api.route('/api/v1/hospitals', hospitalRoutes(services));
  return api;
}
