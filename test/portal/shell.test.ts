import { describe, expect, it } from 'vitest';
import { openAs } from '../support/portal/open-as.ts';

describe('the language', () => {
  it('is Chinese until somebody chooses English, which every page after it is in', async () => {
    const { page } = await openAs('manager', '/cockpit');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.reload();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    expect(await page.getByRole('banner').textContent()).not.toMatch(/退出|管理者/);
  });

  it('is chosen in its own words', async () => {
    const { page } = await openAs('manager', '/cockpit', 'en');
    const chinese = page.getByRole('button', { name: '中文' });
    expect(await chinese.getAttribute('lang')).toBe('zh-CN');
    await chinese.click();
    await page.getByRole('button', { name: '退出' }).waitFor();
  });
});

describe('the keyboard', () => {
  it('leads first past the navigation to what the page is about', async () => {
    const { page } = await openAs('office', '/batches');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: '跳到正文' });
    await expect.poll(() => skip.evaluate((link) => link === document.activeElement)).toBe(true);
    expect(await skip.evaluate((link) => link.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
  });

  it('reaches every link and button of the head in the order in which they stand, and shows where it is', async () => {
    const { page } = await openAs('office', '/batches');
    const controls = page.getByRole('banner').locator('a, button');
    const count = await controls.count();
    await page.keyboard.press('Tab');
    for (let at = 0; at < count; at++) {
      await page.keyboard.press('Tab');
      const isHere = await controls.nth(at).evaluate((control) => control === document.activeElement);
      expect(isHere, (await controls.nth(at).textContent()) ?? '').toBe(true);
      const outline = await controls.nth(at).evaluate((control) => getComputedStyle(control).outlineStyle);
      expect(outline).not.toBe('none');
    }
  });

  it('opens pages of the navigation without a mouse', async () => {
    const { page } = await openAs('office', '/batches');
    const links = page.getByRole('banner').getByRole('link');
    for (let at = 0; at < (await links.count()); at++) {
      await links.nth(at).focus();
      await page.keyboard.press('Enter');
      const path = (await links.nth(at).getAttribute('href')) ?? '';
      await expect.poll(() => new URL(page.url()).pathname).toBe(path);
    }
  });
});

describe('an address of nothing', () => {
  it('says so, and leads home', async () => {
    const { page } = await openAs('manager', '/no/such/page');
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
    await page.getByRole('link', { name: '回到首页' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/cockpit');
  });
});
