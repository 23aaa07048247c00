import type { Scope } from '../../core/indicators/view-figures.ts';
import type { SummariseMessage } from '../messages.ts';
import type { Outbox } from '../queue.ts';
import type { TurnStore } from '../table/turns.ts';

/**
 * Asks for the sheets of some months to be made anew, after what they are made of was written. Each request has a
 * number: of many that wait, the first one that is answered does for those before it.
 */
export async function askRefresh(
  turns: TurnStore,
  queue: Outbox,
  scope: Scope,
  months: readonly string[],
  delaySeconds = 0,
): Promise<void> {
  const messages: SummariseMessage[] = [];
  for (const month of months) messages.push({ scope, month, asked: await turns.next(scope, month) });
  await queue.send(messages, delaySeconds);
}
