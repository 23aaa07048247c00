import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type AnswerStamp, answerStamp, refusalAnswer } from '../../core/orders/nhsa/answer.ts';
import { auditAnswer } from '../../core/orders/nhsa/audit-answer.ts';
import { feedbackAnswer } from '../../core/orders/nhsa/feedback-answer.ts';
import type { NhsaProtocol } from '../../core/orders/nhsa/nhsa-protocol.ts';
import { type AuditCall, readAuditRequest } from '../../core/orders/nhsa/read-audit-request.ts';
import { readFeedback } from '../../core/orders/nhsa/read-feedback.ts';
import { type Refusal, refuseFeedback, refuseWhole } from '../../core/orders/nhsa/refusal.ts';
import type { OrderCheck, OrderQuestion } from '../../core/orders/order-check.ts';
import { chinaTime } from '../../platform/china-time.ts';
import { answerNhsaWithout, refuseNhsaFeedback } from './answer-without.ts';
import type { CheckEncounter, Reception } from './check-encounter.ts';
import { engineStateOf } from './fault.ts';
import { bodyMaxBytes, hospitalOf, type OrderEnv } from './order-env.ts';
import { reportFaults } from './report-check.ts';
import type { TakeAnswers } from './take-answers.ts';

export interface NhsaParts {
  readonly protocol: NhsaProtocol;
  /** Where a rule was published, as the hospital's region has it. */
  readonly sourceOf: (hospital: string, rule: string, day: string) => string | null;
  readonly checkEncounter: CheckEncounter;
  readonly takeAnswers: TakeAnswers;
}

type Call = Context<OrderEnv>;

/** A message of the caller's hospital, before anybody has read what is in it. */
interface Sent {
  readonly body: unknown;
  readonly hospital: string;
  readonly receivedAt: Date;
}

/** The national interfaces. Whoever the gateway lets in speaks for the hospital of his token, and for no other. */
export function nhsaRoutes(parts: NhsaParts): Hono<OrderEnv> {
  const taking = (answer: (sent: Sent, parts: NhsaParts) => Promise<object>) => async (c: Call) => {
    const hospital = hospitalOf(c);
    if (hospital === null) return c.body(null, 403);
    return c.json(await answer({ body: await readJson(c), hospital, ...c.var }, parts));
  };
  return new Hono<OrderEnv>()
    .use(bodyLimit({ maxSize: bodyMaxBytes, onError: refuseLarge }))
    .post(
      '/3101',
      taking((sent) => audit('3101', sent, parts)),
    )
    .post(
      '/3102',
      taking((sent) => audit('3102', sent, parts)),
    )
    .post(
      '/3103',
      taking((sent) => takeFeedback(sent, parts)),
    )
    .onError((error, c) => {
      const without = c.req.path.endsWith('/3103') ? refuseNhsaFeedback : answerNhsaWithout;
      return without(c, { lack: 'check', error });
    });
}

async function audit(infno: AuditCall['infno'], sent: Sent, parts: NhsaParts): Promise<object> {
  const { body, hospital, receivedAt } = sent;
  const { protocol } = parts;
  const reading = readAuditRequest(body, { infno, hospital, askedAt: chinaTime(receivedAt) }, protocol);
  if (!reading.ok) return refuse(sent, reading.refusal);
  const outcomes = await askAll(reading.request.questions, { channel: 'nhsa', receivedAt }, parts);
  const outcome = {
    checks: outcomes.map(({ check }) => check ?? nothingChecked),
    engine: engineStateOf(outcomes.flatMap(({ faults }) => faults)),
    sourceOf: (rule: string, day: string) => parts.sourceOf(hospital, rule, day),
  };
  return auditAnswer(reading.request, outcome, stampOf(sent), protocol);
}

/** One for each patient; a message has few. */
function askAll(questions: readonly OrderQuestion[], reception: Reception, { checkEncounter }: NhsaParts) {
  return Promise.all(questions.map((question) => checkEncounter(question, reception)));
}

const nothingChecked: OrderCheck = { warnings: [], withheld: [], unchecked: [], outlook: null };

/**
 * What names no warning of the hospital is refused, and keeps none of the rest from being taken. What could not be
 * kept is asked for again: taken in silence it would be lost.
 */
async function takeFeedback(sent: Sent, { protocol, takeAnswers }: NhsaParts): Promise<object> {
  const { body, hospital, receivedAt } = sent;
  const reading = readFeedback(body, hospital, protocol);
  if (!reading.ok) return refuse(sent, reading.refusal);
  const { answers } = reading;
  const { taken, unknown, engine, faults } = await takeAnswers(hospital, answers, receivedAt);
  reportFaults(faults);
  const placesOf = (isMeant: (id: string) => boolean) =>
    answers.flatMap(({ id }, at) => (isMeant(id) ? [{ at, id }] : []));
  const late = faults.length > 0 ? placesOf((id) => !taken.has(id)) : [];
  if (late.length > 0) return refuse(sent, refuseFeedback('not-kept', late));
  const lost = placesOf((id) => unknown.has(id));
  if (lost.length > 0) return refuse(sent, refuseFeedback('unknown-warning', lost));
  const kept = answers.filter(({ id }) => taken.has(id));
  return feedbackAnswer(kept, engine, stampOf(sent));
}

function refuse(sent: Sent, refusal: Refusal): object {
  return refusalAnswer(refusal, stampOf(sent));
}

function stampOf({ body, hospital, receivedAt }: Sent): AnswerStamp {
  return answerStamp(body, hospital, receivedAt, new Date());
}

function refuseLarge(c: Context): Response {
  const { receivedAt } = (c as Call).var;
  const sent = { body: undefined, hospital: hospitalOf(c) ?? '', receivedAt };
  return c.json(refuse(sent, refuseWhole('too-large')), 413);
}

async function readJson(c: Call): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text());
  } catch {
    return undefined;
  }
}
