import { checkOrders } from '../core/check-order.ts';
import type { Knowledge } from '../core/knowledge.ts';
import { type AnswerStamp, answerStamp, refusalAnswer } from '../core/orders/nhsa/answer.ts';
import { auditAnswer } from '../core/orders/nhsa/audit-answer.ts';
import type { NhsaProtocol } from '../core/orders/nhsa/nhsa-protocol.ts';
import { readAuditRequest } from '../core/orders/nhsa/read-audit-request.ts';
import { sourceOfRule } from '../core/source-of-rule.ts';
import { chinaTime } from '../platform/china-time.ts';
import { nothingKnown } from './nothing-known.ts';

/** Whose call it is, and when. */
export interface LocalCall {
  readonly hospital: string;
  readonly at: Date;
}

/** What 3101 or 3102 answers to a message where nothing is stored. `ok`: it was not refused. */
export function answerNhsa(
  body: unknown,
  infno: '3101' | '3102',
  { hospital, at }: LocalCall,
  knowledge: Knowledge,
  protocol: NhsaProtocol,
) {
  const stamp: AnswerStamp = answerStamp(body, hospital, at, at);
  const reading = readAuditRequest(body, { infno, hospital, askedAt: chinaTime(at) }, protocol);
  if (!reading.ok) return { ok: false, answer: refusalAnswer(reading.refusal, stamp) };
  const { request } = reading;
  const checks = request.questions.map((question) => checkOrders(question, nothingKnown, knowledge));
  const sourceOf = (rule: string, day: string) => sourceOfRule({ hospital, rule, day }, knowledge);
  const engine = { status: 'ok', lacks: [] } as const;
  return { ok: true, answer: auditAnswer(request, { checks, engine, sourceOf }, stamp, protocol) };
}
