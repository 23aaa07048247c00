import { evaluate } from '../indicators/evaluate.ts';
import { indicatorsInForce, type ManagementIndicator } from '../indicators/management-indicator.ts';
import { countOf, type Tally } from '../indicators/tally.ts';
import type { UnitFigures } from '../indicators/unit-figures.ts';
import type { MonthFigures, UnitInTime, ViewFigures } from '../indicators/view-figures.ts';
import type { Lamp } from './lamp.ts';
import { placeAmong } from './place-among.ts';
import type { Conversation, GroupShare, Portrait, PortraitColumn } from './portrait.ts';
import { rulesOfUnit } from './rules-of-unit.ts';
import { spreadOf } from './spread-of.ts';
import type { SteeringPlan } from './steering-plan.ts';
import { courseOf, type UnitCourse } from './unit-course.ts';

/** What a portrait is drawn of. */
export interface PortraitQuestion {
  /** The unit's view, with its peers. */
  readonly view: ViewFigures;
  readonly key: string;
  /** The months before the period. */
  readonly history: readonly MonthFigures[];
  readonly indicators: readonly ManagementIndicator[];
  readonly plan: SteeringPlan['portrait'];
  /** The view's lamps, where they are known. */
  readonly lamps?: readonly Lamp[];
  /** What a doctor is held against: his department. */
  readonly surrounding?: UnitFigures;
}

/** The portrait of a unit of a view; `null` where the view does not have it. */
export function portraitOf(question: PortraitQuestion): Portrait | null {
  const { view, key, history, indicators, plan, surrounding } = question;
  const unit = view.units.find((one) => one.key === key);
  if (!unit) return null;
  const inForce = indicatorsInForce(indicators, view.period);
  const course = courseOf(unit, view, history, inForce);
  const peers = view.units
    .filter((one) => one.key !== key)
    .map((one) => courseOf({ ...one, before: null }, view, [], inForce));
  const byId = new Map(inForce.map((indicator) => [indicator.id, indicator]));
  return {
    key,
    columns: plan.columns.flatMap((id) => {
      const indicator = byId.get(id);
      return indicator ? columnOf(indicator, course, peers, question) : [];
    }),
    groups: topGroups(unit, plan.topGroups),
    rules: rulesOfUnit(unit.now.tally, unit.before?.tally),
    conversation: surrounding ? conversationOf(course, surrounding, plan, byId) : null,
  };
}

function columnOf(
  { id, better, minCases }: ManagementIndicator,
  { key, now, before, yearBefore, months }: UnitCourse,
  peers: readonly UnitCourse[],
  { lamps = [] }: PortraitQuestion,
): PortraitColumn {
  const read = (of: UnitCourse['now']) => of.values.get(id)?.value ?? null;
  const found = now.values.get(id) ?? { indicator: id, value: null, above: null, below: null, cases: 0 };
  const others = peers.flatMap((peer) => {
    const { value = null, cases = 0 } = peer.now.values.get(id) ?? {};
    return value === null || cases < minCases ? [] : value;
  });
  const isPlaced = found.value !== null && found.cases >= minCases;
  return {
    ...found,
    place: isPlaced ? placeAmong(found.value ?? 0, others, better) : null,
    before: read(before),
    yearBefore: read(yearBefore),
    sinceBefore: riseOf(found.value, read(before)),
    sinceYearBefore: riseOf(found.value, read(yearBefore)),
    lamp: lamps.find((lamp) => lamp.unit === key && lamp.indicator === id) ?? null,
    months: months.map((month) => ({ month: month.month, value: read(month) })),
  };
}

function riseOf(now: number | null, then: number | null): number | null {
  return now === null || then === null || then <= 0 ? null : now / then - 1;
}

function topGroups({ now, before }: UnitInTime, count: number): readonly GroupShare[] {
  const rows = [...now.byGroup].map(([group, tally]) => ({ group, tally }));
  const cases = (tally: Tally | undefined) => countOf(tally ?? {}, 'cases');
  const all = rows.reduce((sum, { tally }) => sum + cases(tally), 0);
  return rows
    .toSorted((a, b) => cases(b.tally) - cases(a.tally) || (a.group < b.group ? -1 : 1))
    .slice(0, count)
    .map(({ group, tally }) => ({
      group,
      cases: cases(tally),
      share: all === 0 ? 0 : cases(tally) / all,
      costFen: countOf(tally, 'costFen'),
      averageCostFen:
        countOf(tally, 'costed') === 0
          ? null
          : Math.round(countOf(tally, 'costFen') / countOf(tally, 'costed')),
      balanceFen: countOf(tally, 'balanceFen'),
      casesBefore: cases(before?.byGroup.get(group)),
    }));
}

/** `null` where either has no value, or the unit has too few cases. */
function conversationOf(
  { now }: UnitCourse,
  surrounding: UnitFigures,
  { conversation }: SteeringPlan['portrait'],
  indicators: ReadonlyMap<string, ManagementIndicator>,
): Conversation | null {
  const indicator = indicators.get(conversation.indicator);
  const found = now.values.get(conversation.indicator);
  if (!indicator || !now.unit || !found || found.value === null || found.cases < indicator.minCases)
    return null;
  const ofSurrounding = evaluate([...indicators.values()], surrounding, now.benchmark, null);
  const around = ofSurrounding.find((value) => value.indicator === indicator.id);
  if (!around?.value) return null;
  const limit = conversation.times * around.value;
  const isFlagged = found.value > limit;
  const { unit, yearBefore, benchmark } = now;
  const spread = spreadOf({ indicator, value: found, unit, yearBefore, benchmark, months: [] }, indicators);
  return {
    indicator: indicator.id,
    value: found.value,
    reference: around.value,
    times: found.value / around.value,
    isFlagged,
    isSure: isFlagged && spread ? spread.interval[0] > limit : null,
  };
}
