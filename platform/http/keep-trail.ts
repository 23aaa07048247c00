import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { trailActOf } from '../access/may-call.ts';
import { entriesOfCall } from '../trail/entries-of-call.ts';
import type { TrailEntry, TrailSubject } from '../trail/trail-entry.ts';
import type { ApiEnv } from './api-env.ts';
import { routeOf } from './route-of.ts';

export interface TrailServices {
  /** Throws where the entries could not be kept. */
  readonly keepTrail: (entries: readonly TrailEntry[]) => Promise<void>;
  readonly newTrailId: () => string;
  /** ISO 8601, UTC. */
  readonly now: () => string;
}

/**
 * Keeps who called what, of the routes that `platform/access/access.json` names, before the answer goes out: what
 * cannot be kept is not told.
 */
export const keepTrail = ({ keepTrail: keep, newTrailId, now }: TrailServices) =>
  createMiddleware<ApiEnv>(async (c, next) => {
    await next();
    const route = routeOf(c);
    const act = trailActOf(route);
    if (!act) return;
    const { status } = c.res;
    const call = { id: newTrailId(), at: now(), act, caller: c.var.caller, route, status };
    await keep(entriesOfCall({ ...call, of: subjectOf(c, status) }));
  });

/**
 * What the call was about. Of one that was refused no id of a case is kept: what people type where an id belongs may
 * be a patient's number.
 */
function subjectOf(c: Context<ApiEnv>, status: number): TrailSubject {
  const { caller, told } = c.var;
  const hospital = c.req.query('hospital') ?? caller.hospital;
  const named = { ...(/^[A-Z]\d{11}$/.test(hospital) && { hospital }), ...idsIn(c) };
  return status < 400 ? { ...named, ...told } : named;
}

const ids: Readonly<Record<string, (id: string) => TrailSubject>> = {
  alerts: (alert) => ({ alert }),
  findings: (finding) => ({ findings: [finding] }),
  batches: (batch) => ({ batch }),
};

/** Ids of ours that stand in the path; nothing else has their form. */
function idsIn(c: Context): TrailSubject {
  const [, kind = '', id = ''] =
    /\/(alerts|findings|batches)\/([0-9a-f]{32}|\d{14}-[0-9a-f]{12})(?:\/|$)/.exec(c.req.path) ?? [];
  return ids[kind]?.(id) ?? {};
}
