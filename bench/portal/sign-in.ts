import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** Small machines that do something else beside are slow, not broken. */
const patienceMs = 60_000;

/** What the portal keeps of somebody who has signed in. */
export type PortalSession = Readonly<Record<string, string>>;

export type Language = 'zh-CN' | 'en';

/** From the portal's own page of sign-in to the one that the demo user has come for. */
export async function chooseUser(page: Page, user: string): Promise<void> {
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  await page.locator('a', { has: page.getByText(user, { exact: true }) }).click();
  await page.locator('main#content').waitFor();
}

/** Signs in by the real pages. */
export async function signIn(browser: Browser, portalUrl: string, user: string): Promise<PortalSession> {
  const screen = await browser.newContext({ baseURL: portalUrl });
  screen.setDefaultTimeout(patienceMs);
  const page = await screen.newPage();
  await page.goto('/');
  await chooseUser(page, user);
  const session = await page.evaluate(() => ({ ...sessionStorage }));
  await screen.close();
  return session;
}

/** A screen at which somebody has signed in: each of its tabs begins with his session. */
export async function screenOf(
  browser: Browser,
  session: PortalSession,
  language: Language,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  const screen = await browser.newContext(options);
  screen.setDefaultTimeout(patienceMs);
  await screen.addInitScript(
    ([kept, chosen]) => {
      if (sessionStorage.length === 0)
        for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(key, value);
      const key = 'drg-sentinel.language';
      localStorage.setItem(key, localStorage.getItem(key) ?? chosen);
    },
    [session, language] as const,
  );
  return screen;
}
