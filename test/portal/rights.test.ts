import { describe, expect, it } from 'vitest';
import { navigation } from '../../web/src/app/navigation.ts';
import { portal } from '../support/portal/browser.ts';
import { checkAccessible } from '../support/portal/check-accessible.ts';
import { openAs } from '../support/portal/open-as.ts';

const people = {
  office: 'office',
  clinician: 'clinician-respiratory',
  manager: 'manager',
  auditor: 'auditor',
};
type Role = keyof typeof people;
const roles = Object.keys(people) as Role[];

const foreign = roles.flatMap((role) =>
  navigation.filter((entry) => !entry.roles.includes(role)).map(({ path }) => [role, path] as const),
);

describe('a page of another role', () => {
  it.each(foreign)(
    'is for the role %s as if %s were not there, and asks the API nothing',
    async (role, path) => {
      const { page } = await openAs(people[role]);
      const asked: string[] = [];
      page.on('request', (request) => {
        const { pathname } = new URL(request.url());
        if (pathname.startsWith('/api/') && pathname !== '/api/v1/sign-in') asked.push(pathname);
      });
      await page.goto(path);
      await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
      await page.waitForLoadState('networkidle');
      expect(asked).toEqual([]);
      await checkAccessible(page);
    },
  );
});

describe('the navigation', () => {
  it.each(roles)('offers the role %s what is for it, and nothing else', async (role) => {
    const { page } = await openAs(people[role]);
    const links = page.getByRole('banner').getByRole('link');
    const offered = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const caller = portal.stack.users.find(({ name }) => name === people[role]);
    const his = navigation
      .filter((entry) => entry.roles.includes(role) && (!entry.needs || caller?.[entry.needs] !== undefined))
      .map(({ path }) => path);
    expect(offered).toEqual(his);
  });
});
