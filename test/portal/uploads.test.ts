import { once } from 'node:events';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { checkAccessible } from '../support/portal/check-accessible.ts';
import { largeClaimFile } from '../support/portal/large-file.ts';
import { openAs } from '../support/portal/open-as.ts';

const hospital = 'H37132500905';
const list = `/batches?hospital=${hospital}`;
const megabyte = 1e6;
const partBytes = 8 * 2 ** 20;

/** Chooses a file by its path, as somebody at the screen does: nothing of it goes through the test. */
async function choose(page: Page, path: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const expression = 'document.querySelector("input[type=file]")';
  const { result } = await devtools.send('Runtime.evaluate', { expression });
  await devtools.send('DOM.setFileInputFiles', { files: [path], objectId: result.objectId as string });
}

/** Parts that the store has taken since it was last asked. */
function partsSent(page: Page): () => readonly number[] {
  let sent: number[] = [];
  page.on('response', (response) => {
    const part = new URL(response.url()).searchParams.get('partNumber');
    if (part !== null && response.request().method() === 'PUT' && response.ok()) sent.push(Number(part));
  });
  return () => {
    const now = sent;
    sent = [];
    return now;
  };
}

describe('a large file', () => {
  it('of 300 MB uploads with progress and survives a reload in the middle', {
    timeout: 600_000,
  }, async () => {
    using file = await largeClaimFile(hospital, 200, 300 * megabyte);
    expect(file.sizeBytes).toBeGreaterThanOrEqual(300 * megabyte);
    const { page } = await openAs('regional-office', list);
    page.on('dialog', (dialog) => void dialog.accept());
    const sent = partsSent(page);
    const devtools = await page.context().newCDPSession(page);
    const throttled = (uploadThroughput: number) =>
      devtools.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput,
      });
    await throttled(12 * megabyte);

    const item = page.locator('.upload', { hasText: '全年.ndjson' });
    const progress = () =>
      item.getByRole('progressbar').evaluate((bar) => (bar as HTMLProgressElement).value);
    await page.locator('input[type=file]').waitFor({ state: 'attached' });
    await choose(page, file.path);
    await item.getByText('正在上传').waitFor();
    await item.getByText(/MB\/s/).waitFor();
    await expect.poll(progress, { timeout: 240_000 }).toBeGreaterThan(0.4);
    expect(await progress()).toBeLessThan(0.95);
    await checkAccessible(page);
    await page.reload();

    await item.getByText('请再次选择同一文件').waitFor();
    await checkAccessible(page);
    const before = sent();
    await throttled(-1);
    await choose(page, file.path);
    await item.getByText('已上传').waitFor({ timeout: 240_000 });
    const after = sent();
    expect(before.length).toBeGreaterThan(5);
    expect(after.length).toBeGreaterThan(0);
    expect(after.filter((part) => before.includes(part))).toEqual([]);
    const all = Array.from({ length: Math.ceil(file.sizeBytes / partBytes) }, (_, at) => at + 1);
    expect([...before, ...after].sort((a, b) => a - b)).toEqual(all);

    await item.getByRole('link', { name: '查看批次' }).click();
    await page.getByText('文件已全部处理。').waitFor({ timeout: 300_000 });
    const read = file.records.toLocaleString('zh-CN');
    await expect.poll(() => page.locator('.receipt-sum').textContent()).toContain(`读取 ${read} =`);
    await checkAccessible(page);
  });
});

const header = 'setl_id,备注,fixmedins_code,gend,adm_time,dscg_time,dscg_caty,hi_type,diag_code';
const row = (id: string, gend: string) =>
  `${id},"甲,乙",${hospital},${gend},2026-03-02 09:00:00,2026-03-08 10:00:00,A03.04,310,I10.x00x002`;

