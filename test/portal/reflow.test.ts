import { describe, expect, it } from 'vitest';
import { mainPages } from '../support/portal/main-pages.ts';
import { openAs } from '../support/portal/open-as.ts';
import { untilReady } from '../support/portal/until-ready.ts';

/** What WCAG 1.4.10 asks of: a screen of 1280 pixels at 400%. */
const narrow = { width: 320, height: 640 };

/** Runs in the page: what sticks out of it, and what scrolls sideways without being reached by keyboard, or named. */
function faultsOf(width: number): string[] {
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} ${element.textContent?.trim().slice(0, 30)}`;
  const all = [...document.querySelectorAll<HTMLElement>('body *')];
  const scrolls = (element: HTMLElement) =>
    ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) &&
    element.scrollWidth > element.clientWidth + 1;
  const unreached = all
    .filter((element) => scrolls(element) && element.tagName !== 'TEXTAREA')
    .filter((element) => element.tabIndex < 0 || element.ariaLabel === null)
    .map((element) => `scrolls, without name or keyboard: ${nameOf(element)}`);
  if (document.documentElement.scrollWidth <= width) return unreached;
  const wide = all
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .filter((element) => element.closest('.scroll-region, .table-scroll, svg') === null)
    .map((element) => `wider than the screen: ${nameOf(element)}`);
  return [`${document.documentElement.scrollWidth} pixels wide`, ...wide, ...unreached];
}

describe('on a screen of 320 pixels', () => {
  // English words are the longer ones.
  it.each(mainPages.map((view) => [view.name, view] as const))(
    '%s is read without scrolling sideways but in its tables',
    async (_, view) => {
      const { page } = await openAs(view.user, view.path, 'en');
      await page.setViewportSize(narrow);
      await view.reach?.(page);
      await untilReady(page);
      expect(await page.evaluate(faultsOf, narrow.width)).toEqual([]);
    },
  );
});
