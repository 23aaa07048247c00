import { describe, expect, it } from 'vitest';
import type { Language } from '../../bench/portal/sign-in.ts';
import { checkAccessible } from '../support/portal/check-accessible.ts';
import { mainPages } from '../support/portal/main-pages.ts';
import { openAs } from '../support/portal/open-as.ts';
import { screenshot } from '../support/portal/screenshot.ts';
import { untilReady } from '../support/portal/until-ready.ts';

const languages: readonly Language[] = ['zh-CN', 'en'];
const views = mainPages.flatMap((view) => languages.map((language) => [view.name, language, view] as const));

/** A key of the portal's texts that found no words. */
const wordless = /\b[a-z-]+:[a-z-]+(\.[a-z-]+)+\b/;

/** What stands where there is no page. */
const nowhere = /没有这个页面|There is no such page/i;

describe('a main page', () => {
  it.each(views)(
    '%s in %s is there, accessible, and says everything in words',
    async (name, language, view) => {
      const { page } = await openAs(view.user, view.path, language);
      await view.reach?.(page);
      await untilReady(page);
      await expect.poll(() => page.getByRole('alert').allTextContents()).toEqual([]);
      expect(await page.locator('body').textContent()).not.toMatch(wordless);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toMatch(nowhere);
      await checkAccessible(page);
      await screenshot(page, `${name}-${language}`);
    },
  );
});
