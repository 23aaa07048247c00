import { Duration } from 'aws-cdk-lib';
import type { KeptPromise, WatchAlarm } from './kept-promise.ts';
import type { Watched } from './watched.ts';

const period = Duration.minutes(5);

/** No message is older than its queue allows. */
export function noMessageWaits({ queues, stage }: Watched): KeptPromise {
  const limits = stage.watch.oldestMessageMinutes;
  const alarms = queues.flatMap(({ name, oldestAge }): WatchAlarm[] => {
    const minutes = limits[name];
    if (minutes === null) return [];
    return [
      {
        id: `MessageOld-${name}`,
        words: {
          zh: `队列 ${name} 中有消息超过 ${minutes} 分钟`,
          en: `A message in the queue ${name} is older than ${minutes} minutes`,
        },
        metric: oldestAge.with({ period }),
        threshold: minutes * 60,
        periods: 2,
      },
    ];
  });
  const lines = (of: 'oldestAge' | 'waiting' | 'arrived') =>
    queues.map((queue) => queue[of].with({ period, label: queue.name }));
  return {
    id: 'Messages',
    words: { zh: '队列：没有消息久等', en: 'Queues: no message waits for long' },
    alarms,
    graphs: [
      { title: { zh: '最早消息的秒数', en: 'age of the oldest message, s' }, lines: lines('oldestAge') },
      { title: { zh: '等待的消息', en: 'messages that wait' }, lines: lines('waiting') },
      { title: { zh: '到达的消息', en: 'messages that arrived' }, lines: lines('arrived') },
    ],
  };
}
