import type { FatigueThresholds } from '../../core/orders/fatigue/fatigue-thresholds.ts';
import { rateOf } from '../../core/orders/fatigue/rate.ts';
import { tallyWarnings } from '../../core/orders/fatigue/tally.ts';
import type { WarningRecord } from '../../core/orders/warning-record.ts';

/** What became of a rule's warnings to one doctor, and how often the others went on. */
export type OwnRule = ReturnType<typeof ownRule>;

/**
 * A doctor's warnings by rule, most shown first. How the others do is a rate of all of them together, told only where
 * as many of them answered as proposals ask for: fewer would say what a colleague does.
 * @param records of the whole hospital
 */
export function ownRules(
  records: readonly WarningRecord[],
  doctor: string,
  thresholds: FatigueThresholds,
): readonly OwnRule[] {
  return [...Map.groupBy(records, ({ rule }) => rule)]
    .filter(([, shown]) => shown.some((one) => one.doctor === doctor))
    .map(([rule, shown]) => ownRule(rule, shown, doctor, thresholds))
    .toSorted((a, b) => b.shown - a.shown || (a.rule < b.rule ? -1 : 1));
}

function ownRule(
  rule: string,
  records: readonly WarningRecord[],
  doctor: string,
  thresholds: FatigueThresholds,
) {
  const own = records.filter((one) => one.doctor === doctor);
  const { shown, answered, overridden, changed, override_rate } = tallyWarnings(own, thresholds);
  const others = tallyWarnings(
    records.filter((one) => one.doctor !== doctor),
    thresholds,
  );
  const isTold = others.doctors >= thresholds.enough.doctors;
  return {
    rule,
    shown,
    answered,
    overridden,
    changed,
    override_rate,
    others_override_rate: isTold ? rateOf(others.overridden, others.answered, thresholds.interval.z) : null,
  };
}
