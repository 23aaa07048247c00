import { describe, expect, it } from 'vitest';
import { checkAccessible } from '../support/portal/check-accessible.ts';
import { dropCase } from '../support/portal/drop-case.ts';
import { openAs } from '../support/portal/open-as.ts';
import { untilReady } from '../support/portal/until-ready.ts';

describe('alerts', () => {
  it('that a clinician has not opened are counted beside their page, on every page', async () => {
    const id = await dropCase();
    const { page } = await openAs('clinician-respiratory', '/alerts');
    const alert = page.getByRole('link', { name: id, exact: true });
    await alert.waitFor({ timeout: 60_000 });
    const link = page.getByRole('banner').getByRole('link', { name: /^提醒/ });
    const unread = Number(await page.locator('.figure', { hasText: '未读' }).locator('strong').textContent());
    expect(unread).toBeGreaterThan(0);
    await expect.poll(() => link.textContent()).toContain(`${unread} 条未读`);
    await checkAccessible(page);
    await page.getByRole('link', { name: '试审医嘱' }).click();
    await expect.poll(() => link.textContent()).toContain(`${unread} 条未读`);
    await link.click();
    await alert.click();
    const left = unread === 1 ? /^提醒$/ : new RegExp(` ?${unread - 1} 条未读`);
    await expect.poll(() => link.textContent()).toMatch(left);
  });

  it('are of one department, for who sees several, and the address says which', async () => {
    const { page } = await openAs('manager', '/alerts');
    await untilReady(page);
    await page.getByRole('banner').getByRole('link', { name: '提醒', exact: true }).waitFor();
    const choice = page.locator('.page-actions').getByLabel('科室');
    await choice.selectOption('A04.01');
    await expect.poll(() => new URL(page.url()).searchParams.get('department')).toBe('A04.01');
    await untilReady(page);
    const departments = page.locator('.table-tools').getByLabel('科室').locator('option');
    await expect.poll(() => departments.allTextContents()).toEqual(['全部', '普通外科']);
    await checkAccessible(page);
  });

  it('are of another hospital of its region for an office, which may read them there', async () => {
    const { page } = await openAs('regional-office', '/alerts');
    await page.getByLabel('医疗机构').selectOption('H37132100903');
    await expect.poll(() => new URL(page.url()).searchParams.get('hospital')).toBe('H37132100903');
    await untilReady(page);
    const links = page.locator('main tbody a');
    await expect
      .poll(() => links.evaluateAll((all) => all.map((one) => one.getAttribute('href'))))
      .toSatisfy(
        (all: string[]) => all.length > 0 && all.every((href) => href.endsWith('?hospital=H37132100903')),
      );
    await links.first().click();
    await page.getByRole('heading', { level: 1, name: /^提醒：/ }).waitFor();
    await untilReady(page);
    expect(await page.getByRole('button', { name: '已知悉' }).count()).toBe(0);
  });
});
