import type { ReactNode } from 'react';
import type { UnitView } from './cockpit-search.ts';
import { PathLink } from './path-link.tsx';
import { useCockpitSearch } from './use-cockpit.ts';

/** To the page of a unit; the whole has none. */
export function UnitLink({
  view,
  unit,
  name,
}: {
  readonly view: UnitView;
  readonly unit: string;
  readonly name: ReactNode;
}) {
  const { search } = useCockpitSearch();
  if (view === 'total') return <>{name}</>;
  const { period, hospital, scope } = search;
  return (
    <PathLink to={unitPath(view, unit)} search={{ period, hospital, scope }}>
      {name}
    </PathLink>
  );
}

/** A group's key has a slash of its own. */
export const unitPath = (view: UnitView, unit: string) => `/units/${view}/${encodeURIComponent(unit)}`;
