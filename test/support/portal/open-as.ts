import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { newScreen } from './browser.ts';
import { type Watch, watchPage } from './watch-page.ts';

export type Language = 'zh-CN' | 'en';

export interface Opened {
  readonly page: Page;
  readonly watch: Watch;
}

/** What the portal keeps of somebody who has signed in, by user. */
const sessions = new Map<string, Record<string, string>>();

/**
 * Opens a page as one of the demo users, who signs in by the real pages the first time. At the end of the test the page
 * is closed, and the test fails if it had something to complain of.
 */
export async function openAs(user: string, path = '/', language: Language = 'zh-CN'): Promise<Opened> {
  const session = sessions.get(user) ?? (await signIn(user));
  sessions.set(user, session);
  const screen = await newScreen();
  await screen.addInitScript(
    ([kept, chosen]) => {
      if (location.port !== '' && sessionStorage.length === 0)
        for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(key, value);
      localStorage.setItem('drg-sentinel.language', localStorage.getItem('drg-sentinel.language') ?? chosen);
    },
    [session, language] as const,
  );
  const opened = await openOn(screen);
  await opened.page.goto(path);
  await opened.page.locator('main#content').waitFor();
  return opened;
}

/** Before anybody has signed in. */
export async function openSignedOut(path = '/'): Promise<Opened> {
  const opened = await openOn(await newScreen());
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

async function signIn(user: string): Promise<Record<string, string>> {
  const screen = await newScreen();
  const page = await screen.newPage();
  await page.goto('/');
  await chooseUser(page, user);
  const kept = await page.evaluate(() => ({ ...sessionStorage }));
  await screen.close();
  return kept;
}

/** From the portal's own page of sign-in to the one that the user has come for. */
export async function chooseUser(page: Page, user: string): Promise<void> {
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  await page.locator('a', { has: page.getByText(user, { exact: true }) }).click();
  await page.locator('main#content').waitFor();
}
