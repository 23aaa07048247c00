import type { BatchSetting } from '../batch-setting.ts';
import type { GeneratorKnowledge } from '../generator-knowledge.ts';
import type { Random } from '../random.ts';
import type { StayPlan } from '../stay-plan.ts';
import { usualCostFen } from '../usual-cost.ts';
import type { JourneyPlanter } from './journey-planter.ts';
import { isUncomplicated } from './thin-stay.ts';

const ruleId = 'DS-UPCODING';
const tableId = 'complication-support';

/** Where the archetypes take their costs from, a severer group is a dearer one. */
const region = '371300';

/** A complication that lifts the group and leaves no trace on the bill; or one that leaves its trace. */
export const upcodingPlanter: JourneyPlanter = {
  ruleId,
  occasions: () => 0.25,
  roomDays: 0,
  plant(random, { knowledge }, first, kind) {
    if (first.hospital.region !== region || !isUncomplicated(first)) return null;
    const severer = complicate(random, first, knowledge);
    if (!severer) return null;
    const traces = listTraces(severer, knowledge);
    const leavesOut: StayPlan['leavesOut'] = ({ code }) => traces.some((trace) => code.startsWith(trace));
    const planted = [{ ruleId, kind }];
    return [{ ...severer, leavesOut: kind === 'violation' ? leavesOut : null, planted }];
  },
};

/** The same stay with one complication more, at the cost of the group it leads to. */
function complicate(random: Random, stay: StayPlan, { book, items }: GeneratorKnowledge): StayPlan | null {
  const { archetype, outcome, diagnoses } = stay;
  const supported = Object.keys(items.supports);
  const options = archetype.outcomes
    .filter(({ medianCostYuan }) => medianCostYuan > outcome.medianCostYuan)
    .flatMap((severer) => severer.oneOf.map((code) => ({ severer, code })))
    .filter(({ code }) => supported.some((beginning) => code.startsWith(beginning)));
  if (options.length === 0) return null;
  const { severer, code } = random.pick(options);
  const targetCostFen = Math.round(usualCostFen(book, stay, severer));
  const [principal = '', ...others] = diagnoses;
  return { ...stay, outcome: severer, diagnoses: [principal, code, ...others], targetCostFen };
}

/** Beginnings of all items that would speak for one of the diagnoses. */
function listTraces({ diagnoses }: StayPlan, { limits }: BatchSetting['knowledge']): readonly string[] {
  const tables = limits.versionsOf.get(tableId) ?? [];
  const rows = tables.flatMap((table) => (table.kind === 'diagnosis-support' ? table.rows : []));
  return rows
    .filter(([beginning]) => diagnoses.some((code) => code.startsWith(beginning)))
    .flatMap(([, , items]) => items);
}
