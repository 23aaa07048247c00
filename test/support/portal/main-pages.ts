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
  { name: 'rules', user: 'office', path: '/knowledge/rules' },
  {
    name: 'rule',
    user: 'regional-office',
    path: '/knowledge/rules',
    reach: (page) => page.locator('.data-table tbody a').first().click(),
  },
  { name: 'schemes', user: 'office', path: '/knowledge/schemes' },
  { name: 'tariffs', user: 'office', path: '/knowledge/tariffs' },
  { name: 'rule-changes', user: 'regional-office', path: '/knowledge/changes' },
  { name: 'knowledge-history', user: 'auditor', path: '/knowledge/history' },
];
