import { indicatorsInForce } from '../../core/indicators/management-indicator.ts';
import type { Period } from '../../core/indicators/period.ts';
import { countOf } from '../../core/indicators/tally.ts';
import type { UnitFigures } from '../../core/indicators/unit-figures.ts';
import type { UnitView, ViewFigures } from '../../core/indicators/view-figures.ts';
import { lampsOf } from '../../core/steering/lamps-of.ts';
import type { Portrait } from '../../core/steering/portrait.ts';
import { portraitOf } from '../../core/steering/portrait-of.ts';
import { type RulePortrait, rulePortraitOf } from '../../core/steering/rule-portrait-of.ts';
import { historyBefore, monthsBefore } from './history-before.ts';
import type { Question } from './summary-query.ts';
import type { SummaryServices } from './summary-routes.ts';

const monthsShown = 12;
const mostConcerned = 10;

/** Reads the portrait of a unit; `null` where it has no case in the period. */
export async function readPortrait(
  { views, knowledge }: SummaryServices,
  { scope, within }: Question,
  {
    view,
    key,
    period,
  }: { readonly view: Exclude<UnitView, 'total'>; readonly key: string; readonly period: Period },
): Promise<Portrait | null> {
  const own = view === 'hospital' ? within : { ...within, [view]: key };
  const [figures, history, surrounding] = await Promise.all([
    views.read({ scope, view, period, within }),
    historyBefore(views, { scope, view, within: own }, period),
    view === 'doctor' ? departmentOf(views, { scope, within }, key, period) : undefined,
  ]);
  const indicators = indicatorsInForce(knowledge.indicators, period);
  const lamps = lampsOf({ view: figures, history, indicators });
  const plan = knowledge.steering.portrait;
  return portraitOf({
    view: figures,
    key,
    history,
    indicators,
    plan,
    lamps,
    ...(surrounding && { surrounding }),
  });
}

/** The department in which a doctor had most cases; he is held against all of its cases. */
async function departmentOf(
  views: SummaryServices['views'],
  { scope, within }: Question,
  doctor: string,
  period: Period,
): Promise<UnitFigures | undefined> {
  const [own, all] = await Promise.all([
    views.units({ scope, view: 'department', within: { ...within, doctor }, byGroup: 'core', period }),
    views.units({ scope, view: 'department', within, byGroup: 'core', period }),
  ]);
  const [main] = [...own].sort(
    ([a, { tally: one }], [b, { tally: other }]) =>
      countOf(other, 'cases') - countOf(one, 'cases') || (a < b ? -1 : 1),
  );
  return main && all.get(main[0]);
}

/** Reads what a rule found; `null` where the scope has no case in the period. */
export async function readRulePortrait(
  { views }: SummaryServices,
  { scope, within }: Question,
  rule: string,
  period: Period,
): Promise<RulePortrait | null> {
  const read = (view: UnitView): Promise<ViewFigures> =>
    views.read({ scope, view, period, within, byGroup: 'core' });
  const [total, history, ...concerned] = await Promise.all([
    read('total'),
    views.history({ scope, view: 'total', within, byGroup: 'core', ...monthsBefore(period, monthsShown) }),
    ...concernedViews({ scope, within }).map(read),
  ]);
  const [all] = total.units;
  return all ? rulePortraitOf(rule, all, concerned, history, mostConcerned) : null;
}

function concernedViews({ scope, within }: Question): readonly UnitView[] {
  if (scope.kind === 'region') return ['hospital', 'group'];
  return within.department === undefined ? ['department', 'doctor', 'group'] : ['doctor', 'group'];
}
