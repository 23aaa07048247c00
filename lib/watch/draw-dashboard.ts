import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IWidget,
  PeriodOverride,
  Row,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Graph, KeptPromise, Words } from './kept-promise.ts';
import type { RaisedAlarms } from './raise-alarms.ts';
import type { Watched } from './watched.ts';

/** A promise, and what watches it. */
export interface WatchedPromise extends RaisedAlarms {
  readonly promise: KeptPromise;
}

const fullWidth = 24;
const graphHeight = 6;

const howToRead: Words = {
  zh: '从上往下看。第一行是承诺，红色即未兑现；第二行是原因，按名字查 docs/runbook.md。全绿就去睡吧。',
  en: 'Read from the top. The first row is what we promise: red is broken. The second says why: look its name up in docs/runbook.md. All green: go to sleep.',
};

/** For who was woken: whether anything is broken, why, and then the figures, the most urgent promise first. */
export function drawDashboard(
  scope: Construct,
  watched: Watched,
  promises: readonly WatchedPromise[],
  costs: readonly Graph[],
): void {
  const costTitle: Words = { zh: '费用的来源', en: 'What it costs' };
  new Dashboard(scope, 'Dashboard', {
    dashboardName: watched.name,
    defaultInterval: Duration.hours(12),
    periodOverride: PeriodOverride.INHERIT,
    widgets: [
      [heading(`# ${watched.name}`, howToRead, 2)],
      [
        statusOf(
          { zh: '承诺', en: 'promises' },
          promises.map(({ broken }) => broken),
          3,
        ),
      ],
      [
        statusOf(
          { zh: '原因', en: 'why' },
          promises.flatMap(({ signs }) => signs),
          8,
        ),
      ],
      ...promises.flatMap(({ promise }) => rowsOf(promise.id, promise.words, promise.graphs, watched)),
      ...rowsOf('', costTitle, costs, watched),
    ],
  });
}

function rowsOf(id: string, words: Words, graphs: readonly Graph[], watched: Watched): IWidget[][] {
  const width = Math.floor(fullWidth / graphs.length);
  return [
    [heading(`## ${id}`.trim(), words, 1)],
    [new Row(...graphs.map((graph) => drawn(graph, width, watched)))],
  ];
}

function heading(title: string, { zh, en }: Words, height: number): TextWidget {
  return new TextWidget({ markdown: `${title} ${zh} ${en}`, width: fullWidth, height });
}

function statusOf({ zh, en }: Words, alarms: RaisedAlarms['signs'], height: number): AlarmStatusWidget {
  return new AlarmStatusWidget({ title: `${zh} ${en}`, alarms: [...alarms], width: fullWidth, height });
}

function drawn({ title, lines, limit }: Graph, width: number, { region }: Watched): GraphWidget {
  return new GraphWidget({
    title: `${title.zh} ${title.en}`,
    left: [...lines],
    leftYAxis: { min: 0 },
    ...(limit !== undefined && { leftAnnotations: [{ value: limit, label: '界限 limit' }] }),
    region,
    width,
    height: graphHeight,
  });
}
