import { type RefObject, useEffect, useRef } from 'react';

/** Whether nothing has the focus: what had it is not there any more. */
export const isFocusLost = () => document.activeElement === null || document.activeElement === document.body;

let lastPath: string | null = null;

/**
 * The heading of a page: whoever has come from another page of the portal, and whose focus went with it, has it there.
 * The first page leaves it to the browser, so that the first key leads past the navigation.
 */
export function useFocusOnArrival(title: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one page after another of a kind has another title
  useEffect(() => {
    const isArrival = lastPath !== null && lastPath !== location.pathname;
    lastPath = location.pathname;
    if (isArrival && isFocusLost()) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return heading;
}

/**
 * Gives the focus to what holds a part's buttons once the part's dialog is closed, where the button that opened it is
 * not there any more.
 */
export function useFocusAfter<Host extends HTMLElement>(isOpen: boolean): RefObject<Host | null> {
  const host = useRef<Host>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen && isFocusLost()) host.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return host;
}
