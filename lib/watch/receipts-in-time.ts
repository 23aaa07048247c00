import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { QueueName } from '../../config/watch-limits.ts';
import type { KeptPromise } from './kept-promise.ts';
import type { Watched } from './watched.ts';

const msInMinute = 60_000;
const short = Duration.minutes(5);
const quarter = Duration.minutes(15);
/** That a batch goes through one after the other. */
const waysOfABatch: readonly QueueName[] = ['split', 'enrol', 'audit', 'close'];
/** Told where messages wait and none is done with: longer than any limit. */
const never = 1440;

/** Uploads get their receipts within minutes. */
export function receiptsInTime(watched: Watched): KeptPromise {
  const { receiptWithinMinutes, nothingClosedMinutes } = watched.stage.watch;
  const close = watched.functionNamed('close');
  const lag = (statistic: string) => close.figure('ReceiptLag', statistic).with({ period: quarter });
  const [closes, drains] = [nothingCloses(watched), minutesToDrain(watched)];
  const sweep = (name: string) =>
    watched.functionNamed('sweep').figure(name, 'Maximum').with({ period: quarter });
  return {
    id: 'Receipts',
    words: {
      zh: `回执：99% 的文件在 ${receiptWithinMinutes} 分钟内出具`,
      en: `Receipts: 99 of 100 files have theirs within ${receiptWithinMinutes} minutes`,
    },
    alarms: [
      {
        id: 'ReceiptsSlow',
        words: {
          zh: `回执超过 ${receiptWithinMinutes} 分钟，不止一个大文件`,
          en: `Receipts take more than ${receiptWithinMinutes} minutes, and not of one large file`,
        },
        metric: lag('p99'),
        threshold: receiptWithinMinutes * msInMinute,
        periods: 4,
        ofThem: 2,
      },
      {
        id: 'NothingCloses',
        words: {
          zh: `有批次未完成，但 ${nothingClosedMinutes} 分钟内没有一张回执`,
          en: `Batches are open, and there was no receipt for ${nothingClosedMinutes} minutes`,
        },
        metric: closes,
        threshold: 0,
        periods: nothingClosedMinutes / short.toMinutes(),
      },
      {
        id: 'PipelineBehind',
        words: {
          zh: `按当前速度，排队的消息需 ${receiptWithinMinutes} 分钟以上才能处理完`,
          en: `At this pace what waits takes more than ${receiptWithinMinutes} minutes`,
        },
        metric: drains,
        threshold: receiptWithinMinutes,
        periods: 2,
      },
      {
        id: 'BatchStuck',
        words: {
          zh: '有批次停滞，自动修复无效，机构仍在等回执',
          en: 'A batch stays where it is, whatever the sweeper does: its office waits for a receipt',
        },
        metric: sweep('StuckBatches'),
        threshold: 0,
        periods: 1,
      },
    ],
    graphs: [
      {
        title: { zh: '从上传到回执，毫秒', en: 'upload to receipt, ms' },
        lines: [lag('p99'), lag('p50')],
        limit: receiptWithinMinutes * msInMinute,
      },
      { title: { zh: '处理完需分钟', en: 'minutes to drain' }, lines: [drains], limit: receiptWithinMinutes },
      {
        title: { zh: '未完成、已修复、停滞的批次', en: 'batches: open, repaired, stuck' },
        lines: [sweep('OpenBatches'), sweep('RepairedBatches'), sweep('StuckBatches')],
      },
    ],
  };
}

/** 1 in every five minutes in which none of the open batches that are not stuck is closed. */
function nothingCloses({ functionNamed }: Watched): IMetric {
  const sweep = functionNamed('sweep');
  return new MathExpression({
    label: 'open, none closed',
    // A sweep may miss five minutes by a second: then it is as it was.
    expression: 'IF(FILL(open, REPEAT) - FILL(stuck, REPEAT) > 0 AND FILL(closed, 0) == 0, 1, 0)',
    usingMetrics: {
      open: sweep.figure('OpenBatches', 'Maximum'),
      stuck: sweep.figure('StuckBatches', 'Maximum'),
      closed: functionNamed('close').figure('ReceiptLag', 'SampleCount'),
    },
    period: short,
  });
}

/** How long the slowest step would need for what waits at it, at the pace of the last quarter of an hour. */
function minutesToDrain({ queues }: Watched): IMetric {
  const ofBatches = queues.filter(({ name }) => waysOfABatch.includes(name));
  const minutes = quarter.toMinutes();
  const ofQueue = ({ name }: { readonly name: string }) =>
    `IF(FILL(${name}Handled, 0) > 0, FILL(${name}Waiting, 0) * ${minutes} / ${name}Handled, IF(FILL(${name}Waiting, 0) > 0, ${never}, 0))`;
  return new MathExpression({
    label: 'minutes to drain',
    expression: `MAX([${ofBatches.map(ofQueue).join(', ')}])`,
    usingMetrics: Object.fromEntries(
      ofBatches.flatMap(({ name, waiting, handled }) => [
        [`${name}Waiting`, waiting],
        [`${name}Handled`, handled],
      ]),
    ),
    period: quarter,
  });
}
