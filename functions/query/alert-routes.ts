import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { type CaseId, caseId } from '../../core/claims/case-id.ts';
import { audienceOf, audienceWithin } from '../../platform/access/alert-sight.ts';
import { type Audience, audienceName, isFor } from '../../platform/alerts/audience.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { cursorAt, placeOf } from '../../platform/http/cursor.ts';
import { problem } from '../../platform/http/problem.ts';
import { readBody, readQuery } from '../../platform/http/read-input.ts';
import type { QueryKnowledge } from '../../platform/knowledge/query-knowledge.ts';
import type { Registers } from '../../platform/summaries/read-given.ts';
import type { CaseStore } from '../../platform/table/cases.ts';
import type { AlertAct, InboxAlert, InboxStore } from '../../platform/table/inbox.ts';
import type { TrailSubject } from '../../platform/trail/trail-entry.ts';
import { type AlertView, alertView } from './alert-view.ts';
import { placeQuery } from './summary-query.ts';

export const oneAlertQuerySchema = z.strictObject({ hospital: placeQuery.hospital });

export const alertQuerySchema = z.strictObject({
  hospital: placeQuery.hospital,
  department: z.string().min(1).max(40).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(200).optional(),
});

export const answerSchema = z.strictObject({ text: z.string().trim().min(1).max(500) });

export interface AlertServices {
  readonly inbox: InboxStore;
  readonly cases: Pick<CaseStore, 'heads'>;
  readonly knowledge: Pick<QueryKnowledge, 'names'> & Registers;
  /** ISO 8601, UTC. */
  readonly now: () => string;
}

/** A person's alerts and what is done about them. One that is not his is not found, whoever's it is. */
export function alertRoutes(services: AlertServices): Hono<ApiEnv> {
  const { inbox, knowledge } = services;
  const routes = new Hono<ApiEnv>();

  routes.get('/', async (c) => {
    const query = readQuery(c, alertQuerySchema);
    if (!query.ok) return query.refusal;
    const { limit, cursor, ...asked } = query.value;
    const audience = audienceWithin(c.var.caller, asked, knowledge);
    if (!audience) return problem('not-found');
    const after = cursor === undefined ? null : placeOf(audienceName(audience), cursor);
    if (cursor !== undefined && !(after && placePattern.test(after))) return problem('bad-cursor');
    const { alerts, next } = await inbox.list(audience, limit, after);
    c.set('told', told(alerts));
    return c.json({
      alerts: await viewsOf(services, alerts),
      next: next === null ? null : cursorAt(audienceName(audience), next),
    });
  });

  routes.get('/:id', async (c) => {
    const query = readQuery(c, oneAlertQuerySchema);
    if (!query.ok) return query.refusal;
    const audience = audienceWithin(c.var.caller, query.value, knowledge);
    const alert = audience && (await visibleAlert(inbox, c, audience));
    if (!alert) return problem('not-found');
    c.set('told', told([alert]));
    return c.json(await viewOf(services, alert));
  });

  const step = (c: Context<ApiEnv>) => {
    const { sub, name = null } = c.var.caller;
    return { by: sub, name, at: services.now() };
  };
  routes.post('/:id/read', (c) => act(services, c, { to: 'read', step: step(c) }));
  routes.post('/:id/acknowledgement', (c) => act(services, c, { to: 'acknowledged', step: step(c) }));
  routes.post('/:id/answer', async (c) => {
    const body = await readBody(c, answerSchema);
    if (!body.ok) return body.refusal;
    return act(services, c, { to: 'answered', step: { ...step(c), ...body.value } });
  });
  return routes;
}

const idPattern = /^[0-9a-f]{32}$/;
const placePattern = /^\d{4}-\d\d-\d\dT[\d:.]+Z#[0-9a-f]{32}$/;

async function visibleAlert(
  inbox: InboxStore,
  c: Context<ApiEnv>,
  audience: Audience,
): Promise<InboxAlert | null> {
  const id = c.req.param('id') ?? '';
  if (!idPattern.test(id)) return null;
  const alert = await inbox.find(audience.hospital, id);
  return alert && isFor(alert, audience) ? alert : null;
}

async function act(services: AlertServices, c: Context<ApiEnv>, taken: AlertAct): Promise<Response> {
  const alert = await visibleAlert(services.inbox, c, audienceOf(c.var.caller));
  if (!alert) return problem('not-found');
  const after = await services.inbox.advance(alert, taken);
  if (!after) return problem('not-found');
  if (taken.to === 'answered' && !isSameAnswer(after.answered, taken.step))
    return problem('answered-already');
  c.set('told', { ...told([after]), action: taken.to });
  return c.json(await viewOf(services, after));
}

type Answer = Extract<AlertAct, { to: 'answered' }>['step'];

/** Sent again, an answer is the answer. */
function isSameAnswer(stored: Answer | undefined, given: Answer): boolean {
  return stored?.by === given.by && stored.text === given.text;
}

async function viewsOf(
  { cases, knowledge }: AlertServices,
  alerts: readonly InboxAlert[],
): Promise<AlertView[]> {
  const of = alerts.map(caseOf);
  const heads = await cases.heads(of.filter((one) => one !== null));
  return alerts.map((alert, at) => {
    const found = of[at];
    return alertView(alert, found ? heads.get(caseId(found)) : undefined, knowledge.names);
  });
}

function told(alerts: readonly InboxAlert[]): TrailSubject {
  const hospital = alerts[0]?.hospital;
  const cases = alerts.map(caseOf).filter((one) => one !== null);
  return { ...(hospital !== undefined && { hospital }), cases: cases.map(caseId) };
}

/** `null` of a lamp. */
function caseOf(alert: InboxAlert): CaseId | null {
  return alert.kind === 'lamp' ? null : { hospital: alert.hospital, settlementId: alert.setl_id };
}

async function viewOf(services: AlertServices, alert: InboxAlert): Promise<AlertView> {
  const [view] = await viewsOf(services, [alert]);
  return view as AlertView;
}
