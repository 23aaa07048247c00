import type { Page } from 'playwright-core';

export interface MainPage {
  /** Of its screenshot. */
  readonly name: string;
  /** A demo user whose page it is. */
  readonly user: string;
  readonly path: string;
  /** From there to what is meant. */
  readonly reach?: (page: Page) => Promise<void>;
}

/** Those that people come for, in the order of docs/portal.md. */
export const mainPages: readonly MainPage[] = [
  { name: 'batches', user: 'office', path: '/batches' },
  {
    name: 'batch',
    user: 'office',
    path: '/batches',
    reach: (page) => follow(page, 'main a[href^="/batches/"]'),
  },
  {
    name: 'rejected',
    user: 'office',
    path: '/batches',
    reach: openRejected,
  },
  { name: 'findings', user: 'office', path: '/findings?period=2026-09' },
  {
    name: 'finding',
    user: 'auditor',
    path: '/findings?period=2026-09',
    reach: (page) => follow(page, '.data-table tbody a'),
  },
  { name: 'sample', user: 'auditor', path: '/findings/sample?period=2026-09' },
  { name: 'alerts', user: 'clinician-cardiology', path: '/alerts' },
  {
    name: 'alert',
    user: 'clinician-cardiology',
    path: '/alerts',
    reach: (page) => follow(page, 'main a[href^="/alerts/"]'),
  },
  {
    name: 'case',
    user: 'clinician-cardiology',
    path: '/units/cases?period=2026-09',
    reach: (page) => follow(page, 'main a[href^="/cases/"]'),
  },
  { name: 'order-check', user: 'clinician-cardiology', path: '/order-check' },
  { name: 'overrides', user: 'clinician-cardiology', path: '/warnings' },
  { name: 'portrait', user: 'clinician-cardiology', path: '/my-portrait?period=2026-09' },
  { name: 'cockpit', user: 'manager', path: '/cockpit?period=2026-09' },
  {
    name: 'lamp',
    user: 'manager',
    path: '/cockpit?period=2026-09',
    reach: (page) => follow(page, 'main a[href*="/cockpit/lamp"]'),
  },
  { name: 'quadrants', user: 'manager', path: '/cockpit/quadrants?period=2026-09' },
  { name: 'money', user: 'manager', path: '/cockpit/money?period=2026-09' },
  { name: 'violations', user: 'manager', path: '/cockpit/violations?period=2026-09' },
  { name: 'outlook', user: 'manager', path: '/cockpit/outlook' },
  { name: 'departments', user: 'manager', path: '/units?view=department&period=2026-09' },
  { name: 'department', user: 'manager', path: '/units/department/A03.04?period=2026-09' },
  { name: 'cases', user: 'manager', path: '/units/cases?period=2026-09&department=A03.04' },
  { name: 'reports', user: 'manager', path: '/reports?period=2026-09' },
  { name: 'warning-effect', user: 'manager', path: '/warnings/effect' },
  { name: 'rules', user: 'office', path: '/knowledge' },
  {
    name: 'rule',
    user: 'regional-office',
    path: '/knowledge',
    reach: (page) => follow(page, '.data-table tbody a'),
  },
  { name: 'schemes', user: 'office', path: '/knowledge/schemes' },
  { name: 'tariffs', user: 'office', path: '/knowledge/tariffs' },
  { name: 'rule-changes', user: 'regional-office', path: '/knowledge/changes' },
  { name: 'knowledge-history', user: 'auditor', path: '/knowledge/history' },
];

/** From the batches to the refused records of the newest that has any. */
async function openRejected(page: Page): Promise<void> {
  const batches = page.locator('main tbody a[href^="/batches/"]');
  await batches.first().waitFor();
  const count = await batches.count();
  for (let at = 0; at < count; at++) {
    await batches.nth(at).click();
    // A batch that is still on its way has no receipt yet.
    await page
      .locator('.receipt-sum, .batch-facts .batch-state:not(.batch-closed, .batch-problem)')
      .first()
      .waitFor();
    const rejected = page.locator('main a[href$="/rejected"]');
    if ((await rejected.count()) > 0) return follow(page, 'main a[href$="/rejected"]');
    await page.goBack();
    await batches.first().waitFor();
  }
  throw new Error('no batch has refused records');
}

/** Follows the first such link, until the page that it leads to has taken the place of this one. */
async function follow(page: Page, links: string): Promise<void> {
  const link = page.locator(links).first();
  await link.waitFor();
  const before = await page.locator('main h1').first().elementHandle();
  await link.click();
  await page.waitForFunction((heading) => heading?.isConnected !== true, before);
}
