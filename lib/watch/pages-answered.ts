import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { KeptPromise } from './kept-promise.ts';
import type { Watched } from './watched.ts';

const period = Duration.minutes(5);
const lasting = 3;
const fewest = 20;

/** People and their programs get answers. */
export function pagesAnswered({ http, stage }: Watched): KeptPromise {
  const { failedPercent, answerWithinMs } = stage.watch.portal;
  const failed = new MathExpression({
    label: 'failed, %',
    // At night a single failure would be half of all requests.
    expression: `IF(requests >= ${fewest}, 100 * failures / requests, 0)`,
    usingMetrics: { failures: http.failures, requests: http.requests },
    period,
  });
  const late = http.latency('p99').with({ period });
  return {
    id: 'Answers',
    words: {
      zh: `门户与接口：失败不超过 ${failedPercent}%，99% 在 ${answerWithinMs} 毫秒内`,
      en: `Portal and API: at most ${failedPercent} % fail, 99 of 100 within ${answerWithinMs} ms`,
    },
    alarms: [
      {
        id: 'AnswersFail',
        words: {
          zh: `超过 ${failedPercent}% 的请求失败（5xx）`,
          en: `More than ${failedPercent} % of the requests fail (5xx)`,
        },
        metric: failed,
        threshold: failedPercent,
        periods: lasting,
      },
      {
        id: 'AnswersSlow',
        words: {
          zh: `每百次请求有一次超过 ${answerWithinMs} 毫秒`,
          en: `One request in a hundred takes more than ${answerWithinMs} ms`,
        },
        metric: late,
        threshold: answerWithinMs,
        periods: lasting,
      },
    ],
    graphs: [
      { title: { zh: '失败 %', en: 'failed, %' }, lines: [failed], limit: failedPercent },
      {
        title: { zh: '毫秒', en: 'ms' },
        lines: [late, http.latency('p50').with({ period })],
        limit: answerWithinMs,
      },
      {
        title: { zh: '请求与拒绝（4xx）', en: 'requests, and refusals (4xx)' },
        lines: [http.requests.with({ period }), http.refusals.with({ period })],
      },
    ],
  };
}
