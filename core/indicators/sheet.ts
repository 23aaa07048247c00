import type { CaseFacts } from './case-facts.ts';
import { measureCounts } from './case-measures.ts';
import { addCell, type Cell, cellOf, emptyCell } from './cell.ts';
import { addTally } from './tally.ts';

/**
 * The ways the cases of a hospital, or a region, and period are told apart:
 * `total` (one row, `all`), `hospital` (a region's), `department`, `doctor`, `group` ({@link groupKey}), `mix`
 * (department, doctor and group together, {@link mixKey}) and `hospital-group` (a region's, {@link hospitalGroupKey}).
 */
export const views = ['total', 'hospital', 'department', 'doctor', 'group', 'mix', 'hospital-group'] as const;

export type View = (typeof views)[number];

/** Rows of a view by key. Sheets of disjoint cases merge row by row. */
export type Sheet = ReadonlyMap<string, Cell>;

/** All sheets of a period; a view that the scope does not have is left out. */
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

/** The sheets of one hospital's cases. */
export function sheetsOf(cases: Iterable<CaseFacts>): Sheets {
  const sheets = new Map<View, Map<string, Cell>>();
  const add = (view: View, key: string, cell: Cell) => {
    const rows = sheets.get(view) ?? new Map<string, Cell>();
    sheets.set(view, rows.set(key, addCell(rows.get(key) ?? emptyCell, cell)));
  };
  for (const facts of cases) {
    const cell = cellOf(facts);
    const { department, doctor, signs } = facts;
    const scheme = signs?.scheme ?? null;
    const drg = scheme === null ? null : facts.drg;
    add('total', 'all', cell);
    add('department', department, cell);
    if (doctor !== null) add('doctor', doctor, cell);
    if (scheme !== null && drg !== null) add('group', groupKey(scheme, drg), cell);
    // The distribution of cost is kept by group; in the mix it would be a bucket a case.
    const tally = addTally(cell.tally, measureCounts(facts));
    add('mix', mixKey({ department, doctor, scheme, drg }), { tally, cost: {} });
  }
  return sheets;
}

/** The sheets of a region from those of its hospitals, by hospital. */
export function regionSheetsOf(hospitals: ReadonlyMap<string, Sheets>): Sheets {
  const total = mergeSheets([...hospitals.values()].map((sheets) => sheets.get('total') ?? new Map()));
  const group = mergeSheets([...hospitals.values()].map((sheets) => sheets.get('group') ?? new Map()));
  const hospital = new Map<string, Cell>();
  const hospitalGroup = new Map<string, Cell>();
  for (const [code, sheets] of hospitals) {
    const all = sheets.get('total')?.get('all');
    if (all) hospital.set(code, all);
    for (const [key, { tally }] of sheets.get('group') ?? [])
      hospitalGroup.set(hospitalGroupKey(code, key), { tally, cost: {} });
  }
  return new Map<View, Sheet>([
    ['total', total],
    ['hospital', hospital],
    ['group', group],
    ['hospital-group', hospitalGroup],
  ]);
}

/** Sheets of one view as one: of several months, say. */
export function mergeSheets(sheets: Iterable<Sheet>): Sheet {
  const merged = new Map<string, Cell>();
  for (const sheet of sheets) {
    for (const [key, cell] of sheet) merged.set(key, addCell(merged.get(key) ?? emptyCell, cell));
  }
  return merged;
}
