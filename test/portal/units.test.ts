import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkAccessible } from '../support/portal/check-accessible.ts';
import { openAs } from '../support/portal/open-as.ts';

const rowOf = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text }).first();

describe('the manager', () => {
  it('goes from a department to its doctors, to the cases of a figure, which add up to it', async () => {
    const { page } = await openAs('manager', '/units');
    await rowOf(page, 'A03.01').getByRole('rowheader').getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: /呼吸内科 A03\.01/ }).waitFor();
    await checkAccessible(page);
    await page.getByRole('link', { name: '各医师' }).click();
    await page
      .getByRole('rowheader', { name: /^D901A0301/ })
      .first()
      .waitFor();
    expect(page.url()).toContain('department=A03.01');
    const figure = rowOf(page, 'D901A0301').locator('a.figure-link').first();
    await figure.click();
    await page.getByRole('heading', { level: 1, name: /^拆解/ }).waitFor();
    const sum = page.locator('.sum-line');
    await sum.waitFor();
    const value = (await sum.locator('strong').textContent()) ?? '';
    expect(await sum.textContent()).toContain(`相加：${value}`);
    await checkAccessible(page);
  });

  it('sends a colleague the table as he looks at it', async () => {
    const { page } = await openAs('manager', '/units?view=group');
    await page
      .getByRole('columnheader', { name: /^出院病例数$/ })
      .getByRole('button')
      .click();
    await page.getByRole('searchbox', { name: '查找' }).fill('呼吸');
    await page.getByText('列', { exact: true }).click();
    await page.getByRole('checkbox', { name: '总权重', exact: true }).uncheck();
    await expect.poll(() => page.url()).toMatch(/sort=-cases.*find=.*hide=/);
    const colleague = await openAs('office', new URL(page.url()).pathname + new URL(page.url()).search);
    const rowsOn = (screen: Page) => screen.getByRole('table').getByRole('rowheader').allTextContents();
    // The address is ahead of the table, which looks for the word while the address is written.
    await expect
      .poll(async () => {
        const [own, sent] = await Promise.all([rowsOn(page), rowsOn(colleague.page)]);
        return own.length > 0 && own.every((row) => row.includes('呼吸')) && own.join() === sent.join();
      })
      .toBe(true);
    expect(await colleague.page.getByRole('columnheader', { name: '总权重', exact: true }).count()).toBe(0);
  });

  it('looks at the course of another indicator, and finds it in the URL', async () => {
    const { page } = await openAs('manager', '/units/department/A03.01');
    await page.getByRole('rowheader', { name: 'CMI' }).getByRole('button').click();
    await page.getByRole('heading', { name: /^走势：.*CMI/ }).waitFor();
    expect(page.url()).toContain('indicator=cmi');
    await page.locator('.chart svg').waitFor();
  });
});

describe('the tables of units', () => {
  it.each([
    '/units',
    '/units/cases',
    '/reports',
    '/units/rule/GZ10000102012000',
    '/units/group/chs-drg-1.1%2FES35',
  ])('%s can be used by everybody, in both languages', async (path) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const { page } = await openAs('manager', path, language);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.locator('main').textContent()).not.toMatch(/units:|undefined|NaN/);
      await checkAccessible(page);
    }
  });

  it('show a region by its hospitals to its office alone', async () => {
    const { page } = await openAs('regional-office', '/units');
    await page.getByLabel('机构', { exact: false }).first().selectOption('region');
    await page.getByRole('rowheader', { name: /H37132100903/ }).waitFor();
    const { page: other, watch } = await openAs('manager', '/units?scope=region&period=2026-03');
    watch.forgive(/404/);
    await other.getByRole('alert').first().waitFor();
    expect(await other.locator('main').textContent()).not.toContain('H37132100903');
  });
});

describe('a clinician', () => {
  it('sees his own portrait and his own cases', async () => {
    const { page } = await openAs('clinician-respiratory', '/my-portrait');
    await page.getByRole('heading', { level: 1, name: /D901A03011/ }).waitFor();
    await checkAccessible(page);
    await page.getByRole('link', { name: '病例', exact: true }).click();
    await page.getByRole('table').getByRole('rowheader').first().waitFor();
  });
});
