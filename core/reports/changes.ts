import type { Unit } from '../indicators/unit-figures.ts';
import type { ViewFigures } from '../indicators/view-figures.ts';
import type { Amount } from '../steering/amount.ts';
import { decomposeChange, type Split, type SplitRow } from '../steering/decompose-change.ts';
import type { Change, ChangeRow } from './report.ts';
import type { ReportInput, ReportNames } from './report-input.ts';
import type { ComparedView } from './report-plan.ts';
import { unitName } from './reported-units.ts';

/** Money whose change a report takes apart. */
const told: readonly Amount[] = ['cost', 'balance'];
/** Units named of each kind. */
const mostRows = 5;

/** Where cost and balance changed against the period before and the year before, where there were cases then. */
export function changesOf({ total, views, names }: ReportInput): readonly Change[] {
  const [whole] = total.view.units;
  const members = views.map(({ view }) => view).find(({ view }) => view !== 'group');
  if (!whole || !members || members.view === 'total') return [];
  const view = members.view;
  return (['before', 'yearBefore'] as const).flatMap((time) =>
    whole[time] === null
      ? []
      : told.map((of) => changeOf(of, time, { now: whole.now, before: whole[time] }, members, view, names)),
  );
}

function changeOf(
  of: Amount,
  time: 'before' | 'yearBefore',
  unit: { readonly now: Unit; readonly before: Unit | null },
  { units, gone }: ViewFigures,
  view: ComparedView,
  names: ReportNames,
): Change {
  const { total } = decomposeChange(
    unit,
    of,
    [...units, ...gone].map(({ key, now, [time]: before }) => ({ key, now, before })),
  );
  return {
    of,
    against: time === 'before' ? 'before' : 'year-before',
    whole: { key: null, name: null, ...numbersOf(total) },
    members: { view, rows: greatest(total.byMember, (key) => unitName(view, key, names)) },
    groups: greatest(total.byGroup, names.group),
  };
}

const numbersOf = ({ before, now, change, parts }: Split) => ({ before, now, change, parts });

/** The rows that moved most, up or down; equal ones by key. */
function greatest(
  rows: readonly SplitRow[],
  nameOf: (key: string) => ChangeRow['name'],
): readonly ChangeRow[] {
  return rows
    .filter(({ change }) => change !== 0)
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1))
    .slice(0, mostRows)
    .map(({ key, before, now, change, parts }) => ({
      key,
      name: key === null ? null : nameOf(key),
      before: before.above,
      now: now.above,
      change,
      parts,
    }));
}
