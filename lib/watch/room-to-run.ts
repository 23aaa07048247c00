import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { KeptPromise } from './kept-promise.ts';
import { sumOf } from './sum-of.ts';
import type { Watched } from './watched.ts';

const period = Duration.minutes(5);
const lasting = 3;

/** Table and functions have room for what comes. */
export function roomToRun({ table, stage }: Watched): KeptPromise {
  const { concurrency, tableThrottles } = stage.watch;
  const most = Math.floor((concurrency.ofAccount * concurrency.percent) / 100);
  const throttled = sumOf('throttled', table.throttles, period);
  const running = ofAccount('ConcurrentExecutions', 'Maximum');
  const refused = ofAccount('Throttles', 'Sum');
  return {
    id: 'Room',
    words: {
      zh: '容量：数据表与函数不限流，并发有余量',
      en: 'Room: neither table nor functions are throttled, and concurrency is left',
    },
    alarms: [
      {
        id: 'TableThrottled',
        words: {
          zh: `数据表或索引五分钟内限流超过 ${tableThrottles} 次，持续一刻钟`,
          en: `Table or indexes refuse more than ${tableThrottles} calls in five minutes, for a quarter of an hour`,
        },
        metric: throttled,
        threshold: tableThrottles,
        periods: lasting,
      },
      {
        id: 'FunctionsThrottled',
        words: {
          zh: '账户并发用尽，函数被拒',
          en: 'Functions are refused: the concurrency of the account is used up',
        },
        metric: refused,
        threshold: 0,
        periods: lasting,
      },
      {
        id: 'ConcurrencyShort',
        words: {
          zh: `并发超过账户配额的 ${concurrency.percent}%`,
          en: `More than ${concurrency.percent} % of the account's concurrency is used`,
        },
        metric: running,
        threshold: most,
        periods: lasting,
      },
    ],
    graphs: [
      {
        title: { zh: '数据表限流', en: 'table: throttled calls' },
        lines: [throttled],
        limit: tableThrottles,
      },
      { title: { zh: '并发', en: 'functions that run at once' }, lines: [running], limit: most },
      { title: { zh: '函数限流', en: 'functions refused' }, lines: [refused] },
    ],
  };
}

/** Of all functions of the account in this region: they share one quota. */
function ofAccount(metricName: string, statistic: string): Metric {
  return new Metric({ namespace: 'AWS/Lambda', metricName, statistic, period });
}
