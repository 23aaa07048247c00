import { type Period, yearBefore } from '../../core/indicators/period.ts';
import type { Benchmark } from '../../core/indicators/unit-figures.ts';
import type { UnitInTime, UnitView } from '../../core/indicators/view-figures.ts';
import type { MemberKind } from '../../core/steering/contribution-words.ts';
import type { MemberInTime } from '../../core/steering/contributions.ts';
import type { ViewReader } from '../../platform/summaries/read-view.ts';
import type { Units } from '../../platform/summaries/units-in.ts';
import type { Question } from './summary-query.ts';
import type { UnitQuestion } from './unit-question.ts';

/** A unit and its members in two periods; `before` is the one that it is compared with. */
export interface UnitChanged {
  readonly unit: UnitInTime;
  /** `null` of a doctor. */
  readonly memberKind: MemberKind | null;
  /** Those that are gone too. */
  readonly members: readonly MemberInTime[];
  readonly benchmark: Benchmark;
}

/** Reads both periods of a unit; `null` where it has no case now. */
export async function readChange(
  views: ViewReader,
  { question, view, key }: UnitQuestion,
  period: Period,
  against: Period,
): Promise<UnitChanged | null> {
  const memberKind = membersOf(question, view);
  const unitsOf = (of: UnitView) =>
    Promise.all(
      [period, against, yearBefore(period)].map((each) =>
        views.units({ ...question, view: of, period: each }),
      ),
    );
  const [own, parts, benchmark] = await Promise.all([
    unitsOf(view),
    memberKind ? unitsOf(memberKind) : [],
    views.means(question.scope, period),
  ]);
  const unit = inTime(own).find((one) => one.key === key);
  if (!unit?.now) return null;
  return { unit: { ...unit, now: unit.now }, memberKind, members: inTime(parts), benchmark };
}

function membersOf({ scope }: Question, view: UnitQuestion['view']): MemberKind | null {
  if (view === 'doctor') return null;
  if (view === 'department') return 'doctor';
  return scope.kind === 'region' ? 'hospital' : 'department';
}

function inTime([now, before, past]: readonly Units[]) {
  const keys = new Set([now, before, past].flatMap((units) => [...(units?.keys() ?? [])]));
  return [...keys].sort().map((key) => ({
    key,
    now: now?.get(key) ?? null,
    before: before?.get(key) ?? null,
    yearBefore: past?.get(key) ?? null,
  }));
}
