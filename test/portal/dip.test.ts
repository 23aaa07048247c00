import { describe, expect, it } from 'vitest';
import { portal } from '../support/portal/browser.ts';
import { checkAccessible } from '../support/portal/check-accessible.ts';
import { dropCase } from '../support/portal/drop-case.ts';
import { openAs } from '../support/portal/open-as.ts';

const hospital = 'H99990000911';
const processedMs = 60_000;

async function isAudited(id: string): Promise<boolean> {
  const office = portal.stack.users.find(({ name }) => name === 'dip-office');
  const headers = { authorization: `Bearer ${office?.token}` };
  return (await fetch(`${portal.stack.api}/api/v1/cases/${id}`, { headers })).ok;
}

describe('the portal of a hospital that is paid by DIP', () => {
  it('shows the DIP group of a case and how its score became money, before the DRG, and speaks of 病种', async () => {
    const id = await dropCase(hospital);
    await expect.poll(() => isAudited(id), { timeout: processedMs }).toBe(true);
    const { page } = await openAs('dip-office', `/cases/${id}`);
    await page.getByText('病种', { exact: true }).first().waitFor();
    const headings = page.getByRole('heading', { name: /^分组过程/ });
    await page.getByRole('heading', { name: '分组过程 · DRG' }).waitFor();
    expect(await headings.allTextContents()).toEqual(['分组过程 · DIP', '分组过程 · DRG']);
    const money = page.getByRole('table', { name: '支付是怎么来的 · DIP' });
    await money.getByText('点值').first().waitFor();
    await checkAccessible(page);
  });
});
