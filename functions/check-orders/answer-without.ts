import type { Context } from 'hono';
import { withoutCards } from '../../core/orders/cds-hooks/answer-hook.ts';
import { answerStamp, nhsaAnswer } from '../../core/orders/nhsa/answer.ts';
import { engineStateOf, type Fault } from './fault.ts';
import { hospitalOf, type OrderEnv } from './order-env.ts';
import { reportWithout } from './report-check.ts';

type Call = Context<OrderEnv>;

/** The answer of a national interface where there is no engine, or something broke outside it: no warnings. */
export function answerNhsaWithout(c: Call, fault: Fault): Response {
  reportWithout(fault, c.var.receivedAt);
  const { receivedAt } = c.var;
  const stamp = answerStamp(undefined, hospitalOf(c) ?? '', receivedAt, new Date());
  return c.json(nhsaAnswer({ result: [], engine: engineStateOf([fault]) }, stamp));
}

/** The same of a CDS service: no cards. */
export function answerCdsWithout(c: Call, fault: Fault): Response {
  reportWithout(fault, c.var.receivedAt);
  return c.json(withoutCards(engineStateOf([fault])));
}
