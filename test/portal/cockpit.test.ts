import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkAccessible } from '../support/portal/check-accessible.ts';
import { openAs } from '../support/portal/open-as.ts';

const period = '2026-09';
const red = '红灯 超标';

const at = (page: Page) => new URL(page.url());
const pages = (page: Page) => page.getByRole('navigation', { name: '驾驶舱页面' });
const panel = (page: Page, title: RegExp) =>
  page.locator('section.panel').filter({ has: page.getByRole('heading', { level: 2, name: title }) });

describe('a manager', () => {
  it('comes from sign-in to the leading figures, to a red lamp, its cause and its cases', async () => {
    const { page } = await openAs('manager');
    await page.getByRole('heading', { level: 1, name: '驾驶舱' }).waitFor();
    await expect.poll(() => at(page).searchParams.get('period')).toBe(period);
    const figures = page.locator('dl.figures');
    await figures.waitFor();
    expect(await figures.locator('dt').allTextContents()).toEqual([
      '出院病例数',
      '病例组合指数（CMI）',
      '费用消耗指数',
      '时间消耗指数',
      '次均费用',
      '结余',
      '涉及金额',
    ]);
    const lamps = panel(page, /^红灯：需要处理/);
    const first = lamps.getByRole('listitem').first();
    expect(await first.textContent()).toContain(red);
    expect(await first.textContent()).toMatch(/黄线 .+ · 红线 .+/);
    expect(await first.getByRole('img').count()).toBe(1);
    await checkAccessible(page);
    await first.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: '指标灯' }).waitFor();
    await page.getByRole('heading', { level: 2, name: red }).waitFor();
    const change = panel(page, /^变化从何而来/);
    await change.getByText(/^与 2026-08 相比/).waitFor();
    await change.getByRole('row').nth(1).getByRole('link').waitFor();
    const cases = panel(page, /^所含病例/);
    const link = cases.getByRole('row').nth(1).getByRole('link').first();
    expect(await link.getAttribute('href')).toMatch(/^\/cases\/\w+\?hospital=H37130200901$/);
    await checkAccessible(page);
  });

  it('finds what a change is made of in the table: its rows add up to it', async () => {
    const { page } = await openAs(
      'manager',
      `/cockpit/lamp?view=total&key=all&indicator=balance&period=${period}`,
    );
    const change = panel(page, /^变化从何而来/);
    await change.getByRole('combobox', { name: '分解方式', exact: true }).selectOption({ label: '按科室' });
    const sentence = (await change.getByText(/^与 2026-08 相比/).textContent()) ?? '';
    await change.getByRole('columnheader', { name: '按科室' }).waitFor();
    // All rows, not those in sight alone.
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const cells = await change.locator('tbody tr td:last-child').allTextContents();
    const sum = cells.reduce((all, text) => all + Number(text.replaceAll(/[¥,]/g, '')), 0);
    const said = Number(/变化 [+]?(-?)¥([\d.]+)/.exec(sentence)?.slice(1).join(''));
    const isInTenThousands = sentence.endsWith('万');
    expect(sum / (isInTenThousands ? 10_000 : 1)).toBeCloseTo(said, 1);
  });

  it('sees departments in planes, and reaches each by the keyboard from the table beside', async () => {
    const { page } = await openAs('manager', `/cockpit?period=${period}`);
    await pages(page).getByRole('link', { name: '气泡与象限' }).click();
    await page.getByRole('img', { name: /CMI与平均住院日，\d+ 个单位/ }).waitFor();
    await page.getByRole('combobox', { name: '图', exact: true }).selectOption({ label: '病例数与结余率' });
    await page.getByRole('img', { name: /个单位/ }).waitFor();
    await expect.poll(() => at(page).searchParams.get('chart')).toBe('volume-margin');
    const unit = page.getByRole('table').getByRole('link').first();
    expect(await unit.getAttribute('href')).toMatch(
      new RegExp(`^/units/department/A[\\d.]+\\?period=${period}`),
    );
    await checkAccessible(page);
  });

  it('follows the money from what was billed to what is settled, and takes a step apart', async () => {
    const { page } = await openAs('manager', `/cockpit/money?period=${period}`);
    await page.getByRole('img', { name: /^瀑布图：总费用/ }).waitFor();
    const table = page.getByRole('table', { name: '从总费用到结算的瀑布' });
    await table.getByText('总费用').first().waitFor();
    const amountOf = async (step: string) => {
      const row = table.getByRole('row').filter({ hasText: step }).first();
      return Number((await row.getByRole('cell').nth(1).textContent())?.replaceAll(/[¥,]/g, ''));
    };
    const [billed, unpriced, surplus, overrun, high, low, payment] = await Promise.all(
      ['总费用', '无支付标准', '结余病组', '超支病组', '高倍率', '低倍率', '支付标准合计'].map(amountOf),
    );
    const sum = [billed, unpriced, surplus, overrun, high, low].reduce<number>(
      (all, one) => all + (one ?? 0),
      0,
    );
    expect(sum).toBeCloseTo(payment ?? 0, 2);
    await page.getByText('数据表：结余病组').click();
    const groups = page.getByRole('table', { name: '结余病组' });
    expect(await groups.getByRole('link').first().getAttribute('href')).toMatch(/^\/units\/group\/chs-drg/);
    await checkAccessible(page);
  });

  it('sees which rules find most money, and goes from a rule to its findings', async () => {
    const { page } = await openAs('manager', `/cockpit/violations?period=${period}`);
    await page.getByRole('img', { name: /条规则按金额排列/ }).waitFor();
    await page.getByRole('img', { name: /24 个月按严重程度/ }).waitFor();
    const rule = page.getByRole('table', { name: '规则金额帕累托' }).getByRole('link').first();
    expect(await rule.getAttribute('href')).toMatch(/^\/findings\?rule=[\w-]+/);
    await page.getByRole('combobox', { name: '统计', exact: true }).selectOption({ label: '问题数' });
    await expect.poll(() => at(page).searchParams.get('count')).toBe('findings');
    await checkAccessible(page);
  });

  it('sees what is to be expected of a department, with its interval', async () => {
    const { page } = await openAs('manager', `/cockpit/outlook?period=${period}`);
    await page.getByRole('img', { name: /^病例数：已知月份与未来 6 个月/ }).waitFor();
    await page.getByRole('button', { name: '心血管内科' }).click();
    await page.getByRole('heading', { level: 2, name: '心血管内科 · 病例数' }).waitFor();
    await page.getByText('数据表：病例数').click();
    const months = page.getByRole('table', { name: '病例数' });
    await months.getByText('2026-09').waitFor();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await months.getByRole('row').last().textContent()).toContain('2027-03');
    await checkAccessible(page);
  });
});

