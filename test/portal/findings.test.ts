import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkAccessible } from '../support/portal/check-accessible.ts';
import { openAs } from '../support/portal/open-as.ts';

/** Takes an action that is open, with its reason, in the dialog. */
async function decide(page: Page, action: string, why: string): Promise<void> {
  await page.getByRole('banner').waitFor();
  await page.getByRole('button', { name: action, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('理由（必填）').fill(why);
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** More than the case cost is not sent at all. */
async function refuseTooMuch(page: Page): Promise<void> {
  await page.getByRole('button', { name: '确认', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: '确认', exact: true });
  await dialog.getByLabel('理由（必填）').fill('核对病历');
  await dialog.getByLabel(/^应退金额.*最多/).fill('9999999999');
  expect(await dialog.getByRole('alert').textContent()).toContain('最多');
  expect(await confirm.isDisabled()).toBe(true);
  await dialog.getByLabel(/^应退金额/).fill('0.01');
  expect(await confirm.isDisabled()).toBe(false);
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.waitFor({ state: 'detached' });
}

const state = (page: Page) => page.locator('.figure', { hasText: '状态' }).locator('strong');

describe('the worklist', () => {
  it('leads the office from a finding to its lines, and a decision from open to upheld, over the hospital’s appeal', async () => {
    const { page } = await openAs('office', '/findings?state=open');
    const first = page.getByRole('table', { name: '线索' }).locator('tbody a').first();
    await first.waitFor();
    await checkAccessible(page);
    await first.click();
    await page.getByRole('heading', { name: '结算清单' }).waitFor();
    await checkAccessible(page);
    const address = new URL(page.url()).pathname;
    await decide(page, '受理', '核对病历');
    await expect.poll(() => state(page).textContent()).toBe('审核中');
    await refuseTooMuch(page);
    await decide(page, '确认', '重复收费属实');
    await expect.poll(() => state(page).textContent()).toBe('已确认');
    expect(await page.locator('.decision-history').textContent()).toContain('重复收费属实');

    const hospital = await openAs('manager', address);
    await decide(hospital.page, '申诉', '附病程记录');
    await expect.poll(() => state(hospital.page).textContent()).toBe('申诉中');
    expect(await hospital.page.getByRole('button', { name: '维持' }).count()).toBe(0);

    await page.reload();
    await decide(page, '维持', '病程记录不足以说明');
    await expect.poll(() => state(page).textContent()).toBe('已复审');
    const history = await page.locator('.decision-history li').allTextContents();
    expect(history.map((entry) => entry.slice(0, 2))).toEqual(['受理', '确认', '申诉', '维持']);
  });

  it('takes several at once, and says what became of them', async () => {
    const { page } = await openAs('auditor', '/findings?state=open');
    const ticks = page.getByRole('table', { name: '线索' }).locator('tbody input[type=checkbox]');
    for (const at of [0, 1, 2]) await ticks.nth(at).check();
    await page.getByRole('button', { name: '受理（3）' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('理由（必填）').fill('批量受理');
    await checkAccessible(page);
    await dialog.getByRole('button', { name: '受理', exact: true }).click();
    await page.getByText('已处理 3 条。').waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.className);
    expect(await focused()).toContain('bulk-outcome');
    await page.getByRole('button', { name: '知道了' }).click();
    expect(await focused()).toBe('row-open');
  });

  it('decides about nothing that is not shown, and about nothing that was ticked in another list', async () => {
    const { page } = await openAs('auditor', '/findings?state=open');
    const table = page.getByRole('table', { name: '线索' });
    const ticks = table.locator('tbody input[type=checkbox]');
    for (const at of [0, 1]) await ticks.nth(at).check();
    await page.getByRole('button', { name: '受理（2）' }).waitFor();
    const id = (await ticks.first().getAttribute('aria-label'))?.replace('选择 ', '') ?? '';
    const own = table.locator(`tbody tr:has(a[href$="${id}"])`);
    const one = (await own.getByRole('cell').nth(4).textContent()) ?? '';
    await page.getByRole('searchbox', { name: '查找' }).fill(one);
    await page.getByText('另有 1 条已勾选但未显示').waitFor();
    await page.getByRole('button', { name: '受理（1）' }).waitFor();
    await checkAccessible(page);
    await page.getByLabel('程度').first().selectOption('suspicious');
    await expect.poll(() => page.url()).toMatch(/severity=suspicious/);
    await expect.poll(() => page.getByRole('button', { name: /^受理（/ }).count()).toBe(0);
    await page.getByLabel('程度').first().selectOption('');
    await expect.poll(() => page.url()).not.toMatch(/severity/);
    await table.locator('tbody a').first().waitFor();
    expect(await table.locator('tbody input:checked').count()).toBe(0);
  });

  it('leaves the keyboard where it was: at the heading of what was opened, at the row when one comes back', async () => {
    const { page } = await openAs('auditor', '/findings?state=open');
    const focused = () => page.evaluate(() => document.activeElement?.outerHTML ?? '');
    const links = page.getByRole('table', { name: '线索' }).locator('tbody a');
    await links.first().focus();
    await page.keyboard.press('ArrowDown');
    const address = (await links.nth(1).getAttribute('href')) ?? '';
    await expect.poll(focused).toContain(address);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '结算清单' }).waitFor();
    expect(await focused()).toMatch(/^<h1/);
    await page.goBack();
    await expect.poll(focused).toContain(address);

    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '结算清单' }).waitFor();
    await page.getByRole('button', { name: '受理', exact: true }).click();
    await page.getByRole('button', { name: '取消' }).click();
    await expect.poll(focused).toMatch(/^<button.*受理/);
    await decide(page, '受理', '核对病历');
    await expect.poll(() => state(page).textContent()).toBe('审核中');
    expect(await focused()).toMatch(/^<fieldset/);
    await checkAccessible(page);
  });

  it('keeps what it shows in its address, and is English in English', async () => {
    const { page } = await openAs('office', '/findings?severity=violation', 'en');
    await page.getByLabel('State').first().selectOption('open');
    await expect.poll(() => page.url()).toMatch(/state=open/);
    expect(page.url()).toMatch(/period=\d{4}-\d\d/);
    expect(await page.locator('main').textContent()).not.toMatch(/待处理|明确违规/);
  });
});

describe('the inspection sample', () => {
  it('is the same for the same seed, and can be taken along', async () => {
    const { page } = await openAs('office', '/findings/sample');
    await page.getByLabel('种子').fill('20260401');
    await page.getByLabel('病例数').fill('5');
    await page.getByRole('button', { name: '抽取' }).click();
    const cases = page.getByRole('table', { name: '稽核抽样' }).locator('tbody a');
    await expect.poll(() => cases.count()).toBe(5);
    const drawn = await cases.allTextContents();
    await page.getByRole('button', { name: '抽取' }).click();
    await expect.poll(() => cases.allTextContents()).toEqual(drawn);
    await checkAccessible(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载抽样记录' }).click();
    expect((await download).suggestedFilename()).toBe('sample-20260401.json');
  });
});
