import { describe, expect, it } from 'vitest';
import { chooseUser } from '../../bench/portal/sign-in.ts';
import { portal } from '../support/portal/browser.ts';
import { checkAccessible } from '../support/portal/check-accessible.ts';
import { openAs, openSignedOut } from '../support/portal/open-as.ts';

const homes = { office: '/batches', auditor: '/findings', clinician: '/alerts', manager: '/cockpit' };

describe('signing in', () => {
  it.each(portal.stack.users.map(({ name, role }) => [name, role] as const))(
    'leads %s to the page that a person of the role %s has come for',
    async (name, role) => {
      const { page } = await openSignedOut();
      await chooseUser(page, name);
      expect(new URL(page.url()).pathname).toBe(homes[role]);
      await expect.poll(() => page.getByRole('banner').textContent()).toContain(name);
    },
  );

  it('leads back to the page that was asked for, question and all', async () => {
    const { page } = await openSignedOut('/cockpit?period=2026-08');
    await chooseUser(page, 'manager');
    await expect.poll(() => page.url()).toMatch(/\/cockpit\?.*period=2026-08/);
  });

  it('is told in both languages, and every page on the way is accessible', async () => {
    const { page } = await openSignedOut();
    await checkAccessible(page);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await checkAccessible(page);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Choose the demo user to sign in as.').waitFor();
    await checkAccessible(page);
  });

  it('is forgotten when somebody signs out, and his pages are no longer shown', async () => {
    const { page } = await openSignedOut();
    await chooseUser(page, 'auditor');
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('button', { name: '登录' }).waitFor();
    const kept = await page.evaluate(() => Object.keys(sessionStorage));
    expect(kept.filter((key) => key.startsWith('oidc.'))).toEqual([]);
    await page.goBack();
    await page.goto('/findings');
    await page.getByRole('button', { name: '登录' }).waitFor();
  });

  it('does not reach into another tab of the same screen', async () => {
    const { page } = await openSignedOut();
    await chooseUser(page, 'auditor');
    const other = await page.context().newPage();
    await other.goto(`${portal.url}/findings`);
    await other.getByRole('button', { name: '登录' }).waitFor();
  });
});

describe('a session that is over', () => {
  it('says so where the API refuses it, and leads back to the same page after signing in again', async () => {
    const { page, watch } = await openAs('manager', '/cockpit');
    watch.forgive(/status of 401/);
    await page.route('**/api/v1/**', (route) =>
      route.request().headers()['authorization'] === undefined
        ? route.continue()
        : route.fulfill({ status: 401, json: { message: 'Unauthorized' } }),
    );
    await page.goto('/cockpit?period=2026-08');
    await page.getByRole('alert').getByText('登录已过期，请重新登录。').first().waitFor();
    await page.unroute('**/api/v1/**');
    await page.getByRole('alert').getByRole('button', { name: '登录' }).first().click();
    await page.locator('a', { has: page.getByText('manager', { exact: true }) }).click();
    await expect.poll(() => page.url()).toMatch(/\/cockpit\?.*period=2026-08/);
  });

  it('asks to sign in where its time has passed', async () => {
    const { page } = await openAs('manager', '/cockpit');
    await page.clock.setFixedTime(Date.now() + 13 * 60 * 60_000);
    await page.reload();
    await page.getByRole('button', { name: '登录' }).waitFor();
  });
});
