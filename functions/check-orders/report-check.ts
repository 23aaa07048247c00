import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { EngineState } from '../../core/orders/engine-state.ts';
import type { OrderCheck, OrderQuestion } from '../../core/orders/order-check.ts';
import { faultOf } from '../../platform/fault-of.ts';
import { log } from '../../platform/log.ts';
import { metrics } from '../../platform/metrics.ts';
import type { CheckEncounter, CheckedQuestion, Reception } from './check-encounter.ts';
import { engineStateOf, type Fault } from './fault.ts';

/** Counts each check and logs a line of it: how many, which rules, how long. Not for whom, and not why. */
export function reportingChecks(checkEncounter: CheckEncounter): CheckEncounter {
  return async (question, reception) => {
    const outcome = await checkEncounter(question, reception);
    reportCheck(question, outcome, reception);
    return outcome;
  };
}

/** Counts and logs a request that came to no check. */
export function reportWithout(fault: Fault, receivedAt: Date): void {
  count(engineStateOf([fault]), 0, Date.now() - receivedAt.getTime());
  reportFaults([fault]);
}

/** Logs what was lacking and where it broke; not on whose data. */
export function reportFaults(faults: readonly Fault[]): void {
  for (const { lack, rule, error } of faults) {
    log.warn('lacking', { lack, rule, ...(error !== undefined && faultOf(error)) });
  }
}

function reportCheck(
  { encounter, concerns }: OrderQuestion,
  { check, engine, faults }: CheckedQuestion,
  { channel, receivedAt }: Reception,
): void {
  const ms = Date.now() - receivedAt.getTime();
  count(engine, check?.warnings.length ?? 0, ms);
  reportFaults(faults);
  log.info('orders checked', {
    channel,
    hospital: encounter.hospital,
    care: encounter.care,
    concerns,
    orders: encounter.orders.length,
    ...(check && countsOf(check)),
    engine: engine.status,
    ms,
  });
}

/** Noughts are counted too, so that the average of `Degraded` or `EngineUnavailable` is its rate. */
function count({ status }: EngineState, shown: number, ms: number): void {
  metrics.addMetric('OrderChecks', MetricUnit.Count, 1);
  metrics.addMetric('WarningsShown', MetricUnit.Count, shown);
  metrics.addMetric('Degraded', MetricUnit.Count, status === 'degraded' ? 1 : 0);
  metrics.addMetric('EngineUnavailable', MetricUnit.Count, status === 'unavailable' ? 1 : 0);
  metrics.addMetric('Latency', MetricUnit.Milliseconds, ms);
}

function countsOf({ warnings, withheld, unchecked }: OrderCheck) {
  return {
    shown: warnings.map(({ warning }) => warning.finding.rule_id),
    repeats: warnings.filter(({ isRepeat }) => isRepeat).length,
    withheld: withheld.map(({ warning, why }) => `${why} ${warning.finding.rule_id}`),
    unchecked: unchecked.length,
  };
}
