import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What calls of a table have cost, as the database says. */
export interface Usage {
  readonly calls: number;
  readonly items: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Looked at and not given back, which a scan or a filter would do. */
  readonly passedOver: number;
}

export interface UsageCounter {
  /** Since the last time it was asked. */
  readonly take: () => Usage;
}

interface Answer {
  readonly ConsumedCapacity?: Capacity | readonly Capacity[];
  readonly Items?: readonly unknown[];
  readonly Item?: unknown;
  readonly ScannedCount?: number;
}
interface Capacity {
  readonly CapacityUnits?: number;
}

const none = { calls: 0, items: 0, readUnits: 0, writeUnits: 0, passedOver: 0 };

/** Has the database count what every call of a client costs. Throws on a scan. */
export function countUnits(client: DynamoDBDocumentClient): UsageCounter {
  let usage: Usage = none;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (call) => {
        if (commandName.startsWith('Scan')) throw new Error('a scan');
        Object.assign(call.input, { ReturnConsumedCapacity: 'TOTAL' });
        const result = await next(call);
        const answer = result.output as Answer;
        const units = [answer.ConsumedCapacity ?? []]
          .flat()
          .reduce((sum, one) => sum + (one.CapacityUnits ?? 0), 0);
        const isRead = /^(Get|BatchGet|Query)/.test(commandName);
        const items = answer.Items?.length ?? Number(answer.Item !== undefined);
        usage = {
          calls: usage.calls + 1,
          items: usage.items + items,
          readUnits: usage.readUnits + (isRead ? units : 0),
          writeUnits: usage.writeUnits + (isRead ? 0 : units),
          passedOver: usage.passedOver + Math.max(0, (answer.ScannedCount ?? items) - items),
        };
        return result;
      },
    { step: 'initialize', name: 'countUnits' },
  );
  return {
    take: () => {
      const taken = usage;
      usage = none;
      return taken;
    },
  };
}
