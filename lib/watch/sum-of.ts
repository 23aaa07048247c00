import type { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';

/**
 * One line of several: what was not told counts nought.
 * @param label a word
 */
export function sumOf(label: string, metrics: readonly IMetric[], period: Duration): IMetric {
  // Of one graph no two may have the same id.
  const usingMetrics = Object.fromEntries(metrics.map((metric, at) => [`${label}${at}`, metric]));
  const filled = Object.keys(usingMetrics).map((name) => `FILL(${name}, 0)`);
  return new MathExpression({ label, expression: filled.join(' + '), usingMetrics, period });
}
