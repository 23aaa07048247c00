import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A run that was cut off between two calls. */
export class Killed extends Error {}

/** What happens at one turn: which of those that wait goes on, and whether it is killed instead. */
export interface Turn {
  readonly who: number;
  readonly kills: boolean;
}

interface Waiting {
  readonly call: () => Promise<unknown>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Runs work of which each part calls the table through a client of its own, one call at a time, in the
 * order the turns say; when they run out, whoever has waited longest goes on unharmed.
 */
export async function takeTurns(
  table: DynamoDBDocumentClient,
  turns: readonly Turn[],
  work: (client: DynamoDBDocumentClient) => Promise<unknown>,
): Promise<void> {
  const waiting: Waiting[] = [];
  const send = (command: never) =>
    new Promise((resolve, reject) => waiting.push({ call: () => table.send(command), resolve, reject }));
  let isDone = false;
  const finished = work({ send } as unknown as DynamoDBDocumentClient).finally(() => {
    isDone = true;
  });
  for (let turn = 0; !isDone; turn++) {
    const { who, kills } = turns[turn] ?? { who: 0, kills: false };
    const [next] = waiting.splice(waiting.length === 0 ? 0 : who % waiting.length, 1);
    if (next && kills) next.reject(new Killed());
    else if (next) await next.call().then(next.resolve, next.reject);
    await new Promise((settled) => setImmediate(settled));
  }
  await finished;
}
