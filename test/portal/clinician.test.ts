import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { portal } from '../support/portal/browser.ts';
import { checkAccessible } from '../support/portal/check-accessible.ts';
import { doctor, dropCase } from '../support/portal/drop-case.ts';
import { openAs } from '../support/portal/open-as.ts';

const sister = 'H37132300904';
const clinician = 'clinician-respiratory';
const processedMs = 60_000;

/** Opens the list and waits until alerts come by themselves. */
async function openAlerts(): Promise<Page> {
  const { page } = await openAs(clinician, '/alerts');
  await page.getByText('实时接收').waitFor();
  return page;
}

describe('a clinician', () => {
  it('sees the alert of a case that was just dropped, reads why, and answers it', async () => {
    const page = await openAlerts();
    const id = await dropCase();
    const link = page.getByRole('link', { name: id, exact: true });
    await link.waitFor({ timeout: processedMs });
    await page.getByText(`新提醒：病例 ${id}`).waitFor();
    await checkAccessible(page);
    await link.click();
    await page.getByRole('heading', { name: `提醒：${id}` }).waitFor();
    await page.getByText('依据：').first().waitFor();
    const evidence = page.getByRole('article').first().getByRole('listitem').first();
    expect(await evidence.textContent()).toMatch(/2026-06-15/);
    await page.getByText('待处理').first().waitFor();
    await checkAccessible(page);
    await page.getByRole('button', { name: '已知悉' }).click();
    await page.getByLabel('答复').fill('出院带药，录入日期有误，已更正');
    await page.getByRole('button', { name: '提交答复' }).click();
    await page.getByRole('blockquote').filter({ hasText: '录入日期有误' }).waitFor();
    await page.goBack();
    const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: id, exact: true }) });
    await row.getByText('已答复').waitFor();
  });

  it('is told of what came while the list was not open', async () => {
    const id = await dropCase();
    const page = await openAlerts();
    await page.getByRole('link', { name: id, exact: true }).waitFor({ timeout: processedMs });
  });

  it('follows a case from its group over the steps of its grouping to its money and its lines', async () => {
    const id = await dropCase();
    const waiting = await openAlerts();
    await waiting.getByRole('link', { name: id, exact: true }).waitFor({ timeout: processedMs });
    const { page } = await openAs(clinician, `/cases/${id}`);
    await page.getByRole('heading', { name: '分组过程 · DRG' }).waitFor();
    const vain = page.locator('summary', { hasText: '未符合的病组' }).first();
    await vain.click();
    expect(await page.locator('.trace-vain').first().textContent()).toMatch(/\S/);
    const money = page.getByRole('table', { name: '支付是怎么来的 · DRG' });
    await money.getByText('支付标准').first().waitFor();
    expect(await money.getByRole('row').filter({ hasText: '医保支付标准合计' }).textContent()).toMatch(/¥/);
    await page.getByRole('heading', { name: '分组过程 · DIP' }).waitFor();
    const byScore = page.getByRole('table', { name: '支付是怎么来的 · DIP' });
    await byScore.getByText('点值').first().waitFor();
    await page.getByRole('listitem').filter({ hasText: 'I10.x00x002' }).first().waitFor();
    const marked = page.locator('tr.marked-line').filter({ hasText: '¥40.00' });
    await marked.first().waitFor();
    await checkAccessible(page);
  });

  it('objects to a finding that the office has confirmed', async () => {
    const id = await dropCase();
    const list = await openAlerts();
    await list.getByRole('link', { name: id, exact: true }).waitFor({ timeout: processedMs });
    const office = portal.stack.users.find(({ name }) => name === 'office');
    const ask = async (path: string, body?: object) => {
      const headers = { authorization: `Bearer ${office?.token}`, 'content-type': 'application/json' };
      const init = body ? { method: 'POST', body: JSON.stringify(body), headers } : { headers };
      return (await fetch(`${portal.stack.api}/api/v1/${path}`, init)).json();
    };
    const { findings } = (await ask(`cases/${id}/findings`)) as { findings: { finding_id: string }[] };
    for (const action of ['take', 'confirm'])
      await ask(`findings/${findings[0]?.finding_id}/decisions`, { action, why: '核对属实' });
    await list.getByRole('link', { name: id, exact: true }).click();
    await list.getByLabel(/申诉理由/).fill('出院带药，病程有记录');
    await list.getByRole('button', { name: '提出申诉' }).click();
    await list.getByText('申诉中').waitFor();
    expect(await list.getByRole('button', { name: '提出申诉' }).count()).toBe(0);
  });

  it('is told of a case of a colleague or of another hospital that it is not there', async () => {
    const id = await dropCase(sister);
    const colleagues = await openAs('clinician-cardiology', `/cases/${id}?hospital=${sister}`);
    colleagues.watch.forgive(/404/);
    await colleagues.page.getByRole('alert').getByText('未找到').waitFor();
    expect(await colleagues.page.locator('main').textContent()).not.toMatch(/¥|分组过程/);
  });

  it('tries orders: is warned, goes on for a reason, and finds that among what he did', async () => {
    const { page } = await openAs(clinician, '/order-check');
    await page.getByRole('button', { name: '九岁患儿用诺氟沙星' }).click();
    await page.getByRole('button', { name: '审核', exact: true }).click();
    const warning = page.getByRole('article').first();
    await warning.getByText('建议：').first().waitFor();
    await checkAccessible(page);
    const reason = `会诊意见 ${process.pid}`;
    await warning.getByLabel(/理由/).fill(reason);
    await warning.getByRole('button', { name: '坚持医嘱' }).click();
    await warning.getByText('处理已记录').waitFor();
    await page.getByRole('link', { name: '我的坚持' }).click();
    await page.getByRole('cell', { name: reason }).waitFor();
    await checkAccessible(page);
  });

  it('is told that orders in order may be written, and in English why others may not', async () => {
    const { page } = await openAs(clinician, '/order-check', 'en');
    await page.getByRole('button', { name: 'Norfloxacin for an adult' }).click();
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.getByText('No warnings: the orders may be written.').waitFor();
    await page.getByRole('button', { name: 'Add an order' }).click();
    await page.getByRole('button', { name: 'Remove order 2' }).click();
    expect(await page.getByRole('group', { name: 'Order 2' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Hysterography for a man' }).click();
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    const warning = page.getByRole('article').first();
    await warning.waitFor();
    expect(await warning.getByRole('listitem').first().textContent()).toMatch(/[a-z]{4}/);
    await warning.getByRole('button', { name: 'Change the order' }).click();
    await warning.getByText('What you did is recorded.').waitFor();
  });
});

describe('a manager', () => {
  it('sees the effect of warnings, and no doctor', async () => {
    const { page } = await openAs('manager', '/warnings/effect');
    await page.getByRole('heading', { name: '提示的效果' }).waitFor();
    await page
      .getByText(/提示，?|没有提示/)
      .first()
      .waitFor();
    expect(await page.locator('main').textContent()).not.toContain(doctor);
    await checkAccessible(page);
  });
});
