import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../config/stages.ts';
import { isWithoutEffect } from '../../local/resource-support.ts';
import { type Resource, resourcesOf, synthesized, synthesizedBeside } from './synthesized.ts';

const watch = synthesizedBeside('Watch');
const { watch: limits, orderChecks, maxConcurrency } = stageNamed('prod');
const alarms = resourcesOf('AWS::CloudWatch::Alarm', watch).map(([, { Properties }]) => Properties);
const composites = resourcesOf('AWS::CloudWatch::CompositeAlarm', watch);
const nameOf = (id: string) => `DrgSentinel-prod-${id}`;

function alarm(id: string): Resource['Properties'] {
  const found = alarms.find(({ AlarmName }) => AlarmName === nameOf(id));
  if (!found) throw new Error(`no alarm ${id}`);
  return found;
}

/** What of the working stack a reference of the other leads to. */
function referred({ 'Fn::GetStackOutput': output }: Resource['Properties']): string {
  expect(output.StackName).toBe('DrgSentinel-prod');
  const { Value } = synthesized().template.findOutputs(output.OutputName)[output.OutputName] as never;
  return (Value as { Ref?: string }).Ref ?? (Value as { 'Fn::GetAtt': [string] })['Fn::GetAtt'][0];
}

/** The function of a metric, by the service that it tells its figures as, or by itself. */
const expressionOf = (id: string): string =>
  alarm(id).Metrics.find(({ Expression }: { Expression?: string }) => Expression).Expression;

const seconds = ({ Period, Metrics }: Resource['Properties']): number =>
  Period ?? Metrics.find(({ MetricStat }: Resource['Properties']) => MetricStat).MetricStat.Period;

