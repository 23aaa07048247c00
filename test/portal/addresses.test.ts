import { describe, expect, it } from 'vitest';
import { openAs } from '../support/portal/open-as.ts';
import { untilReady } from '../support/portal/until-ready.ts';

describe('an address that somebody has spoilt', () => {
  it.each([
    ['office', '/findings?period=2026-13&state=lost&severity=%7B%7D'],
    ['manager', '/cockpit?period=yesterday&scope=world'],
    ['manager', '/units?view=castle&period=2026-00&compare=x'],
    ['manager', '/warnings/effect?period=1989-12'],
  ])('of %s, %s, asks the API for nothing that it cannot be, and is put right', async (user, path) => {
    const { page } = await openAs(user, path);
    await untilReady(page);
    // A refusal would be heard as an error of the console too.
    expect(await page.getByRole('alert').allTextContents()).toEqual([]);
    await expect
      .poll(() => decodeURIComponent(new URL(page.url()).search))
      .not.toMatch(/2026-13|2026-00|lost|\{|yesterday|world|castle|1989|=x/);
  });

  it('names a year as it is written', async () => {
    const { page } = await openAs('manager', '/cockpit?period=2026');
    await untilReady(page);
    await page.getByRole('link', { name: '费用到结算' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/cockpit/money');
    expect(new URL(page.url()).search).toBe('?period=2026');
  });

  it('has no period before the first', async () => {
    const { page } = await openAs('manager', '/warnings/effect?period=1990-01');
    await untilReady(page);
    expect(await page.getByRole('button', { name: '上一期' }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: '下一期' }).isEnabled()).toBe(true);
  });
});