describe('an address of the cockpit', () => {
  it('shows another the same view', async () => {
    const first = await openAs('manager', `/cockpit/quadrants?period=${period}`);
    await first.page.getByRole('combobox', { name: '按', exact: true }).selectOption({ label: '病组' });
    await first.page
      .getByRole('combobox', { name: '图', exact: true })
      .selectOption({ label: '费用与时间消耗指数' });
    await first.page.getByRole('columnheader', { name: '费用消耗指数' }).getByRole('button').click();
    await expect.poll(() => at(first.page).searchParams.get('sort')).not.toBeNull();
    const rowsOf = async (page: Page) => {
      await page.getByRole('columnheader', { name: '费用消耗指数' }).waitFor();
      return page.getByRole('table').locator('tbody tr').allTextContents();
    };
    const second = await openAs('auditor', at(first.page).pathname + at(first.page).search);
    await second.page.getByRole('table').getByRole('link').first().waitFor();
    expect(await rowsOf(second.page)).toEqual(await rowsOf(first.page));
  });

  it('is printed with its charts on the sheet, and all rows of its tables', async () => {
    const { page } = await openAs('manager', `/cockpit/violations?period=${period}`);
    await page
      .getByRole('img', { name: /条规则按金额排列/ })
      .locator('svg')
      .waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const wide = await page.locator('.chart svg').evaluateAll((all) => all.map((one) => one.clientWidth));
    expect(Math.max(...wide)).toBeLessThanOrEqual(1000);
    expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(20_000);
  });
});

describe('the head of a department', () => {
  it('sees his department and its doctors, whatever an address asks for, and chooses no other', async () => {
    const { page } = await openAs('head-yimeng-respiratory', `/cockpit?period=${period}&department=A04.01`);
    await page.getByText('呼吸内科 · 2026年9月').waitFor();
    expect(await page.getByRole('combobox', { name: '科室', exact: true }).count()).toBe(0);
    await page.getByText('数据表：全部红黄绿灯').click();
    const shown = page.getByRole('table').locator('tbody tr td:nth-child(2)');
    await shown.first().waitFor();
    const units = await shown.allTextContents();
    expect(units.length).toBeGreaterThan(0);
    for (const unit of units) expect(unit).toMatch(/^(呼吸内科|医师 D904A0301\d)$/);
    await checkAccessible(page);
  });
});

describe('a regional office', () => {
  it('sees the hospitals of its region side by side, and goes into one', async () => {
    const { page } = await openAs('regional-office', '/cockpit');
    await page.getByText('全统筹区 · 2026年9月').waitFor();
    const hospitals = page.getByRole('table', { name: '各医院对比' });
    await hospitals.getByRole('link').first().waitFor();
    expect(await hospitals.getByRole('link').count()).toBe(3);
    await checkAccessible(page);
    await hospitals.getByRole('link', { name: '示范·沂水县人民医院' }).click();
    await page.getByText('示范·沂水县人民医院 · 2026年9月').waitFor();
    expect(at(page).searchParams.get('hospital')).toBe('H37132100903');
  });
});
