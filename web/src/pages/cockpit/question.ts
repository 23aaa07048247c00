import type { PortalCaller } from '../../session/caller.ts';
import type { CockpitSearch } from './cockpit-search.ts';

/** Whose figures a page of the cockpit shows. */
export interface Question {
  readonly period: string;
  /** Months that have data, the first first. */
  readonly months: readonly string[];
  readonly place: AskedPlace;
  /** The department that all is cut down to: the one chosen, or the head's own. */
  readonly department: string | undefined;
  readonly isRegion: boolean;
}

/** As queries of the API name it. */
export interface AskedPlace {
  readonly hospital?: string | undefined;
  readonly scope?: 'region' | undefined;
}

/** A regional office looks at its region until it names a hospital. */
export function placeFor(caller: PortalCaller, { hospital, scope }: CockpitSearch): AskedPlace {
  if (!isRegional(caller)) return {};
  return hospital === undefined || scope === 'region' ? { scope: 'region' } : { hospital };
}

export const isRegional = ({ role, region }: PortalCaller) => role === 'office' && region !== undefined;

/** That of a head, else the one chosen. A region has none. */
export function departmentFor(caller: PortalCaller, search: CockpitSearch): string | undefined {
  if (placeFor(caller, search).scope === 'region') return undefined;
  return headOf(caller) ?? search.department;
}

export const headOf = ({ role, department }: PortalCaller) => (role === 'manager' ? department : undefined);

/** What goes into the query of most routes. */
export function queryOf({ place, department, period }: Question) {
  return { ...place, department, period };
}

/** What the unit is taken apart into: the parts whose lamps are looked at beside its own. */
export function viewsOf({ isRegion, department }: Pick<Question, 'isRegion' | 'department'>) {
  if (isRegion) return ['total', 'hospital'] as const;
  return department === undefined ? (['total', 'department'] as const) : (['department', 'doctor'] as const);
}
