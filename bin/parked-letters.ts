import type { S3Event } from 'aws-lambda';
import { batchOf } from '../functions/split/upload.ts';
import { type DeadLetter, type DeadLetters, deadLettersOf } from '../platform/dead-letters.ts';
import { inParallel } from '../platform/in-parallel.ts';
import { type ParkedCause, subjectOf } from '../platform/parked-message.ts';
import type { Stack } from './endpoints.ts';
import { WrongUsage } from './wrong-usage.ts';

/** A parked message, and what it is about. */
export type ParkedLetter = DeadLetter &
  Pick<ParkedCause, 'batch' | 'chunk'> & {
    /** The function that it was meant for. */
    readonly queue: string;
  };

/** Which parked messages are meant; all that is given must fit. */
export interface LetterChoice {
  readonly queue?: string;
  readonly batch?: string;
  /** The id of a message, or how it begins. */
  readonly message?: string;
}

export interface ParkedQueue extends DeadLetters {
  readonly queue: string;
}

const shortestBeginning = 8;

/** Shows every parked message that is meant; those that `take` answers `true` to are gone. */
export async function visitLetters(
  stack: Stack,
  choice: LetterChoice,
  take: (letter: ParkedLetter, from: ParkedQueue) => Promise<boolean>,
): Promise<void> {
  const { message } = choice;
  if (message !== undefined && message.length < shortestBeginning)
    throw new WrongUsage(
      `--message ${message}: 至少写出编号的前 ${shortestBeginning} 位 give at least its first ${shortestBeginning} signs`,
    );
  const queues = queuesMeant(stack, choice.queue);
  await inParallel(queues, queues.length, async (queue) => {
    const letters = await deadLettersOf(stack.clients.sqs, stack.queues[queue] ?? '');
    await letters.visit(async (found) => {
      const letter: ParkedLetter = { queue, ...found, ...subjectOfLetter(found) };
      return isMeant(letter, choice) && take(letter, { queue, ...letters });
    });
  });
}

/** Names of the queues, all of them where none is named. Throws where there is none of that name. */
export function queuesMeant({ queues }: Stack, name?: string): readonly string[] {
  const known = Object.keys(queues).sort();
  if (name === undefined) return known;
  if (known.includes(name)) return [name];
  throw new WrongUsage(
    `没有队列 ${name}，现有 ${known.join('、')} There is no queue ${name}; known are those`,
  );
}

function isMeant(letter: ParkedLetter, { batch, message }: LetterChoice): boolean {
  return (
    (batch === undefined || letter.batch === batch) &&
    (message === undefined || letter.message_id.startsWith(message))
  );
}

/** The event of an upload names no batch: the batch is made of it. */
function subjectOfLetter({ body }: DeadLetter): Pick<ParkedCause, 'batch' | 'chunk'> {
  const subject = subjectOf(body);
  if (subject.batch !== null) return subject;
  try {
    const [upload] = (JSON.parse(body) as Partial<S3Event>).Records ?? [];
    return { batch: upload ? batchOf(upload).id : null, chunk: null };
  } catch {
    return subject;
  }
}
