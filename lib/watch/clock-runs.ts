import { Duration } from 'aws-cdk-lib';
import type { KeptPromise } from './kept-promise.ts';
import type { Watched } from './watched.ts';

const period = Duration.minutes(15);

/** What the clock starts is done. */
export function clockRuns({ functions, functionNamed }: Watched): KeptPromise {
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
      ...byClock.map(({ name, errors }) => ({
        id: `ClockRunFails-${name}`,
        words: { zh: `定时任务 ${name} 失败`, en: `What the clock starts fails: ${name}` },
        metric: errors.with({ period, statistic: 'Sum' }),
        threshold: 0,
        periods: 1,
      })),
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
