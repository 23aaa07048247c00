import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { AlertTopic } from './alert-topic.ts';
import type { HandlerFunction } from './handler-function.ts';

export interface OrderAlarmsProps {
  readonly handler: HandlerFunction;
  /** Of the metrics that the handler tells. */
  readonly namespace: string;
  readonly answerWithinMs: number;
  readonly topic: AlertTopic;
}

/** Nobody at the bedside notices that warnings stay away: these do. */
export class OrderAlarms extends Construct {
  readonly #namespace: string;
  readonly #topic: AlertTopic;

  constructor(scope: Construct, id: string, props: OrderAlarmsProps) {
    super(scope, id);
    this.#namespace = props.namespace;
    this.#topic = props.topic;
    const [atOnce, lasting] = [1, 3];
    this.#raise('Crashing', props.handler.errors, 0, atOnce, 'Order checks end without an answer');
    this.#raise('Unavailable', this.#metric('EngineUnavailable', 'Sum'), 0, atOnce, 'Orders go unchecked');
    const degraded = this.#metric('Degraded', 'Average');
    this.#raise(
      'Degraded',
      degraded,
      0.05,
      lasting,
      'More than one answer in twenty lacks what it should know',
    );
    const late = this.#metric('Latency', 'p99');
    this.#raise(
      'Late',
      late,
      props.answerWithinMs,
      lasting,
      'One answer in a hundred is later than it may be',
    );
  }

  #metric(metricName: string, statistic: string): Metric {
    const dimensionsMap = { service: 'check-orders' };
    return new Metric({ namespace: this.#namespace, metricName, dimensionsMap, statistic });
  }

  /** @param periods of five minutes, one after the other, in which it is above the threshold */
  #raise(id: string, metric: Metric, threshold: number, periods: number, alarmDescription: string): void {
    const alarm = new Alarm(this, id, {
      alarmDescription,
      metric: metric.with({ period: Duration.minutes(5) }),
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    this.#topic.hear(alarm);
  }
}
