import { checkOrders } from '../core/check-order.ts';
import type { Knowledge } from '../core/knowledge.ts';
import { answerHook, withoutCards } from '../core/orders/cds-hooks/answer-hook.ts';
import type { HookBook } from '../core/orders/cds-hooks/hook-book.ts';
import { toOperationOutcome } from '../core/orders/cds-hooks/hook-problem.ts';
import { type HookReader, readHookQuestion } from '../core/orders/cds-hooks/read-hook-question.ts';
import { chinaTime } from '../platform/china-time.ts';
import type { LocalCall } from './answer-nhsa.ts';
import { nothingKnown } from './nothing-known.ts';
import { WrongUsage } from './wrong-usage.ts';

/** How calls of CDS services are read and answered. */
export interface HookParts {
  readonly book: HookBook;
  readonly reader: Omit<HookReader, 'catalogue'>;
}

const engine = { status: 'ok', lacks: [] } as const;

/** What the service for a hook answers to a call where nothing is stored. `ok`: it was not refused. */
export function answerCds(
  text: string,
  hook: string,
  { hospital, at }: LocalCall,
  knowledge: Knowledge,
  { book, reader }: HookParts,
) {
  const service = book.services.find((one) => one.hook === hook);
  if (!service) throw new WrongUsage(`没有 ${hook} 的服务 There is no service for the hook ${hook}`);
  const caller = { hospital, askedAt: chinaTime(at) };
  const reading = readHookQuestion(service, text, caller, { ...reader, catalogue: knowledge.catalogue });
  if (reading.kind === 'refused') return { ok: false, answer: toOperationOutcome(reading.problems) };
  if (reading.kind === 'nothing') return { ok: true, answer: withoutCards(engine) };
  const check = checkOrders(reading.asked.question, nothingKnown, knowledge);
  const style = { book, presentation: knowledge.presentation, language: 'zh' } as const;
  return { ok: true, answer: answerHook(service, { check, engine }, reading.asked, style) };
}
