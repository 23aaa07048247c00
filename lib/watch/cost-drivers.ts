import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Graph } from './kept-promise.ts';
import { sumOf } from './sum-of.ts';
import type { Watched } from './watched.ts';

const period = Duration.hours(1);
const msInSecond = 1000;
const mbInGb = 1024;

/** What the bill is made of, in its own units: prices are in `docs/data-model.md`. */
export function costDrivers({ table, functions, queues, http }: Watched): readonly Graph[] {
  const arrived = queues.map((queue) => queue.arrived);
  return [
    {
      title: { zh: '数据表读写单位', en: 'table: units written, units read' },
      lines: [
        sumOf('written', table.consumed('Write'), period),
        sumOf('read', table.consumed('Read'), period),
      ],
    },
    {
      title: { zh: '函数 GB·秒', en: 'functions: GB-seconds' },
      lines: functions.map(
        ({ name, durations, memoryMb }, at) =>
          new MathExpression({
            label: name,
            expression: `ms${at} * ${memoryMb} / ${msInSecond * mbInGb}`,
            usingMetrics: { [`ms${at}`]: durations.with({ statistic: 'Sum' }) },
            period,
          }),
      ),
    },
    {
      title: { zh: '消息与请求', en: 'messages and requests' },
      lines: [sumOf('messages', arrived, period), http.requests.with({ period, label: 'requests' })],
    },
  ];
}
