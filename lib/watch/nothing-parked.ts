import { Duration } from 'aws-cdk-lib';
import type { KeptPromise } from './kept-promise.ts';
import type { Watched } from './watched.ts';

const period = Duration.minutes(5);

/** What failed for good is looked at by somebody. */
export function nothingParked({ queues, functions }: Watched): KeptPromise {
  const fed = functions.filter(({ name }) => queues.some((queue) => queue.name === name));
  return {
    id: 'DeadLetters',
    words: { zh: '死信：死信队列为空', en: 'Dead letters: there are none' },
    alarms: queues.map(({ name, parked }) => ({
      id: `Parked-${name}`,
      words: {
        zh: `队列 ${name} 有消息多次失败，已转入死信`,
        en: `A message of the queue ${name} failed time and again and is parked`,
      },
      metric: parked.with({ period }),
      threshold: 0,
      periods: 1,
    })),
    graphs: [
      {
        title: { zh: '死信', en: 'parked messages' },
        lines: queues.map(({ name, parked }) => parked.with({ period, label: name })),
        limit: 0,
      },
      {
        title: { zh: '失败（将重试）', en: 'failures, to be tried again' },
        lines: fed.map((handler) => handler.figure('Failures', 'Sum').with({ period, label: handler.name })),
      },
    ],
  };
}
