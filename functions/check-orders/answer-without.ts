import type { Context } from 'hono';
import { withoutCards } from '../../core/orders/cds-hooks/answer-hook.ts';
import { type AnswerStamp, answerStamp, nhsaAnswer, refusalAnswer } from '../../core/orders/nhsa/answer.ts';
import { refuseWhole } from '../../core/orders/nhsa/refusal.ts';
import { engineStateOf, type Fault } from './fault.ts';
import { hospitalOf, type OrderEnv } from './order-env.ts';
import { reportFaults, reportWithout } from './report-check.ts';

type Call = Context<OrderEnv>;

/** The answer of 3101 or 3102 where there is no engine, or something broke outside it: no warnings. */
export function answerNhsaWithout(c: Call, fault: Fault): Response {
  reportWithout(fault, c.var.receivedAt);
  return c.json(nhsaAnswer({ result: [], engine: engineStateOf([fault]) }, stampOf(c)));
}

/** The same of 3103: feedback that nobody took is to be sent again. */
export function refuseNhsaFeedback(c: Call, fault: Fault): Response {
  reportFaults([fault]);
  return c.json(refusalAnswer(refuseWhole('not-kept'), stampOf(c)));
}

function stampOf(c: Call): AnswerStamp {
  return answerStamp(undefined, hospitalOf(c) ?? '', c.var.receivedAt, new Date());
}

/** The same of a CDS service: no cards. */
export function answerCdsWithout(c: Call, fault: Fault): Response {
  reportWithout(fault, c.var.receivedAt);
  return c.json(withoutCards(engineStateOf([fault])));
}
