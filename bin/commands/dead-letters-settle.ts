import { chinaTime } from '../../platform/china-time.ts';
import { type DroppedMessage, droppedMessageStore } from '../../platform/table/dropped-messages.ts';
import { openStack } from '../endpoints.ts';
import { keepOperation } from '../keep-operation.ts';
import { type LetterChoice, type ParkedLetter, queuesMeant, visitLetters } from '../parked-letters.ts';
import { say } from '../say.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { printJson, printTable } from './print-table.ts';

export type SettleOptions = LetterChoice & { readonly all?: boolean; readonly json?: boolean };
export type DropOptions = SettleOptions & { readonly by: string; readonly because: string };

/** `sentinel dead-letters redrive`: sends parked messages to where they were meant for. */
export async function redriveDeadLetters(options: SettleOptions): Promise<void> {
  assertChosen(options);
  const sent: ParkedLetter[] = [];
  await visitLetters(options, async (letter, { sendAgain }) => {
    await sendAgain(letter);
    sent.push(letter);
    return true;
  });
  tellSettled(options, sent, '已重新投递 sent again');
}

/** `sentinel dead-letters drop`: gives messages up, by a named person for a reason that is kept. */
export async function dropDeadLetters(options: DropOptions): Promise<void> {
  assertChosen(options);
  const { by, because, ...choice } = options;
  const stack = openStack(options.endpoints);
  const store = droppedMessageStore(stack.table);
  const dropped: ParkedLetter[] = [];
  await visitLetters(choice, async (letter) => {
    const { chunk: _chunk, ...kept } = letter;
    await store.keep({ ...kept, by, because, dropped_at: new Date().toISOString() });
    dropped.push(letter);
    return true;
  });
  if (dropped.length > 0)
    await keepOperation(stack, by, 'dead-letters drop', { action: 'drop', count: dropped.length });
  tellSettled(options, dropped, '已放弃并记录 dropped and noted');
}

/** `sentinel dead-letters dropped`: who gave up what, and why. */
export async function listDropped({
  endpoints,
  queue,
  json,
}: Pick<SettleOptions, 'endpoints' | 'queue' | 'json'>): Promise<void> {
  const stack = openStack(endpoints);
  const store = droppedMessageStore(stack.table);
  const dropped = (await Promise.all(queuesMeant(stack, queue).map((name) => store.of(name)))).flat();
  if (json) return printJson(dropped);
  printTable(
    ['编号 message', '队列 queue', '批次 batch', '原因 cause', '放弃 dropped', '理由 because'],
    dropped.map(droppedRow),
  );
}

function droppedRow({ message_id, queue, batch, cause, by, because, dropped_at }: DroppedMessage): string[] {
  const when = `${chinaTime(new Date(dropped_at))}\n${by}`;
  return [message_id.slice(0, 8), queue, batch ?? '', cause?.kind ?? '', when, because];
}

/** Nothing is moved that nobody named. */
function assertChosen({ all, queue, batch, message }: SettleOptions): void {
  if (all || queue !== undefined || batch !== undefined || message !== undefined) return;
  throw new WrongUsage(
    '请用 --queue、--batch、--message 指明，或用 --all Name them by --queue, --batch or --message, or take --all',
  );
}

function tellSettled(
  { json, all, batch, message }: SettleOptions,
  letters: readonly ParkedLetter[],
  words: string,
): void {
  const isNamed = !all && (batch !== undefined || message !== undefined);
  if (letters.length === 0 && isNamed)
    throw new Error(`没有这样的死信 ${message ?? batch}: no such message is parked`);
  const rows = letters.map(({ message_id, queue, batch, chunk }) => ({ message_id, queue, batch, chunk }));
  if (json) printJson(rows);
  else if (rows.length === 0) say('没有死信 nothing is parked\n');
  else
    for (const [queue, ofQueue] of Map.groupBy(rows, (row) => row.queue))
      say(`${queue}: ${ofQueue.length} ${words}\n`);
}
