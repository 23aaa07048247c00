import type { CaseFacts } from './case-facts.ts';
import { measureCounts } from './case-measures.ts';
import { type Cell, cellOf } from './cell.ts';
import { tallyOf } from './tally.ts';

/**
 * The ways the cases of a hospital, or a region, and period are told apart:
 * `total` (one row, `all`), `hospital` (a region's), `department`, `doctor`, `group` ({@link groupKey}), `mix`
 * (department, doctor and group together, {@link mixKey}) and `hospital-group` (a region's, {@link hospitalGroupKey}).
 */
export const views = ['total', 'hospital', 'department', 'doctor', 'group', 'mix', 'hospital-group'] as const;

export type View = (typeof views)[number];

/** Rows of a view by key. Sheets of disjoint cases merge row by row. */
export type Sheet = ReadonlyMap<string, Cell>;

/** All sheets of a period by view; a view that the scope does not have is left out. */
export type Sheets = ReadonlyMap<View, Sheet>;

/** Whose stays a row of the mix holds; `scheme` and `drg` are `null` for outpatient bills. */
export interface MixKey {
  readonly department: string;
  readonly doctor: string | null;
  readonly scheme: string | null;
  readonly drg: string | null;
}

/** A group of a scheme, `chs-drg-1.1/BR25`; stays in no group stand under the group that their result names. */
export const groupKey = (scheme: string, drg: string) => `${scheme}/${drg}`;

export function parseGroupKey(key: string): { readonly scheme: string; readonly drg: string } {
  const at = key.lastIndexOf('/');
  return { scheme: key.slice(0, at), drg: key.slice(at + 1) };
}

export const mixKey = ({ department, doctor, scheme, drg }: MixKey) =>
  JSON.stringify([department, doctor, scheme, drg]);

export function parseMixKey(key: string): MixKey {
  const [department, doctor, scheme, drg] = JSON.parse(key) as [
    string,
    string | null,
    string | null,
    string | null,
  ];
  return { department, doctor, scheme, drg };
}

export const hospitalGroupKey = (hospital: string, group: string) => JSON.stringify([hospital, group]);

export const isHospitalGroupKey = (key: string) => (JSON.parse(key) as unknown[]).length === 2;

export function parseHospitalGroupKey(key: string): { readonly hospital: string; readonly group: string } {
  const [hospital, group] = JSON.parse(key) as [string, string];
  return { hospital, group };
}

/** The sheets of one hospital's cases: every view that a hospital has, be it empty. */
export function sheetsOf(cases: Iterable<CaseFacts>): Sheets {
  const sums = new Map(hospitalViews.map((view) => [view, new SheetSum()]));
  for (const facts of cases) {
    const cell = cellOf(facts);
    // How costs are distributed is kept by group; in the mix it would be a bucket a case. It has the moments instead.
    const inMix = { tally: { ...cell.tally, ...tallyOf(measureCounts(facts)) }, cost: {} };
    for (const view of hospitalViews) {
      const key = keyIn[view](facts);
      if (key !== null) sums.get(view)?.add(key, view === 'mix' ? inMix : cell);
    }
  }
  return new Map([...sums].map(([view, sum]) => [view, sum.sheet]));
}

const hospitalViews = ['total', 'department', 'doctor', 'group', 'mix'] as const;

/** Where a case stands in a view; `null` where it does not. */
const keyIn: Readonly<Record<(typeof hospitalViews)[number], (facts: CaseFacts) => string | null>> = {
  total: () => 'all',
  department: ({ department }) => department,
  doctor: ({ doctor }) => doctor,
  group: ({ signs, drg }) => (signs ? groupKey(signs.scheme, drg) : null),
  mix: ({ department, doctor, signs, drg }) =>
    mixKey({ department, doctor, scheme: signs?.scheme ?? null, drg: signs ? drg : null }),
};

const withoutCosts = ({ tally }: Cell): Cell => ({ tally, cost: {} });

/** The sheets of a region from those of its hospitals, by hospital. */
export function regionSheetsOf(hospitals: ReadonlyMap<string, Sheets>): Sheets {
  const hospital = new SheetSum();
  const hospitalGroup = new SheetSum();
  for (const [code, sheets] of hospitals) {
    const all = sheets.get('total')?.get('all');
    if (all) hospital.add(code, all);
    for (const [key, cell] of sheets.get('group') ?? [])
      hospitalGroup.add(hospitalGroupKey(code, key), withoutCosts(cell));
  }
  const merged = (view: View) =>
    mergeSheets([...hospitals.values()].flatMap((sheets) => sheets.get(view) ?? []));
  return new Map<View, Sheet>([
    ['total', merged('total')],
    ['hospital', hospital.sheet],
    ['group', merged('group')],
    ['hospital-group', hospitalGroup.sheet],
  ]);
}

/** Sheets of one view as one: of several months, say. */
export function mergeSheets(sheets: Iterable<Sheet>): Sheet {
  const sum = new SheetSum();
  for (const sheet of sheets) for (const [key, cell] of sheet) sum.add(key, cell);
  return sum.sheet;
}

/** Adds in place: copying a row's tally for every case that is added to it would be most of the work. */
class SheetSum {
  readonly sheet = new Map<string, { tally: Record<string, number>; cost: Record<string, number> }>();

  add(key: string, { tally, cost }: Cell): void {
    const row = this.sheet.get(key);
    if (!row) {
      this.sheet.set(key, { tally: { ...tally }, cost: { ...cost } });
      return;
    }
    addInPlace(row.tally, tally);
    addInPlace(row.cost, cost);
  }
}

function addInPlace(sum: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(more)) {
    const total = (sum[name] ?? 0) + count;
    if (total === 0) delete sum[name];
    else sum[name] = total;
  }
}