describe('WatchStack', () => {
  it('wakes people once for each promise, whichever of its signs shows, and tells them when it is over', () => {
    const topic = resourcesOf('AWS::SNS::Topic').map(([id]) => id);
    const told = composites.map(([, { Properties }]) => Properties);
    expect(told.map(({ AlarmName }) => AlarmName).sort()).toEqual(
      ['Answers', 'Clock', 'DeadLetters', 'Messages', 'Orders', 'Receipts', 'Room', 'Uploads'].map(nameOf),
    );
    for (const { AlarmActions, OKActions } of told) {
      expect(AlarmActions.map(referred)).toEqual(topic);
      expect(OKActions.map(referred)).toEqual(topic);
    }
    for (const { AlarmActions } of alarms) expect(AlarmActions).toBeUndefined();
  });

  it('leaves no sign out: each is in the rule of exactly one promise', () => {
    const signs = resourcesOf('AWS::CloudWatch::Alarm', watch).map(([id]) => id);
    const inRules = composites.flatMap(([, { Properties }]) =>
      Properties.AlarmRule['Fn::Join'][1].flatMap(
        (part: Resource['Properties']) => part['Fn::GetAtt']?.[0] ?? [],
      ),
    );
    expect(inRules.sort()).toEqual(signs.sort());
    for (const [, { Properties }] of composites)
      expect(JSON.stringify(Properties.AlarmRule)).not.toMatch(/ AND |NOT /);
  });

  it('hears the topic, which lets alarms of this account publish and use its key', () => {
    const ours = {
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    };
    const statements = (type: string, document: string) =>
      resourcesOf(type).flatMap(([, { Properties }]) => Properties[document].Statement);
    expect(statements('AWS::SNS::TopicPolicy', 'PolicyDocument')).toContainEqual(
      expect.objectContaining({ ...ours, Action: 'sns:Publish' }),
    );
    expect(statements('AWS::KMS::Key', 'KeyPolicy')).toContainEqual(
      expect.objectContaining({ ...ours, Action: ['kms:Decrypt', 'kms:GenerateDataKey'] }),
    );
  });

  it('sees every parked message of every queue at once', () => {
    const parked = resourcesOf('AWS::SQS::Queue').flatMap(
      ([, { Properties }]) => Properties.RedrivePolicy?.deadLetterTargetArn['Fn::GetAtt'][0] ?? [],
    );
    const ours = alarms.filter(({ AlarmName }) => AlarmName.startsWith(nameOf('Parked-')));
    expect(ours.map(({ Dimensions }) => referred(Dimensions[0].Value)).sort()).toEqual(parked.sort());
    for (const one of ours)
      expect(one).toMatchObject({
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Statistic: 'Maximum',
        Threshold: 0,
        EvaluationPeriods: 1,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
      });
  });

  it('watches the age of messages of every queue that a function of ours is fed from, by the minutes of its stage', () => {
    const ages = alarms.filter(({ MetricName }) => MetricName === 'ApproximateAgeOfOldestMessage');
    const byQueue = Object.fromEntries(
      ages.map(({ AlarmName, Threshold }) => [AlarmName.replace(nameOf('MessageOld-'), ''), Threshold / 60]),
    );
    const { alerts, ...ofOurs } = limits.oldestMessageMinutes;
    expect(byQueue).toEqual(ofOurs);
    expect(Object.keys(byQueue).sort()).toEqual([...Object.keys(maxConcurrency), 'trail'].sort());
    expect(alerts).toBeNull();
  });

  it('lets no message be older than its step may need for one run', () => {
    const functions = resourcesOf('AWS::Lambda::Function').map(([, { Properties }]) => Properties);
    for (const [name, minutes] of Object.entries(limits.oldestMessageMinutes)) {
      const step = functions.find(
        ({ Environment }) => Environment?.Variables.POWERTOOLS_SERVICE_NAME === name,
      );
      if (step) expect(minutes, name).toBeGreaterThan((2 * step.Timeout) / 60 - 1);
    }
  });

  it.each([
    ['OrdersCrashing', 'Errors', 'Sum', 0, 1],
    ['OrdersUnchecked', 'EngineUnavailable', 'Sum', 0, 1],
    ['OrdersDegraded', 'Degraded', 'Average', limits.degradedPercent / 100, 3],
    ['OrdersLate', 'Latency', 'p99', orderChecks.answerWithinMs, 3],
    ['OrdersThrottled', 'Throttles', 'Sum', 0, 1],
    ['ReceiptsSlow', 'ReceiptLag', 'p99', limits.receiptWithinMinutes * 60_000, 4],
    ['BatchStuck', 'StuckBatches', 'Maximum', 0, 1],
    ['TurnMissed', 'ApproximateNumberOfMessagesVisible', 'Maximum', 0, 1],
    ['UploadsLost', 'LostUploads', 'Sum', 0, 1],
    ['AnswersSlow', 'Latency', 'p99', limits.portal.answerWithinMs, 3],
    ['ConcurrencyShort', 'ConcurrentExecutions', 'Maximum', 800, 3],
    ['FunctionsThrottled', 'Throttles', 'Sum', 0, 3],
  ])('%s: %s by %s above %d, %d times', (id, metric, statistic, threshold, periods) => {
    const { MetricName, Statistic, ExtendedStatistic, Threshold, EvaluationPeriods } = alarm(id);
    expect([MetricName, Statistic ?? ExtendedStatistic, Threshold, EvaluationPeriods]).toEqual([
      metric,
      statistic,
      threshold,
      periods,
    ]);
  });

  it('asks for figures under the names by which the functions tell them', () => {
    const told = resourcesOf('AWS::Lambda::Function').flatMap(([, { Properties }]) => {
      const { POWERTOOLS_METRICS_NAMESPACE: space, POWERTOOLS_SERVICE_NAME: service } =
        Properties.Environment?.Variables ?? {};
      return service ? [`${space} ${service}`] : [];
    });
    const asked = alarms
      .flatMap((one) => [
        one,
        ...(one.Metrics ?? []).flatMap(({ MetricStat }: never) => MetricStat?.['Metric'] ?? []),
      ])
      .filter(({ Namespace }) => Namespace?.startsWith('DrgSentinel/'))
      .map(({ Namespace, Dimensions }) => `${Namespace} ${Dimensions[0].Value}`);
    expect(asked.length).toBeGreaterThan(8);
    for (const one of asked) expect(told).toContain(one);
  });

  it('is not deceived by silence: no receipts are no fast receipts, no sweeps no empty pipeline', () => {
    expect(expressionOf('NothingCloses')).toBe(
      'IF(FILL(open, REPEAT) - FILL(stuck, REPEAT) > 0 AND FILL(closed, 0) == 0, 1, 0)',
    );
    const { EvaluationPeriods } = alarm('NothingCloses');
    expect((EvaluationPeriods * seconds(alarm('NothingCloses'))) / 60).toBe(limits.nothingClosedMinutes);
    expect(alarm('SweeperSilent')).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
    const silent = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching');
    expect(silent).toHaveLength(1);
  });

  it('takes messages that wait where none is handled for a pipeline that stands', () => {
    const step = (name: string) =>
      `IF(FILL(${name}Handled, 0) > 0, FILL(${name}Waiting, 0) * 15 / ${name}Handled, IF(FILL(${name}Waiting, 0) > 0, 1440, 0))`;
    expect(expressionOf('PipelineBehind')).toBe(
      `MAX([${['split', 'enrol', 'audit', 'close'].map(step).join(', ')}])`,
    );
    expect(alarm('PipelineBehind').Threshold).toBe(limits.receiptWithinMinutes);
  });

  it('keeps to what CloudWatch takes: ten metrics an alarm, a day of periods, and names of its own stage', () => {
    for (const one of alarms) {
      const metrics = (one.Metrics ?? []).filter(({ MetricStat }: { MetricStat?: object }) => MetricStat);
      expect(metrics.length, one.AlarmName).toBeLessThanOrEqual(10);
      expect(one.EvaluationPeriods * seconds(one), one.AlarmName).toBeLessThanOrEqual(86_400);
      expect(one.DatapointsToAlarm).toBeLessThanOrEqual(one.EvaluationPeriods);
    }
    const names = [...alarms, ...composites.map(([, { Properties }]) => Properties)].map(
      (one) => one.AlarmName,
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('says in both languages what is wrong, and where to read on', () => {
    for (const { AlarmName, AlarmDescription } of alarms)
      expect(AlarmDescription).toMatch(
        new RegExp(`^.*\\p{Script=Han}.*。[A-Z].*docs/runbook\\.md: ${AlarmName.split('-')[2]}$`, 'u'),
      );
  });

  it('holds nothing that the local cloud would have to run', () => {
    for (const { Type } of Object.values(watch.resources)) expect(isWithoutEffect(Type), Type).toBe(true);
  });
});

describe('the dashboard', () => {
  const [, { Properties }] = resourcesOf('AWS::CloudWatch::Dashboard', watch)[0] as [string, Resource];
  const body = JSON.parse(
    Properties.DashboardBody['Fn::Join'][1]
      .map((part: unknown) => (typeof part === 'string' ? part : 'reference'))
      .join(''),
  );
  const widgets: Resource['Properties'][] = body.widgets;

  it('is read from the top: how to read it, which promise is broken, why, then each promise', () => {
    const inOrder = [...widgets].sort((one, other) => one.y - other.y || one.x - other.x);
    expect(inOrder.map(({ type }) => type).slice(0, 4)).toEqual(['text', 'alarm', 'alarm', 'text']);
    expect(inOrder[1].properties.alarms).toHaveLength(composites.length);
    expect(inOrder[2].properties.alarms).toHaveLength(alarms.length);
    const headings = inOrder
      .filter(({ type }) => type === 'text')
      .map(({ properties }) => properties.markdown);
    expect(headings.map((text: string) => text.split(' ')[1])).toEqual([
      'DrgSentinel-prod',
      'Orders',
      'Receipts',
      'DeadLetters',
      'Messages',
      'Answers',
      'Uploads',
      'Room',
      'Clock',
      expect.stringMatching('费用'),
    ]);
  });

  it('says everything in both languages and leaves no gap', () => {
    for (const { properties } of widgets)
      expect(properties.title ?? properties.markdown).toMatch(/\p{Script=Han}.*[a-z]/u);
    const rows = Map.groupBy(widgets, ({ y }) => y);
    for (const [, row] of rows) expect(row.reduce((sum, { width }) => sum + width, 0)).toBe(24);
  });

  it('draws the limits of the alarms', () => {
    const limitOf = (title: RegExp) =>
      widgets.find(({ properties }) => title.test(properties.title ?? ''))?.properties.annotations
        ?.horizontal[0].value;
    expect(limitOf(/upload to receipt/)).toBe(limits.receiptWithinMinutes * 60_000);
    expect(limitOf(/answers, ms/)).toBe(orderChecks.answerWithinMs);
    expect(limitOf(/run at once/)).toBe(800);
  });
});
