import { batchStepWords } from '../../platform/batch-step-words.ts';
import { chinaTime } from '../../platform/china-time.ts';
import { type BatchStatus, batchStore } from '../../platform/table/batches.ts';
import type { Table } from '../../platform/table/table.ts';
import { openStack } from '../endpoints.ts';
import { type LetterChoice, type ParkedLetter, visitLetters } from '../parked-letters.ts';
import { say } from '../say.ts';
import { printJson, printTable } from './print-table.ts';

export type ListOptions = LetterChoice & { readonly endpoints: string; readonly json?: boolean };

/** A parked message beside what its batch knows. */
interface ListedLetter extends ParkedLetter {
  readonly batch_status: BatchStatus | null;
  readonly file: string | null;
}

/** `sentinel dead-letters list`: what failed for good, and why. */
export async function listDeadLetters({ json, ...choice }: ListOptions): Promise<void> {
  const letters = await readLetters(choice);
  if (json) return printJson(letters);
  if (letters.length === 0) {
    say('没有死信 nothing is parked\n');
    return;
  }
  printTable(
    ['编号 message', '队列 queue', '批次 batch', '原因 cause', '次数 tried', '最后失败 failed last'],
    letters.map((letter) => [
      letter.message_id.slice(0, 8),
      letter.queue,
      batchText(letter),
      causeText(letter),
      letter.cause?.attempts ?? '',
      chinaTime(new Date(letter.cause?.failed_at ?? letter.sent_at)),
    ]),
    [null, null, null, 40, null, null],
  );
  say(
    `共 ${letters.length} 条 in all. 原因消除后重新投递：sentinel dead-letters redrive --batch ID --by 姓名. Once the cause is mended, send them again with it.\n`,
  );
}

/** `sentinel dead-letters show`: everything about one of them. */
export async function showDeadLetter(
  message: string,
  { endpoints, json }: { readonly endpoints: string; readonly json?: boolean },
): Promise<void> {
  const letters = await readLetters({ endpoints, message });
  if (letters.length === 0) throw new Error(`没有死信 ${message} There is no parked message ${message}`);
  if (json) return printJson(letters);
  for (const letter of letters) {
    const { cause, body, message_id, queue, sent_at } = letter;
    const facts: readonly (readonly [string, string | number])[] = [
      ['编号 message', message_id],
      ['队列 queue', queue],
      ['批次 batch', batchText(letter)],
      ['文件 file', letter.file ?? ''],
      ['原因 cause', causeText(letter)],
      ['发生处 thrown at', cause?.at ?? ''],
      ['次数 tried', cause?.attempts ?? ''],
      ['首次 first tried', cause ? chinaTime(new Date(cause.first_tried_at)) : ''],
      ['最后 last', chinaTime(new Date(cause?.failed_at ?? sent_at))],
      ['内容 body', body],
    ];
    say(`${facts.map(([name, value]) => `${name}: ${value}`).join('\n')}\n`);
  }
}

async function readLetters({ endpoints, ...choice }: ListOptions): Promise<readonly ListedLetter[]> {
  const stack = openStack(endpoints);
  const letters: ParkedLetter[] = [];
  await visitLetters(stack, choice, async (letter) => {
    letters.push(letter);
    return false;
  });
  const known = await batchesOf(stack.table, letters);
  return letters
    .map((letter) => ({ ...letter, ...(known.get(letter.batch ?? '') ?? unknownBatch) }))
    .toSorted((a, b) => (a.sent_at < b.sent_at ? -1 : 1));
}

const unknownBatch = { batch_status: null, file: null };

async function batchesOf(table: Table, letters: readonly ParkedLetter[]) {
  const ids = new Set(letters.flatMap(({ batch }) => batch ?? []));
  const batches = await Promise.all([...ids].map((id) => batchStore(table).find(id)));
  return new Map(
    batches.flatMap((batch) => (batch ? [[batch.id, { batch_status: batch.status, file: batch.key }]] : [])),
  );
}

const notRegistered = { zh: '未登记', en: 'not registered' };

function batchText({ batch, chunk, batch_status }: ListedLetter): string {
  if (batch === null) return '';
  const { zh, en } = batch_status === null ? notRegistered : batchStepWords[batch_status];
  return `${batch}${chunk === null ? '' : ` #${chunk}`}\n${zh} ${en}`;
}

function causeText({ cause }: ParkedLetter): string {
  return cause?.kind ?? '运行被终止或超时 the run was killed or timed out';
}
