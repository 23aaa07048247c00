import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { inject } from 'vitest';

export const portal = inject('portal');

let connection: Promise<Browser> | undefined;

/** The one that all tests share. */
export function browser(): Promise<Browser> {
  connection ??= chromium.connect(portal.browser);
  return connection;
}

/** A hospital's plain computer. */
export const screenOptions: BrowserContextOptions = {
  baseURL: portal.url,
  locale: 'zh-CN',
  // Wherever somebody sits, the portal tells the time of Shanghai.
  timezoneId: 'America/New_York',
  viewport: { width: 1366, height: 768 },
};
