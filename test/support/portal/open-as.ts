import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { type Language, type PortalSession, screenOf, signIn } from '../../../bench/portal/sign-in.ts';
import { browser, portal, screenOptions } from './browser.ts';
import { type Watch, watchPage } from './watch-page.ts';

export interface Opened {
  readonly page: Page;
  readonly watch: Watch;
}

const sessions = new Map<string, Promise<PortalSession>>();

/**
 * Opens a page as one of the demo users, who signs in by the real pages the first time. At the end of the test the page
 * is closed, and the test fails if it had something to complain of.
 */
export async function openAs(user: string, path = '/', language: Language = 'zh-CN'): Promise<Opened> {
  const session = sessions.get(user) ?? signIn(await browser(), portal.url, user);
  sessions.set(user, session);
  const opened = await openOn(await screenOf(await browser(), await session, language, screenOptions));
  await opened.page.goto(path);
  await opened.page.locator('main#content').waitFor();
  return opened;
}

/** Before anybody has signed in. */
export async function openSignedOut(path = '/'): Promise<Opened> {
  const opened = await openOn(await (await browser()).newContext(screenOptions));
  await opened.page.goto(path);
  return opened;
}

async function openOn(screen: BrowserContext): Promise<Opened> {
  const page = await screen.newPage();
  const watch = watchPage(page);
  onTestFinished(async () => {
    await screen.close();
    expect(watch.complaints).toEqual([]);
  });
  return { page, watch };
}