describe('refused records', () => {
  it('are shown with the error at its cell, corrected there and dropped again', {
    timeout: 180_000,
  }, async () => {
    const csv = [header, row('PW1', '1'), row('PW2', '7'), row('PW3', '')].join('\n');
    const { page } = await openAs('regional-office', list);
    const file = { name: '三月.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
    await page.locator('input[type=file]').setInputFiles(file);
    const item = page.locator('.upload', { hasText: '三月.csv' });
    await item.getByRole('link', { name: '查看批次' }).click({ timeout: 60_000 });
    await page.getByText('读取 3 = 接收 1 + 拒绝 2 + 重复 0').waitFor({ timeout: 60_000 });
    await checkAccessible(page);
    const findings = await page.getByRole('link', { name: '查看本批次的线索' }).getAttribute('href');
    const asked = new URL(findings ?? '', page.url()).searchParams;
    expect(page.url()).toContain(asked.get('batch'));
    expect(asked.get('period')).toBe('2026-03');
    await page.getByRole('link', { name: '查看并更正被拒记录' }).click();

    const cell = page.getByLabel('第 3 行 gend', { exact: true });
    await cell.waitFor();
    expect(await cell.inputValue()).toBe('7');
    expect(await cell.getAttribute('aria-invalid')).toBe('true');
    const told = page.locator('tr', { has: cell }).locator('.cell-errors');
    await expect.poll(() => told.textContent()).toContain('代码不在字典中');
    await checkAccessible(page);
    expect(page.url()).not.toMatch(/PW|gend/);
    const rejected = page.url();

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载为 CSV' }).click();
    expect((await download).suggestedFilename()).toBe('三月-被拒.csv');
    const [stream] = [await (await download).createReadStream()];
    const pieces: Buffer[] = [];
    stream.on('data', (piece: Buffer) => pieces.push(piece));
    await once(stream, 'end');
    const lines = Buffer.concat(pieces).toString().trim().split('\r\n');
    expect(lines[0]).toContain('setl_id,fixmedins_code,gend,');
    expect(lines[1]).toMatch(/^PW2,H37132500905,7,/);

    await cell.fill('2');
    await page.getByRole('button', { name: '再次上传已更正的 1 条' }).click();
    const again = page.locator('.upload', { hasText: '三月-更正.csv' });
    await again.getByRole('link', { name: '查看批次' }).click({ timeout: 60_000 });
    await page.getByText('读取 1 = 接收 1 + 拒绝 0 + 重复 0').waitFor({ timeout: 60_000 });

    // Whoever goes back is told of it, and may correct it once more; of the other record nothing is said.
    await page.goto(rejected);
    const resent = page.locator('tr', { has: cell });
    await resent.getByText('再次上传').waitFor();
    expect(await page.getByText('再次上传，批次').count()).toBe(1);
    await checkAccessible(page);
    await cell.fill('1');
    await page.getByRole('button', { name: '再次上传已更正的 1 条' }).waitFor();
    await cell.fill('7');
    await resent.getByRole('link', { name: '三月-更正.csv' }).click();
    await page.getByText('读取 1 = 接收 1 + 拒绝 0 + 重复 0').waitFor();
  });

  it('of an empty file there are none: it is refused when it is dropped', async () => {
    const { page } = await openAs('regional-office', list);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') asked.push(request.url());
    });
    const empty = { name: '空.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) };
    await page.locator('input[type=file]').setInputFiles(empty);
    const item = page.locator('.upload', { hasText: '空.csv' });
    await item.getByText('空文件，没有上传').waitFor();
    await checkAccessible(page);
    await item.getByRole('button', { name: '移除' }).click();
    expect(await item.count()).toBe(0);
    expect(asked.filter((url) => url.includes('/uploads'))).toEqual([]);
  });

  it('are nothing for an auditor, who sees batches and receipts', async () => {
    const { page } = await openAs('auditor', '/batches');
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('heading', { name: '记录', exact: true }).waitFor();
    expect(await page.getByText('查看并更正被拒记录').count()).toBe(0);
    await page.goto(`${new URL(page.url()).pathname}/rejected`);
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
  });
});
