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
  namesOf,
  regionViews,
  type SheetName,
  viewOf,
} from './sheet.ts';
import { noColumns, type SheetColumns } from './sheet-columns.ts';
import { tallyOf } from './tally.ts';

/** All sheets of a scope and period, be they empty. */
export type Sheets = ReadonlyMap<SheetName, SheetColumns>;

/** The sheets of one hospital's cases. */
export function sheetsOfCases(cases: Iterable<CaseFacts>): Sheets {
  const sums = new SheetSums();
  for (const name of namesOf(hospitalViews)) sums.of(name);
  for (const facts of cases) {
    const cell = cellOf(facts);
    const moments = { tally: tallyOf(measureCounts(facts)), cost: {} };
    for (const view of hospitalViews) {
      const key = keyIn[view](facts);
      if (!key) continue;
      // How costs are distributed is kept by group; below that it would be a bucket a case.
      const isFine = view === 'department-group' || view === 'mix';
      sums.of(view).add(key, isFine ? { tally: cell.tally, cost: {} } : cell);
      if (isGrouped(view)) sums.of(`${view}.moments`).add(key, moments);
    }
  }
  return sums.sheets();
}

/** Where a case stands in a view; `null` where it does not. */
const keyIn: Readonly<Record<(typeof hospitalViews)[number], (facts: CaseFacts) => KeyParts | null>> = {
  total: () => [],
  department: ({ department }) => [department],
  doctor: ({ department, doctor }) => (doctor === null ? null : [department, doctor]),
  group: (facts) => inGroup(facts, (group) => [group]),
  'department-group': (facts) => inGroup(facts, (group) => [facts.department, group]),
  mix: (facts) => inGroup(facts, (group) => [facts.department, facts.doctor, group]),
};

function inGroup(facts: CaseFacts, key: (group: string) => KeyParts): KeyParts | null {
  const group = groupOf(facts);
  return group === null ? null : key(group);
}

/** The group that a case is counted in; `null` for an outpatient bill. */
export function groupOf({ signs, group }: CaseFacts): string | null {
  return signs ? groupKey(signs.scheme, group) : null;
}

/** The sheets of a region from those of its hospitals, by hospital. */
export function regionSheetsOf(hospitals: ReadonlyMap<string, Sheets>): Sheets {
  const sums = new SheetSums();
  for (const name of namesOf(regionViews)) sums.of(name);
  for (const [hospital, sheets] of hospitals) {
    const sheetOf = (name: SheetName) => sheets.get(name) ?? noColumns;
    const { cost: _costs, ...group } = sheetOf('group');
    sums.of('total').addSheet(sheetOf('total'));
    sums.of('hospital').addSheet(sheetOf('total'), { under: [hospital] });
    sums.of('group').addSheet(sheetOf('group'));
    sums.of('group.moments').addSheet(sheetOf('group.moments'));
    sums.of('hospital-group').addSheet(group, { under: [hospital, 0] });
    sums.of('hospital-group.moments').addSheet(sheetOf('group.moments'), { under: [hospital, 0] });
  }
  return sums.sheets();
}

/** What sheets of disjoint cases, of the months of a year, say, are together. */
export function mergeSheets(all: readonly Sheets[]): Sheets {
  const sums = new SheetSums();
  for (const sheets of all) {
    for (const [name, sheet] of sheets) if (!name.endsWith('.core')) sums.of(name).addSheet(sheet);
  }
  return sums.sheets();
}

/** Sheets that are being added up; the few names of the grouped ones are taken out of them at the end. */
class SheetSums {
  readonly #sums = new Map<SheetName, ColumnSum>();

  /** A sheet that was asked for is there, be it empty. */
  of(name: SheetName): ColumnSum {
    const sum = this.#sums.get(name) ?? new ColumnSum();
    this.#sums.set(name, sum);
    return sum;
  }

  sheets(): Sheets {
    return new Map(
      [...this.#sums].flatMap(([name, sum]): [SheetName, SheetColumns][] => {
        const view = viewOf(name);
        const hasCore = name === view && isGrouped(view);
        const own: [SheetName, SheetColumns] = [name, sum.columns()];
        return hasCore ? [own, [`${view}.core`, sum.columns((one) => coreNames.has(one))]] : [own];
      }),
    );
  }
}
