import { countOf } from '../indicators/tally.ts';
import type { ViewFigures } from '../indicators/view-figures.ts';
import type { NamedUnit, Remark } from './remark.ts';
import type { ReportedUnit, UnitTable } from './report.ts';
import type { ReportNames } from './report-input.ts';
import type { ComparedView } from './report-plan.ts';
import { unitName } from './reported-units.ts';

/** Units that a line names at the most. */
const mostNamed = 3;

/**
 * Where money is lost, and what went well: indicators that improved, and units that keep most. Doctors are talked
 * with, not listed on a first page.
 */
export function balanceRemarks(
  views: readonly ViewFigures[],
  names: ReportNames,
  overall: ReportedUnit,
): readonly Remark[] {
  const balances = views.flatMap(({ view, units }) => {
    if (view === 'total') return [];
    const byBalance = units
      .map(({ key, now }) => ({
        key,
        name: unitName(view, key, names),
        value: countOf(now.tally, 'balanceFen'),
      }))
      .sort((a, b) => a.value - b.value || (a.key < b.key ? -1 : 1));
    return [{ view, byBalance }];
  });
  const members = balances.find(({ view }) => view === 'department' || view === 'hospital');
  const groups = balances.find(({ view }) => view === 'group');
  const losses = [members, groups].flatMap((of) => (of ? lossesIn(of.view, of.byBalance) : []));
  return [
    ...goodNews(overall, members),
    ...(losses.length > 0 ? [{ code: 'losses' as const, of: losses }] : []),
  ];
}

function goodNews(
  { figures }: ReportedUnit,
  members: { readonly view: ComparedView; readonly byBalance: readonly NamedUnit[] } | undefined,
): Remark[] {
  const improved = [...figures]
    .filter(([, { news }]) => news.some(({ kind }) => kind === 'improved-three-months'))
    .map(([indicator]) => indicator);
  const gains = (members?.byBalance ?? []).toReversed().filter(({ value }) => value > 0);
  if (improved.length === 0 && gains.length === 0) return [];
  const view = members?.view ?? 'department';
  return [{ code: 'good-news', improved, view, gains: gains.slice(0, mostNamed) }];
}

function lossesIn(view: ComparedView, byBalance: readonly NamedUnit[]) {
  const losing = byBalance.filter(({ value }) => value < 0);
  if (losing.length === 0) return [];
  return [{ view, units: losing.slice(0, mostNamed), losing: losing.length }];
}

/** The departments, or hospitals, with most red lamps. */
export function redUnits(tables: readonly UnitTable[]): Remark[] {
  const table = tables.find(({ view }) => view === 'department' || view === 'hospital');
  if (!table) return [];
  const lit = table.units
    .map(({ key, name, figures }) => ({
      key,
      name,
      value: [...figures.values()].filter(({ colour }) => colour === 'red').length,
    }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1));
  if (lit.length === 0) return [];
  return [{ code: 'red-units', view: table.view, units: lit.slice(0, mostNamed), lit: lit.length }];
}
