import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { answerHook, withoutCards } from '../../core/orders/cds-hooks/answer-hook.ts';
import type { CardStyle } from '../../core/orders/cds-hooks/card.ts';
import {
  discoverServices,
  findHookService,
  type HookService,
} from '../../core/orders/cds-hooks/hook-book.ts';
import { type HookProblem, toOperationOutcome } from '../../core/orders/cds-hooks/hook-problem.ts';
import { findMissingReasons, readFeedback } from '../../core/orders/cds-hooks/read-feedback.ts';
import { type HookReader, readHookQuestion } from '../../core/orders/cds-hooks/read-hook-question.ts';
import { chinaTime } from '../../platform/china-time.ts';
import { log } from '../../platform/log.ts';
import { answerCdsWithout } from './answer-without.ts';
import { type Caller, type CallerParts, identifyCaller } from './cds-caller.ts';
import type { CheckEncounter } from './check-encounter.ts';
import { engineStateOf, type Fault } from './fault.ts';
import { bodyMaxBytes, type OrderEnv } from './order-env.ts';
import { reportFaults } from './report-check.ts';
import type { TakeAnswers } from './take-answers.ts';

export interface CdsParts extends CallerParts {
  readonly reader: HookReader;
  readonly style: CardStyle;
  readonly checkEncounter: CheckEncounter;
  readonly takeAnswers: TakeAnswers;
}

type Call = Context<OrderEnv>;

/** A call of a service that is offered, by a client that is trusted. */
interface TrustedCall {
  readonly c: Call;
  readonly service: HookService;
  readonly caller: Extract<Caller, { readonly ok: true }>;
}

/** The services by CDS Hooks: what is offered, calls of it, and what clinicians made of the cards. */
export function cdsRoutes(parts: CdsParts): Hono<OrderEnv> {
  const { book, language } = parts.style;
  type Without = (c: Call, fault: Fault) => Response;
  type WhenTrusted = (call: TrustedCall, parts: CdsParts) => Promise<Response>;
  const trusted = (answer: WhenTrusted, answerWithout: Without) => async (c: Call) => {
    const service = findHookService(book, c.req.param('id') ?? '');
    if (!service) return c.body(null, 404);
    const caller = await identifyCaller(c.req.header('authorization'), urlsOf(c), c.var.receivedAt, parts);
    if (caller.ok === 'unknown') return answerWithout(c, caller.fault);
    return caller.ok ? answer({ c, service, caller }, parts) : sendAway(c, caller);
  };
  return new Hono<OrderEnv>()
    .get('/', (c) => c.json(discoverServices(book, language)))
    .use(bodyLimit({ maxSize: bodyMaxBytes, onError: (c) => refuse(c, 413, [tooLarge]) }))
    .post('/:id', trusted(answerCall, answerCdsWithout))
    .post('/:id/feedback', trusted(takeFeedback, askAgain))
    .onError((error, c) => answerCdsWithout(c, { lack: 'check', error }));
}

async function answerCall({ c, service, caller }: TrustedCall, parts: CdsParts): Promise<Response> {
  const { reader, style, checkEncounter } = parts;
  const { receivedAt } = c.var;
  const { hospital, faults } = caller;
  const from = { hospital, askedAt: chinaTime(receivedAt) };
  const reading = readHookQuestion(service, await c.req.text(), from, reader);
  if (reading.kind === 'refused') return refuse(c, reading.status, reading.problems);
  if (reading.kind === 'nothing') return c.json(withoutCards(engineStateOf(faults)));
  const { asked } = reading;
  const checked = await checkEncounter(asked.question, { channel: 'cds-hooks', receivedAt, faults });
  return c.json(answerHook(service, checked, asked, style));
}

async function takeFeedback({ c, caller }: TrustedCall, { style, takeAnswers }: CdsParts): Promise<Response> {
  const feedback = readFeedback(await c.req.text(), style.presentation.overrideReasons);
  if (!feedback.ok) return refuse(c, 400, feedback.problems);
  const taken = await takeAnswers(caller.hospital, feedback.value, c.var.receivedAt);
  reportFaults([...caller.faults, ...taken.faults]);
  // What could not be kept is to be sent again.
  if (taken.faults.length > 0) return c.body(null, 503);
  const missing = findMissingReasons(feedback.value, (id) => taken.needReason.has(id));
  return missing.length > 0 ? refuse(c, 400, missing) : c.body(null, 200);
}

/** Feedback that could not be taken is to be sent again. */
function askAgain(c: Call, fault: Fault): Response {
  reportFaults([fault]);
  return c.body(null, 503);
}

const tooLarge: HookProblem = { code: 'too-large', at: 'body' };

function refuse(c: Context, status: ContentfulStatusCode, problems: readonly HookProblem[]): Response {
  return c.json(toOperationOutcome(problems), status, { 'content-type': 'application/fhir+json' });
}

function sendAway(c: Call, { why, wwwAuthenticate }: Extract<Caller, { readonly ok: false }>): Response {
  log.warn('caller of a CDS service not trusted', { why });
  return c.body(null, 401, { 'www-authenticate': wwwAuthenticate });
}

/** What the token of a call may be made out to: the address that was called, and of feedback the service's too. */
function urlsOf(c: Call): string[] {
  const { headers, rawPath, requestContext } = c.env.event;
  const url = `${headers['x-forwarded-proto'] ?? 'https'}://${requestContext.domainName}${rawPath}`;
  return [url, url.replace(/\/feedback$/, '')];
}
