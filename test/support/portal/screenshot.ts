import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Of what is in sight, into the folder that `SCREENSHOTS` names; nothing where it names none. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder === undefined) return;
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
}
