import type { Outbox } from '../../platform/queue.ts';
import type { Sink } from './sink.ts';

/** The outward queue, for programs of the hospital or the office: every alert about a case, without limit. */
export function queueSink(alertsQueue: Outbox): Sink {
  return {
    name: 'queue',
    // The body of its messages is of one form, for good.
    recipientsOf: async ({ kind }) => (kind === 'alert' ? ['all'] : []),
    send: async (_, message) => {
      if (message.kind === 'alert') await alertsQueue.send([message.alert]);
    },
  };
}
