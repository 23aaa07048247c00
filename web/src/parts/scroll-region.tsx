import type { ReactNode } from 'react';

/** What is wider than a narrow screen scrolls by itself, also by keyboard, so that the page need not. */
export function ScrollRegion({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse must be able to scroll it
    <section className="scroll-region" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
