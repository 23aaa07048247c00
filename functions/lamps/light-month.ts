import { indicatorsInForce, type ManagementIndicator } from '../../core/indicators/management-indicator.ts';
import { monthsUntil, periodAfter } from '../../core/indicators/period.ts';
import type { MonthFigures, ViewFigures } from '../../core/indicators/view-figures.ts';
import { explainChange, type MemberInTime } from '../../core/steering/contributions.ts';
import { continueLamp, type JudgedLamp } from '../../core/steering/judged-lamp.ts';
import { lampsOf } from '../../core/steering/lamps-of.ts';
import type { LampsMessage } from '../../platform/messages.ts';
import type { ViewReader } from '../../platform/summaries/read-view.ts';
import { type LampStore, type LampView, lampViews } from '../../platform/table/lamps.ts';

export interface LightServices {
  readonly views: Pick<ViewReader, 'read' | 'history'>;
  readonly lamps: LampStore;
  readonly indicators: readonly ManagementIndicator[];
}

/** The twelve months before, and for the growths of three of them the year before these. */
const monthsOfHistory = 15;
/** As long as a red spell may be interrupted, so that a run that was left out ends none. */
const monthsLookedBack = 3;

/** The lamps of a view as they were lit and kept. */
export interface LitView {
  readonly view: LampView;
  readonly lamps: readonly JudgedLamp[];
  /** Whether a later month was judged before: what is red in an older one is no news. */
  readonly isLate: boolean;
}

/** Lights all lamps of a hospital's month and keeps them; a view that a later turn has lit meanwhile is left out. */
export async function lightMonth(
  services: LightServices,
  { hospital, month }: LampsMessage,
): Promise<readonly LitView[]> {
  const turn = await services.lamps.nextTurn(hospital, month);
  const lit: LitView[] = [];
  for (const view of lampViews) {
    const lamps = await judgeView(services, hospital, month, view);
    const isLate = await services.lamps.isJudged(hospital, periodAfter(month), view);
    if (await services.lamps.write(hospital, month, view, turn, lamps)) lit.push({ view, lamps, isLate });
  }
  return lit;
}

async function judgeView(
  services: LightServices,
  hospital: string,
  month: string,
  view: LampView,
): Promise<readonly JudgedLamp[]> {
  const { views, lamps, indicators } = services;
  const scope = { kind: 'hospital', hospital } as const;
  const [figures, history, earlier] = await Promise.all([
    views.read({ scope, view, period: month }),
    historyBefore(views, hospital, view, month),
    judgedBefore(lamps, hospital, month, view),
  ]);
  const judged = lampsOf({ view: figures, history, indicators }).map((lamp) =>
    continueLamp(lamp, month, earlier.get(lampName(lamp)) ?? null),
  );
  return explain(services, figures, judged);
}

/** How sure an improvement is hangs on its three months; of those before, the values are enough. */
async function historyBefore(
  views: LightServices['views'],
  hospital: string,
  view: LampView,
  month: string,
): Promise<readonly MonthFigures[]> {
  const of = { scope: { kind: 'hospital', hospital }, view } as const;
  const months = monthsUntil(month, monthsOfHistory + 1);
  const at = (place: number) => months.at(place) as string;
  const [far, near] = await Promise.all([
    views.history({ ...of, from: at(0), until: at(-5), byGroup: 'core' }),
    views.history({ ...of, from: at(-4), until: at(-2) }),
  ]);
  return [...far, ...near];
}

/** The lamps of the last month that was judged before, by unit and indicator. */
async function judgedBefore(
  lamps: LampStore,
  hospital: string,
  month: string,
  view: LampView,
): Promise<ReadonlyMap<string, JudgedLamp>> {
  for (const before of monthsUntil(month, monthsLookedBack + 1)
    .slice(0, -1)
    .toReversed()) {
    const found = await lamps.read(hospital, before, view);
    if (found) return new Map(found.map((lamp) => [lampName(lamp), lamp]));
  }
  return new Map();
}

const lampName = ({ unit, indicator }: Pick<JudgedLamp, 'unit' | 'indicator'>) => `${unit}\n${indicator}`;

/** Says of red lamps, and of good news but of single doctors, what the change came from. */
async function explain(
  services: LightServices,
  figures: ViewFigures,
  lamps: readonly JudgedLamp[],
): Promise<readonly JudgedLamp[]> {
  const indicators = indicatorsInForce(services.indicators, figures.period);
  const members = memberReader(services.views, figures);
  const units = new Map(figures.units.map((unit) => [unit.key, unit]));
  const explained: JudgedLamp[] = [];
  for (const lamp of lamps) {
    const unit = units.get(lamp.unit);
    const isTold = lamp.colour === 'red' || (lamp.news.length > 0 && figures.view !== 'doctor');
    const indicator = indicators.find(({ id }) => id === lamp.indicator);
    if (!unit || !isTold || !indicator) {
      explained.push(lamp);
      continue;
    }
    const of = await members(lamp.unit);
    const explanation = explainChange(indicator, indicators, unit, figures.benchmark, of);
    explained.push({ ...lamp, explanation });
  }
  return explained;
}

/** A department's doctors, a hospital's departments; a doctor is taken apart no further. Read once each. */
function memberReader(
  views: Pick<ViewReader, 'read'>,
  { scope, view, period }: ViewFigures,
): (unit: string) => Promise<readonly MemberInTime[]> {
  const read = async (unit: string) => {
    if (view === 'doctor') return [];
    const asked =
      view === 'total'
        ? ({ view: 'department' } as const)
        : ({ view: 'doctor', within: { department: unit } } as const);
    const { units, gone } = await views.read({ scope, period, ...asked });
    return [...units, ...gone];
  };
  const known = new Map<string, Promise<readonly MemberInTime[]>>();
  return (unit) => {
    const before = known.get(unit) ?? read(unit);
    known.set(unit, before);
    return before;
  };
}
