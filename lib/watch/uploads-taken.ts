import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { KeptPromise } from './kept-promise.ts';
import type { Watched } from './watched.ts';

const period = Duration.hours(1);

/** What hospitals send is read, and no upload is lost. */
export function uploadsTaken({ stage, functionNamed }: Watched): KeptPromise {
  const { percent, ofRecords } = stage.watch.rejected;
  const audit = functionNamed('audit');
  const [read, rejected] = [audit.figure('RecordsRead', 'Sum'), audit.figure('RecordsRejected', 'Sum')];
  const share = new MathExpression({
    label: 'rejected, %',
    expression: `IF(read >= ${ofRecords}, 100 * rejected / read, 0)`,
    usingMetrics: { read, rejected },
    period,
  });
  const lost = functionNamed('sweep').figure('LostUploads', 'Sum').with({ period });
  return {
    id: 'Uploads',
    words: { zh: '上传：机构送来的数据被接收', en: 'Uploads: what hospitals send is taken' },
    alarms: [
      {
        id: 'RecordsRejected',
        words: {
          zh: `一小时内超过 ${percent}% 的记录被拒收`,
          en: `More than ${percent} % of the records of an hour are rejected`,
        },
        metric: share,
        threshold: percent,
        periods: 1,
      },
      {
        id: 'UploadsLost',
        words: {
          zh: '有上传未触发处理，已补发',
          en: 'Uploads of which no event had come; they have been sent on',
        },
        metric: lost,
        threshold: 0,
        periods: 1,
      },
    ],
    graphs: [
      { title: { zh: '拒收比例 %', en: 'rejected, %' }, lines: [share], limit: percent },
      {
        title: { zh: '读入与拒收的记录', en: 'records: read, rejected' },
        lines: [read.with({ period }), rejected.with({ period })],
      },
      { title: { zh: '遗漏的上传', en: 'lost uploads' }, lines: [lost] },
    ],
  };
}
