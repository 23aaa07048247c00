import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

/**
 * A link to a page of the portal by its address. Unlike the router's own it looks at nothing while it stands there: for
 * tables, which have hundreds of links.
 */
export function QuickLink({
  href,
  className,
  tabIndex,
  isCurrent = false,
  children,
}: {
  readonly href: string;
  readonly className?: string | undefined;
  readonly tabIndex?: number | undefined;
  /** Of a page that is being looked at. */
  readonly isCurrent?: boolean;
  readonly children: ReactNode;
}) {
  const router = useRouter();
  const follow = (event: MouseEvent) => {
    const isForBrowser = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.button !== 0 || isForBrowser) return;
    event.preventDefault();
    void router.navigate({ href });
  };
  return (
    <a
      href={href}
      onClick={follow}
      aria-current={isCurrent ? 'page' : undefined}
      {...{ className, tabIndex }}
    >
      {children}
    </a>
  );
}
