import { type Context, Hono } from 'hono';
import { caseId } from '../../core/claims/case-id.ts';
import { type Decision, decisionSchema } from '../../core/review/decision.ts';
import { actionsOf, isFor, type Refusal, type Review, unreviewed } from '../../core/review/review.ts';
import { amountRefusalWords } from '../../core/review/review-words.ts';
import { type AmountRefusal, isOfAmount } from '../../core/review/settled-amount.ts';
import type { Caller } from '../../platform/access/caller.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { type Mistake, type ProblemCode, problem } from '../../platform/http/problem.ts';
import { readBody } from '../../platform/http/read-input.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import type { FindingStore } from '../../platform/table/findings.ts';
import type { FindingName, ReviewStore } from '../../platform/table/reviews.ts';
import { bulkRow, detailOf } from './finding-detail.ts';
import { type FindingListServices, listFindings, showSummary } from './finding-list-routes.ts';
import { type BulkAnswer, bulkBodySchema, decisionBodySchema } from './finding-schemas.ts';
import { type AuditedHead, type CaseSources, findCase } from './visible-case.ts';

export interface FindingServices extends CaseSources, FindingListServices {
  readonly findings: Pick<FindingStore, 'ofCase' | 'caseOf'>;
  readonly reviews: Pick<ReviewStore, 'ofCase' | 'decide' | 'stands'>;
  readonly cases: FindingListServices['cases'];
  readonly knowledge: FindingListServices['knowledge'];
  /** ISO 8601, UTC. */
  readonly now: () => string;
}

/** What was found, and what people do about it. A finding of a case that is not the caller's to see is not there. */
export function findingRoutes(services: FindingServices): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.get('/', (c) => listFindings(services, c));
  routes.get('/summary', (c) => showSummary(services, c));
  routes.get('/:id', (c) => showFinding(services, c));
  routes.post('/:id/decisions', async (c) => {
    const body = await readBody(c, decisionBodySchema);
    if (!body.ok) return body.refusal;
    const { amount_fen: amountFen, ...said } = body.value;
    const decision = decisionOf(services, c.var.caller, {
      ...said,
      ...(amountFen !== undefined && { amountFen }),
    });
    const { code, mistakes } = await decide(services, c.var.caller, c.req.param('id'), decision);
    if (code !== null) return problem(code, mistakes);
    c.set('told', { action: decision.action });
    return showFinding(services, c);
  });
  return routes;
}

const decisionsAtOnce = 16;

/** One decision about many findings: each is taken or refused by itself, and sent again it finds what it did. */
export function decisionRoutes(services: FindingServices): Hono<ApiEnv> {
  return new Hono<ApiEnv>().post('/', async (c) => {
    const body = await readBody(c, bulkBodySchema);
    if (!body.ok) return body.refusal;
    const { findings, ...said } = body.value;
    const decision = decisionOf(services, c.var.caller, said);
    const rows = await inParallel([...new Set(findings)], decisionsAtOnce, async (id) =>
      bulkRow(id, await decide(services, c.var.caller, id, decision)),
    );
    const done = rows.filter((row) => row.done).length;
    const idsOf = (isDone: boolean) => rows.flatMap((row) => (row.done === isDone ? [row.finding_id] : []));
    c.set('told', { action: decision.action, findings: idsOf(true), refused: idsOf(false) });
    return c.json({ done, refused: rows.length - done, findings: rows } satisfies BulkAnswer);
  });
}

function decisionOf(
  { now }: FindingServices,
  caller: Caller,
  said: Pick<Decision, 'action' | 'why' | 'attachments' | 'amountFen'>,
): Decision {
  // Who and in which role is told by the token alone.
  const { sub, name = sub, role } = caller;
  return decisionSchema.parse({ ...said, by: name, sub, role, at: now() });
}

interface Found {
  readonly name: FindingName;
  readonly head: AuditedHead;
}

const idPattern = /^[0-9a-f]{32}$/;

async function visibleFinding(services: FindingServices, caller: Caller, id: string): Promise<Found | null> {
  const of = idPattern.test(id) ? await services.findings.caseOf(id) : null;
  const head = of && (await findCase(services, caller, of));
  return head && { name: { ...of, findingId: id }, head };
}

async function showFinding(services: FindingServices, c: Context<ApiEnv>): Promise<Response> {
  const { caller } = c.var;
  const found = await visibleFinding(services, caller, c.req.param('id') ?? '');
  if (!found) return problem('not-found');
  const { name, head } = found;
  c.set('told', { ...c.var.told, hospital: name.hospital, cases: [caseId(name)] });
  const [stored, reviews] = await Promise.all([
    services.findings.ofCase(name),
    services.reviews.ofCase(name),
  ]);
  const finding = head.result.findings.includes(name.findingId)
    ? stored.find(({ finding_id }) => finding_id === name.findingId)
    : undefined;
  const review = reviews.get(name.findingId) ?? unreviewed;
  // What was swept away before anybody had looked at it is of no interest to anyone.
  if (!finding && review === unreviewed) return problem('not-found');
  const actions = actionsOf(caller.role, review.state);
  return c.json(detailOf(name, head.result, finding ?? null, review, actions, services.knowledge.names));
}

export interface Decided {
  /** `null` where it was taken, now or when it was sent before. */
  readonly code: ProblemCode | null;
  readonly review: Review | null;
  readonly mistakes?: readonly Mistake[];
}

async function decide(
  services: FindingServices,
  caller: Caller,
  id: string,
  decision: Decision,
): Promise<Decided> {
  const found = await visibleFinding(services, caller, id);
  if (!found) return { code: 'not-found', review: null };
  if (!isFor(caller.role, decision.action)) return { code: 'role-not-allowed', review: null };
  const outcome = await services.reviews.decide(found.name, decision);
  if (outcome.ok) return { code: null, review: outcome.review };
  const { why } = outcome;
  if (why === 'no-such-finding') return { code: 'not-found', review: null };
  if (why !== 'decided-meanwhile' && isOfAmount(why))
    return { code: 'bad-request', review: null, mistakes: [amountMistake(decision, why)] };
  const review = (await services.reviews.ofCase(found.name)).get(id) ?? unreviewed;
  return { code: isSame(review.decisions.at(-1), decision) ? null : codeOf(why), review };
}

function amountMistake({ amountFen }: Decision, refusal: AmountRefusal): Mistake {
  return { at: 'amount_fen', value: String(amountFen), words: amountRefusalWords(refusal) };
}

function codeOf(why: Refusal | 'decided-meanwhile'): ProblemCode {
  if (typeof why === 'string') return why;
  return why.code === 'not-yours' ? 'role-not-allowed' : 'not-in-this-state';
}

/** Whether a decision is what was sent: sent again after an answer that got lost, it was taken. */
function isSame(last: Decision | undefined, { at: _at, ...sent }: Decision): boolean {
  return (
    last !== undefined &&
    Object.entries(sent).every(([name, value]) => isEqual(Reflect.get(last, name), value))
  );
}

const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
