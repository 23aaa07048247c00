import { describe, expect, it } from 'vitest';
import { openStackAt } from '../../bin/endpoints.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { uploadScheme } from '../../platform/knowledge/scheme-package.ts';
import { portal } from '../support/portal/browser.ts';
import { checkAccessible } from '../support/portal/check-accessible.ts';
import { openAs } from '../support/portal/open-as.ts';

const office = 'regional-office';
const splitStay = 'GZ10000204001000';
const repeatedExam = 'DS-REPEATED-EXAM';
const repeatedExamName = '跨机构短期重复检查';

describe('a region’s office', () => {
  it('changes a parameter, sees what it would find, takes it up, and finds it in the history', async () => {
    const { page } = await openAs(office, `/knowledge/rules/${repeatedExam}`);
    await page.getByRole('heading', { name: repeatedExamName, level: 1 }).waitFor();
    await checkAccessible(page);
    await page.getByRole('link', { name: '调整此规则' }).click();

    const form = page.getByRole('form', { name: repeatedExamName });
    await form.getByLabel('天数范围').fill('0');
    await form.getByLabel('理由').fill('试行一个月');
    await checkAccessible(page);
    await form.getByRole('button', { name: '放入草稿' }).click();
    await page.getByText('天数范围 → 0').waitFor();
    await page.getByText('检查通过').waitFor();
    await expect.poll(() => page.getByRole('button', { name: '启用…' }).isDisabled()).toBe(true);

    await page.getByRole('button', { name: '开始试算' }).click();
    await page.getByText('未来生效的决定').waitFor({ timeout: 60_000 });
    const effects = page.getByRole('region', { name: '试算结果' });
    await effects.getByRole('link', { name: repeatedExamName }).waitFor();
    await page.getByText('病例举例').click();
    await page.locator('a[href^="/cases/"]').first().waitFor();
    await checkAccessible(page);
    // Sent to a colleague, or opened again, it is the same draft and the same dry run.
    await page.reload();
    await effects.getByRole('link', { name: repeatedExamName }).waitFor();

    await page.getByRole('button', { name: '启用…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('启用理由').fill('按试算结果试行');
    await checkAccessible(page);
    await dialog.getByRole('button', { name: '确认启用' }).click();
    await page.getByText('已启用。').waitFor();
    // What one has activated oneself is no other document, and the next draft is made from it.
    await page.getByText('草稿与现行规则相同').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.getByRole('status').getByRole('link', { name: '决定记录' }).click();
    const history = page.getByRole('table').first();
    await history.getByText('按试算结果试行').first().waitFor();
    expect(await history.getByText(office).count()).toBeGreaterThan(0);
    await checkAccessible(page);

    await page.goto(`/knowledge/rules/${repeatedExam}`);
    await page.getByText('试行一个月').first().waitFor();
  });

  it('is told every mistake of a file with its line and place', async () => {
    const { page } = await openAs(office, '/knowledge/changes');
    const text = JSON.stringify(
      {
        region: '371300',
        title: { zh: '草稿', en: 'Draft' },
        source: 'test',
        changes: [
          { rule: 'GZ99999999999999', from: '2026-07-01', to: null, by: '李', why: '试', off: true },
          {
            rule: splitStay,
            from: '2026-07-01',
            to: null,
            by: '李',
            why: '试',
            parameters: { maxGapDays: -1 },
          },
        ],
      },
      null,
      2,
    );
    await page
      .getByLabel('从文件读入')
      .setInputFiles({ name: 'draft.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    const alert = page.getByRole('alert');
    await alert.getByText('changes.#1.rule').waitFor();
    await alert.getByText('changes.#2.parameters.maxGapDays').waitFor();
    await alert.getByText('第 ').first().waitFor();
    expect(await page.getByRole('button', { name: '开始试算' }).isDisabled()).toBe(true);
    await checkAccessible(page);
  });
});

describe('another grouping scheme', () => {
  it('is tried on a month by the office, who sees which cases would change group, and may be taken up then', async () => {
    const { knowledge } = openStackAt(portal.stack);
    await uploadScheme(knowledge, knowledgeFolder(), 'suzhou-2023');
    const { page } = await openAs(office, '/knowledge/schemes');
    const panel = page.locator('section.panel', { has: page.locator('dd code', { hasText: 'suzhou-2023' }) });
    await panel.getByText('已上传，尚未试算').waitFor();
    expect(await panel.getByRole('button', { name: '启用' }).count()).toBe(0);
    await panel.getByRole('button', { name: '试算此方案' }).click();
    const table = panel.getByRole('region', { name: '换组去向' });
    await table.locator('a[href^="/cases/"]').first().waitFor({ timeout: 60_000 });
    await panel.getByText(/换组 [1-9]/).waitFor();
    expect(await panel.getByRole('button', { name: '启用' }).isEnabled()).toBe(true);
    await checkAccessible(page);
    // Sent to a colleague, it is the same dry run.
    await page.reload();
    await table.locator('a[href^="/cases/"]').first().waitFor();
    expect(await page.getByRole('button', { name: '试算此方案' }).count()).toBe(1);
  });

  it('is nothing that an auditor or a manager could try', async () => {
    for (const user of ['auditor', 'manager']) {
      const { page } = await openAs(user, '/knowledge/schemes');
      await page.getByText('suzhou-2023').first().waitFor();
      expect(await page.getByRole('button', { name: '试算此方案' }).count()).toBe(0);
    }
  });
});

describe('knowledge', () => {
  it.each([
    ['/knowledge', '规则库', 'Rules'],
    ['/knowledge/schemes', '分组方案', 'Grouping schemes'],
    ['/knowledge/tariffs', '支付标准', 'Tariffs'],
    ['/knowledge/history', '决定记录', 'Decisions'],
  ])('is looked at by whoever steers or audits: %s', async (path, zh, en) => {
    for (const [user, language, title] of [
      ['manager', 'zh-CN', zh],
      ['auditor', 'en', en],
    ] as const) {
      const { page } = await openAs(user, path, language);
      await page.getByRole('heading', { name: title, level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.getByRole('alert').count()).toBe(0);
      expect(await page.locator('main').textContent()).not.toMatch(/knowledge:/);
      await checkAccessible(page);
    }
  });

  it('is changed by a region’s office alone', async () => {
    for (const user of ['office', 'manager', 'auditor', 'clinician-cardiology']) {
      const { page } = await openAs(user, '/knowledge/changes');
      await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
    }
    const { page } = await openAs('manager', `/knowledge/rules/${splitStay}`);
    await page.getByRole('heading', { name: '分解住院', level: 1 }).waitFor();
    expect(await page.getByRole('link', { name: /调整/ }).count()).toBe(0);
  });
});
