import type { Page } from 'playwright-core';

/** The page has its heading and waits for nothing any more. */
export async function untilReady(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => document.querySelector('.state-loading') === null);
}
