import type { Period } from '../../core/indicators/period.ts';
import type { Scope } from '../../core/indicators/view-figures.ts';
import type { SummariseMessage } from '../messages.ts';
import type { Outbox } from '../queue.ts';
import type { TurnStore } from '../table/turns.ts';

/** Sheets that are to be made anew. */
export interface AskedSheets {
  readonly scope: Scope;
  readonly period: Period;
}

/**
 * Asks for sheets to be made anew, after what they are made of was written. Each request has a number: of many that
 * wait, the first one that is answered does for those before it.
 */
export async function askRefresh(
  turns: TurnStore,
  queue: Outbox,
  asked: readonly AskedSheets[],
  delaySeconds = 0,
): Promise<void> {
  const messages: SummariseMessage[] = [];
  for (const { scope, period } of asked)
    messages.push({ scope, period, asked: await turns.next(scope, period) });
  await queue.send(messages, delaySeconds);
}
