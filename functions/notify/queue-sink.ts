import type { Outbox } from '../../platform/queue.ts';
import type { Sink } from './sink.ts';

/** The outward queue, for programs of the hospital or the office: every alert, without limit. */
export function queueSink(alertsQueue: Outbox): Sink {
  return {
    name: 'queue',
    recipientsOf: async () => ['all'],
    send: async (_, message) => {
      if (message.kind === 'alert') await alertsQueue.send([message.alert]);
    },
  };
}
