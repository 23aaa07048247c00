import { Duration } from 'aws-cdk-lib';
import type { KeptPromise } from './kept-promise.ts';
import type { Watched } from './watched.ts';

const period = Duration.minutes(5);
const lasting = 3;

/** Nobody at the bedside notices that warnings stay away: this does. */
export function ordersAnswered({ stage, functionNamed }: Watched): KeptPromise {
  const { answerWithinMs } = stage.orderChecks;
  const { degradedPercent } = stage.watch;
  const handler = functionNamed('check-orders');
  const figure = (name: string, statistic: string) => handler.figure(name, statistic).with({ period });
  const late = figure('Latency', 'p99');
  const degraded = figure('Degraded', 'Average');
  return {
    id: 'Orders',
    words: {
      zh: `医嘱审核：99% 的应答不超过 ${answerWithinMs} 毫秒，且没有缺失`,
      en: `Order checks: 99 of 100 answers within ${answerWithinMs} ms, and whole`,
    },
    alarms: [
      {
        id: 'OrdersCrashing',
        words: { zh: '医嘱审核中断，没有应答', en: 'Order checks end without an answer' },
        metric: handler.errors.with({ period }),
        threshold: 0,
        periods: 1,
      },
      {
        id: 'OrdersUnchecked',
        words: { zh: '医嘱未经审核即放行', en: 'Orders go unchecked' },
        metric: figure('EngineUnavailable', 'Sum'),
        threshold: 0,
        periods: 1,
      },
      {
        id: 'OrdersDegraded',
        words: {
          zh: `超过 ${degradedPercent}% 的应答缺少应有的依据`,
          en: `More than ${degradedPercent} % of the answers lack what they should know`,
        },
        metric: degraded,
        threshold: degradedPercent / 100,
        periods: lasting,
      },
      {
        id: 'OrdersLate',
        words: { zh: '每百次应答有一次超时', en: 'One answer in a hundred is later than it may be' },
        metric: late,
        threshold: answerWithinMs,
        periods: lasting,
      },
      {
        id: 'OrdersThrottled',
        words: { zh: '并发不足，医嘱审核被拒', en: 'Order checks are refused: too many functions run' },
        metric: handler.throttles.with({ period, statistic: 'Sum' }),
        threshold: 0,
        periods: 1,
      },
    ],
    graphs: [
      {
        title: { zh: '应答毫秒', en: 'answers, ms' },
        lines: [late, figure('Latency', 'p50')],
        limit: answerWithinMs,
      },
      {
        title: { zh: '次数', en: 'checks and warnings' },
        lines: [figure('OrderChecks', 'Sum'), figure('WarningsShown', 'Sum')],
      },
      { title: { zh: '缺失比例', en: 'lacking something' }, lines: [degraded], limit: degradedPercent / 100 },
    ],
  };
}
