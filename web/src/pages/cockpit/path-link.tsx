import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** To a page of another area, whose search the router checks when it is opened. */
export function PathLink({
  to,
  search,
  children,
}: {
  readonly to: string;
  readonly search: object;
  readonly children: ReactNode;
}) {
  return (
    <Link to={to} search={search as never}>
      {children}
    </Link>
  );
}
