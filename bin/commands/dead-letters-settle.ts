import { chinaTime } from '../../platform/china-time.ts';
import { type DroppedMessage, droppedMessageStore } from '../../platform/table/dropped-messages.ts';
import { openStack, type Stack } from '../endpoints.ts';
import { asOperation } from '../keep-operation.ts';
import {
  type LetterChoice,
  type ParkedLetter,
  type ParkedQueue,
  queuesMeant,
  visitLetters,
} from '../parked-letters.ts';
import { say } from '../say.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { printJson, printTable } from './print-table.ts';

export type SettleOptions = LetterChoice & {
  readonly endpoints: string;
  readonly all?: boolean;
  readonly json?: boolean;
};
export type RedriveOptions = SettleOptions & { readonly by: string };
export type DropOptions = RedriveOptions & { readonly because: string };

/** `sentinel dead-letters redrive`: sends parked messages to where they were meant for. */
export async function redriveDeadLetters(options: RedriveOptions): Promise<void> {
  assertChosen(options);
  const sent = await settle(
    openStack(options.endpoints),
    'redrive',
    options,
    async (letter, { sendAgain }) => {
      await sendAgain(letter);
    },
  );
  tellSettled(options, sent, '已重新投递 sent again');
}

/** `sentinel dead-letters drop`: gives messages up, by a named person for a reason that is kept. */
export async function dropDeadLetters(options: DropOptions): Promise<void> {
  assertChosen(options);
  const { by, because } = options;
  const stack = openStack(options.endpoints);
  const store = droppedMessageStore(stack.table);
  const dropped = await settle(stack, 'drop', options, async ({ chunk: _chunk, ...kept }) => {
    await store.keep({ ...kept, by, because, dropped_at: new Date().toISOString() });
  });
  tellSettled(options, dropped, '已放弃并记录 dropped and noted');
}

/** Does something to each message that is meant, whereupon it is gone, and answers them. Kept in the trail. */
function settle(
  stack: Stack,
  action: 'redrive' | 'drop',
  options: RedriveOptions,
  act: (letter: ParkedLetter, from: ParkedQueue) => Promise<void>,
): Promise<readonly ParkedLetter[]> {
  const operation = { by: options.by, command: `dead-letters ${action}`, of: { action } };
  const visit = async () => {
    const settled: ParkedLetter[] = [];
    await visitLetters(stack, options, async (letter, from) => {
      await act(letter, from);
      settled.push(letter);
      return true;
    });
    return settled;
  };
  return asOperation(stack, operation, visit, (settled) => {
    const batches = [...new Set(settled.flatMap(({ batch }) => batch ?? []))];
    return { count: settled.length, ...(batches.length > 0 && { batches }) };
  });
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
