import { monthsOf, type Period } from '../../core/indicators/period.ts';
import type { UnitView } from '../../core/indicators/view-figures.ts';
import type { JudgedLamp } from '../../core/steering/judged-lamp.ts';
import type { Lamp } from '../../core/steering/lamp.ts';
import { lampsOf } from '../../core/steering/lamps-of.ts';
import { type LampStore, type LampView, lampViews } from '../../platform/table/lamps.ts';
import { historyBefore } from './history-before.ts';
import type { Question } from './summary-query.ts';
import type { SummaryServices } from './summary-routes.ts';

/** A lamp; of those that are kept, what is known of the months before and of its causes. */
export type ReadLamp = Lamp & Partial<JudgedLamp>;

/**
 * The lamps of a view. Those of a hospital's month that were lit by the clock, and told of, are read as they are kept;
 * others are lit on the spot. A department is lit among the others also where nobody but it is asked for.
 */
export async function readLamps(
  { views, knowledge, lamps }: SummaryServices & { readonly lamps: Pick<LampStore, 'read'> },
  { scope, within }: Question,
  view: UnitView,
  period: Period,
): Promise<readonly ReadLamp[]> {
  const { department, ...cut } = within;
  const isOneOfView = view === 'department' && Object.values(cut).every((value) => value === undefined);
  const asked = isOneOfView ? {} : within;
  const isShown = (lamp: Lamp) => !isOneOfView || department === undefined || lamp.unit === department;
  const isWhole = Object.values(asked).every((value) => value === undefined);
  if (scope.kind === 'hospital' && isWhole && isKept(view) && monthsOf(period).length === 1) {
    const kept = await lamps.read(scope.hospital, period, view);
    if (kept) return kept.filter(isShown);
  }
  const question = { scope, view, within: asked };
  const [figures, history] = await Promise.all([
    views.read({ ...question, period }),
    historyBefore(views, question, period),
  ]);
  return lampsOf({ view: figures, history, indicators: knowledge.indicators }).filter(isShown);
}

function isKept(view: UnitView): view is LampView {
  return (lampViews as readonly UnitView[]).includes(view);
}
