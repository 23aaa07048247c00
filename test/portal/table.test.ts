import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { checkAccessible } from '../support/portal/check-accessible.ts';
import { openAs } from '../support/portal/open-as.ts';

const departments = ['A03.01', 'A03.04', 'A04.01', 'A07'];

/** A case as the API tells it; costs differ, and are not in the order of the ids. */
const caseAt = (at: number) => ({
  hospital: 'H37130200901',
  setl_id: `S${String(at).padStart(6, '0')}`,
  month: '2026-03',
  department: departments[at % departments.length],
  doctor: at % 7 === 0 ? null : `D${at % 97}`,
  status: 'grouped',
  scheme: 'chs-drg-1.1',
  group: `ES${30 + (at % 9)}`,
  weight: (at % 31) / 10,
  cost_fen: ((at * 7919) % 1_000_003) + 5,
  payment_fen: 900_000,
  balance_fen: 900_000 - (((at * 7919) % 1_000_003) + 5),
  outlier: 'normal',
  los_days: at % 40,
  died: false,
  amount_identified_fen: 0,
  findings: [],
  marks: [],
});

/** The page of cases over so many of them, which no hospital of the tests has. */
async function openCases(count: number): Promise<Page> {
  const { page } = await openAs('manager');
  const cases = Array.from({ length: count }, (_, at) => caseAt(at));
  const totals = {
    cases: count,
    outpatient_bills: 0,
    total_weight: 0,
    cost_fen: 0,
    outpatient_fen: 0,
    payment_fen: 0,
  };
  const rest = { balance_fen: 0, los_days: 0, deaths: 0, flagged_cases: 0, amount_identified_fen: 0 };
  await page.route('**/api/v1/summaries/cases?*', (route) =>
    route.fulfill({
      json: { of: {}, within: {}, period: '2026-03', totals: { ...totals, ...rest }, cases, next: null },
    }),
  );
  await page.goto('/units/cases?period=2026-03');
  await page.getByRole('rowheader').first().waitFor();
  return page;
}

const filtered = (count: number, department: string) =>
  Array.from({ length: count }, (_, at) => caseAt(at))
    .filter((one) => one.department === department)
    .sort((a, b) => b.cost_fen - a.cost_fen);

async function narrowDown(page: Page, department: string): Promise<void> {
  await page.locator('.table-tools select').first().selectOption(department);
  await page.getByRole('columnheader', { name: /^费用/ }).first().getByRole('button').click();
}

const slow = { timeout: 10_000 };
const count = new Intl.NumberFormat('zh-CN');

describe('a long table', () => {
  it('is printed with every row that was left, in order, and says which they are', async () => {
    const page = await openCases(20_000);
    await narrowDown(page, 'A04.01');
    await page.getByText('5,000 / 20,000 行').waitFor();
    await page.evaluate(() => {
      addEventListener('beforeprint', () => {
        // The portal has listened first.
        const ids = [...document.querySelectorAll('tbody th')].map((cell) => cell.textContent);
        Object.assign(globalThis, {
          printed: ids,
          buttons: document.querySelectorAll('thead button').length,
        });
      });
    });
    const paper = await page.pdf({ format: 'A4', landscape: true });
    const printed = await page.evaluate(() => (globalThis as unknown as { printed: string[] }).printed);
    expect(printed).toEqual(filtered(20_000, 'A04.01').map(({ setl_id }) => setl_id));
    expect(await page.evaluate(() => (globalThis as unknown as { buttons: number }).buttons)).toBe(0);
    // As many pages as so many rows need, and not one of a scrolled box.
    expect(paper.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(80);
    await expect.poll(() => page.locator('tbody tr').count()).toBeLessThan(100);
    expect(await page.locator('.printed-only').textContent()).toContain('A04.01');
  }, 300_000);

  it('is taken along as a workbook of the rows that are left, in order, with money in yuan as numbers', async () => {
    const page = await openCases(20_000);
    await narrowDown(page, 'A03.04');
    await page.getByText('5,000 / 20,000 行').waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 Excel' }).click();
    const [sheet] = await readExcelFile(await buffer(await (await saved).createReadStream()));
    const [head, ...rows] = sheet?.data ?? [];
    const [id, cost] = ['结算号', '费用'].map((title) => head?.indexOf(title) ?? -1) as [number, number];
    expect(rows.map((row) => [row[id], row[cost]])).toEqual(
      filtered(20_000, 'A03.04').map(({ setl_id, cost_fen }) => [setl_id, cost_fen / 100]),
    );
  });

  it('of 50,000 rows is gone through by keys, row after row to the last, which Enter opens', async () => {
    const page = await openCases(50_000);
    await page.getByText(`${count.format(50_000)} / ${count.format(50_000)} 行`).waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? null);
    await page.getByRole('rowheader').first().getByRole('link').focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe('S000001');
    await page.keyboard.press('PageDown');
    await expect.poll(focused).toMatch(/^S0000[12]\d$/);
    await page.keyboard.press('End');
    await expect.poll(focused, slow).toBe('S049999');
    await page.keyboard.press('Home');
    await expect.poll(focused, slow).toBe('S000000');
    await page.keyboard.press('Tab');
    expect(await focused()).not.toMatch(/^S0/);
    await page.keyboard.press('Shift+Tab');
    await expect.poll(focused).toBe('S000000');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/cases\/S000000\?hospital=H37130200901$/);
  });

  it('of 50,000 rows is searched and sorted, and everybody can use it', async () => {
    const page = await openCases(50_000);
    await page.getByRole('searchbox', { name: '查找' }).pressSequentially('s0499', { delay: 20 });
    await page.getByText('100 / 50,000 行').waitFor();
    await page.getByRole('columnheader', { name: '结算号' }).getByRole('button').click();
    await page.getByRole('columnheader', { name: '结算号' }).getByRole('button').click();
    await expect.poll(() => page.getByRole('rowheader').first().textContent()).toBe('S049999');
    expect(await page.getByRole('columnheader', { name: '结算号' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    await checkAccessible(page);
    await page.getByText('列', { exact: true }).click();
    await checkAccessible(page);
  });
});
