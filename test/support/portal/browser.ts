import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { inject } from 'vitest';

export const portal = inject('portal');

let connection: Promise<Browser> | undefined;

/** A person at a screen of his own: nothing is remembered of others. */
export async function newScreen(): Promise<BrowserContext> {
  connection ??= chromium.connect(portal.browser);
  const browser = await connection;
  const screen = await browser.newContext({
    baseURL: portal.url,
    locale: 'zh-CN',
    timezoneId: 'America/New_York', // wherever somebody sits, the portal tells the time of Shanghai
    viewport: { width: 1366, height: 768 },
  });
  screen.setDefaultTimeout(20_000);
  return screen;
}
