import { Duration } from 'aws-cdk-lib';
import type { KeptPromise } from './kept-promise.ts';
import type { Watched } from './watched.ts';

const period = Duration.minutes(15);

/** What the clock starts is done. */
export function clockRuns({ functions, missed, functionNamed }: Watched): KeptPromise {
  const byClock = functions.filter(({ isRunByClock }) => isRunByClock);
  const sweeps = functionNamed('sweep').figure('OpenBatches', 'SampleCount').with({ period });
  return {
    id: 'Clock',
    words: {
      zh: '定时任务：巡检、统计、指示灯、报告按时完成',
      en: 'By the clock: sweeps, statistics, lamps and reports are done',
    },
    alarms: [
      {
        id: 'SweeperSilent',
        words: {
          zh: '半小时没有巡检：停滞的批次无人发现',
          en: 'No sweep for half an hour: nobody sees what stands still',
        },
        metric: sweeps,
        threshold: 1,
        wakes: 'below',
        periods: 2,
        silence: 'bad',
      },
      {
        id: 'TurnMissed',
        words: {
          zh: '定时任务三次失败，已放弃',
          en: 'What the clock started failed three times and was given up',
        },
        metric: missed.waiting.with({ period }),
        threshold: 0,
        periods: 1,
      },
    ],
    graphs: [
      { title: { zh: '巡检次数', en: 'sweeps' }, lines: [sweeps] },
      {
        title: { zh: '失败', en: 'runs that failed' },
        lines: byClock.map(({ name, errors }) => errors.with({ period, statistic: 'Sum', label: name })),
      },
    ],
  };
}
