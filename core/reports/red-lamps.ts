import type { UnitInTime } from '../indicators/view-figures.ts';
import { contributionNames } from '../steering/contribution-names.ts';
import type { MemberKind } from '../steering/contribution-words.ts';
import { explainChange } from '../steering/contributions.ts';
import type { RedLamp, ReportedUnit } from './report.ts';
import type { ReportInput } from './report-input.ts';

/** What to know of the indicators of the whole that are lit red, in their order. */
export function redLampsOf(
  { total, views, indicators, steering, names }: ReportInput,
  { figures }: ReportedUnit,
): readonly RedLamp[] {
  const whole = total.view.units[0] as UnitInTime;
  const members = views.map(({ view }) => view).find(({ view }) => view !== 'group');
  const memberKind = (members?.view ?? 'department') as MemberKind;
  const inTime = members && [...members.units, ...members.gone];
  return indicators
    .filter(({ id }) => figures.get(id)?.colour === 'red')
    .map((indicator) => {
      const explanation = explainChange(indicator, indicators, whole, total.view.benchmark, inTime);
      return {
        indicator: indicator.id,
        explanation,
        memberKind,
        names: explanation ? contributionNames(explanation, memberKind, names) : [],
        questions: steering.questions.byIndicator[indicator.id] ?? [],
      };
    });
}
