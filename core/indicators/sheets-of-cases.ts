import type { CaseFacts } from './case-facts.ts';
import { measureCounts } from './case-measures.ts';
import { cellOf } from './cell.ts';
import { ColumnSum } from './column-sum.ts';
import {
  coreNames,
  groupKey,
  hospitalViews,
  isGrouped,
  type KeyParts,
  type SheetName,
  type View,
} from './sheet.ts';
import { noColumns, type SheetColumns } from './sheet-columns.ts';
import { tallyOf } from './tally.ts';

/** All sheets of a scope and period, be they empty. */
export type Sheets = ReadonlyMap<SheetName, SheetColumns>;

/** The sheets of one hospital's cases. */
export function sheetsOfCases(cases: Iterable<CaseFacts>): Sheets {
  const sums = hospitalViews.map((view) => [view, new ColumnSum()] as const);
  for (const facts of cases) {
    const cell = cellOf(facts);
    // How sure a figure is hangs on the moments of each group; the rest can be told of them.
    const withMoments = { tally: { ...cell.tally, ...tallyOf(measureCounts(facts)) } };
    for (const [view, sum] of sums) {
      const key = keyIn[view](facts);
      if (!key) continue;
      // How costs are distributed is kept by group; below that it would be a bucket a case.
      if (isGrouped(view)) sum.add(key, { ...withMoments, cost: view === 'group' ? cell.cost : {} });
      else sum.add(key, cell);
    }
  }
  return withCores(sums);
}

/** Where a case stands in a view; `null` where it does not. */
const keyIn: Readonly<Record<(typeof hospitalViews)[number], (facts: CaseFacts) => KeyParts | null>> = {
  total: () => [],
  department: ({ department }) => [department],
  doctor: ({ department, doctor }) => (doctor === null ? null : [department, doctor]),
  group: (facts) => within(groupOf(facts), (group) => [group]),
  'department-group': (facts) => within(groupOf(facts), (group) => [facts.department, group]),
  mix: (facts) => within(groupOf(facts), (group) => [facts.department, facts.doctor, group]),
};

const within = (group: string | null, key: (group: string) => KeyParts) =>
  group === null ? null : key(group);

/** The group that a case is counted in; `null` for an outpatient bill. */
export function groupOf({ signs, drg }: CaseFacts): string | null {
  return signs ? groupKey(signs.scheme, drg) : null;
}

/** The sheets of a region from those of its hospitals, by hospital. */
export function regionSheetsOf(hospitals: ReadonlyMap<string, Sheets>): Sheets {
  const sums = {
    total: new ColumnSum(),
    hospital: new ColumnSum(),
    group: new ColumnSum(),
    'hospital-group': new ColumnSum(),
  };
  for (const [hospital, sheets] of hospitals) {
    const [total, group] = [sheets.get('total') ?? noColumns, sheets.get('group') ?? noColumns];
    sums.total.addSheet(total);
    sums.hospital.addSheet(total, () => [hospital]);
    sums.group.addSheet(group);
    sums['hospital-group'].addSheet(withoutCosts(group), ([key = null]) => [hospital, key]);
  }
  return withCores(Object.entries(sums) as [View, ColumnSum][]);
}

const withoutCosts = ({ cost: _cost, ...sheet }: SheetColumns): SheetColumns => sheet;

/** What sheets of disjoint cases, of the months of a year, say, are together. */
export function mergeSheets(all: readonly Sheets[]): Sheets {
  const views = [...new Set(all.flatMap((sheets) => [...sheets.keys()]))].filter(isView);
  const sums = views.map((view) => {
    const sum = new ColumnSum();
    for (const sheets of all) sum.addSheet(sheets.get(view) ?? noColumns);
    return [view, sum] as const;
  });
  return withCores(sums);
}

const isView = (name: SheetName): name is View => !name.endsWith('.core');

function withCores(sums: readonly (readonly [View, ColumnSum])[]): Sheets {
  return new Map(
    sums.flatMap(([view, sum]): [SheetName, SheetColumns][] => {
      const full: [SheetName, SheetColumns] = [view, sum.columns()];
      return isGrouped(view) ? [full, [`${view}.core`, sum.columns((name) => coreNames.has(name))]] : [full];
    }),
  );
}
