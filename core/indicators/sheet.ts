import type { Cell } from './cell.ts';

/**
 * The ways the cases of a hospital, or a region, are told apart, and by what. Doctors are kept with their departments,
 * so that those of one department can be told; most doctors are in one.
 */
export const dimensionsOf = {
  total: [],
  hospital: ['hospital'],
  department: ['department'],
  doctor: ['department', 'doctor'],
  group: ['group'],
  'department-group': ['department', 'group'],
  mix: ['department', 'doctor', 'group'],
  'hospital-group': ['hospital', 'group'],
} as const satisfies Readonly<Record<string, readonly Dimension[]>>;

export type Dimension = 'hospital' | 'department' | 'doctor' | 'group';

export type View = keyof typeof dimensionsOf;

export const hospitalViews = ['total', 'department', 'doctor', 'group', 'department-group', 'mix'] as const;
export const regionViews = ['total', 'hospital', 'group', 'hospital-group'] as const;

/** Those that tell of groups; the others tell all there is in a few rows. */
const groupedViews = ['group', 'department-group', 'mix', 'hospital-group'] as const;

export type GroupedView = (typeof groupedViews)[number];

/**
 * A sheet as it is stored. Of the grouped ones there are two more, since few readers want all: `….core` has of the
 * names only {@link coreNames}, which is a tenth; `….moments` has the sums and squares that tell how sure a figure is,
 * which the sheet itself leaves out.
 */
export type SheetName = View | `${GroupedView}.core` | `${GroupedView}.moments`;

/** What a stored sheet tells apart. */
export const viewOf = (name: SheetName) => name.replace(/\..*$/, '') as View;

/** What indicators ask of the groups of a unit. */
export const coreNames: ReadonlySet<string> = new Set([
  ...['cases', 'grouped', 'deaths', 'losDays', 'costed', 'costFen'],
  ...['weighted', 'weightE4', 'balanced', 'paymentFen', 'balanceFen'],
]);

/** The sheets of views but for those that are made of others of these. */
export function namesOf(views: readonly View[]): readonly SheetName[] {
  return views.flatMap((view) => (isGrouped(view) ? [view, `${view}.moments` as const] : [view]));
}

export const isGrouped = (view: View): view is GroupedView =>
  (groupedViews as readonly View[]).includes(view);

/** Rows of a view by key. Sheets of disjoint cases merge row by row. */
export type Sheet = ReadonlyMap<string, Cell>;

/** What a row is of, by the dimensions of its view; `null` for a stay without doctor, and a bill without group. */
export type KeyParts = readonly (string | null)[];

/** The key of a row: `all` for the one row of a total, else its part, or a JSON list of them. */
export function keyText(parts: KeyParts): string {
  const [first, second] = parts;
  if (first === undefined) return 'all';
  return second === undefined && first !== null ? first : JSON.stringify(parts);
}

/**
 * A group of a scheme or DIP catalogue, `chs-drg-1.1/BR25`; stays in no group stand under the group that their result
 * names. Ids have no stroke, groups may.
 */
export const groupKey = (scheme: string, group: string) => `${scheme}/${group}`;

export function parseGroupKey(key: string): { readonly scheme: string; readonly group: string } {
  const at = key.indexOf('/');
  return { scheme: key.slice(0, at), group: key.slice(at + 1) };
}
