import { Validations } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmBase,
  AlarmRule,
  AlarmState,
  ComparisonOperator,
  CompositeAlarm,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { KeptPromise, WatchAlarm, Words } from './kept-promise.ts';
import type { Watched } from './watched.ts';

/** The alarms of a promise. */
export interface RaisedAlarms {
  /** The one that tells people. */
  readonly broken: AlarmBase;
  readonly signs: readonly AlarmBase[];
}

/** Each sign is an alarm that tells nobody; one more tells people when the first shows and when the last is gone. */
export function raiseAlarms(
  scope: Construct,
  { id, words, alarms }: KeptPromise,
  watched: Watched,
): RaisedAlarms {
  const room = new Construct(scope, id);
  const signs = alarms.map((alarm) => signOf(room, alarm, watched));
  const shows = signs.map((sign) => AlarmRule.fromAlarm(sign, AlarmState.ALARM));
  const broken = new CompositeAlarm(room, 'Broken', {
    compositeAlarmName: `${watched.name}-${id}`,
    alarmDescription: described(words, id),
    alarmRule: AlarmRule.anyOf(...shows),
  });
  watched.topic.hear(broken);
  return { broken, signs };
}

function signOf(room: Construct, alarm: WatchAlarm, { name }: Watched): Alarm {
  const { id, words, metric, threshold, periods, ofThem = periods, wakes, silence } = alarm;
  const sign = new Alarm(room, id, {
    alarmName: `${name}-${id}`,
    alarmDescription: described(words, id),
    metric,
    threshold,
    evaluationPeriods: periods,
    datapointsToAlarm: ofThem,
    comparisonOperator:
      wakes === 'below' ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: silence === 'bad' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  Validations.of(sign).acknowledge({
    id: 'HIPAA.Security-CloudWatchAlarmAction',
    reason: 'People are told by the alarm of the promise, once, whichever of its signs shows.',
  });
  return sign;
}

function described({ zh, en }: Words, id: string): string {
  return `${zh}。${en}. docs/runbook.md: ${id.replace(/-.*/, '')}`;
}
