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

/**
 * What stands around every page asks for: how to sign in, by what one's own hospital is paid, whose words all pages use,
 * and a clinician's own alerts, which the navigation counts.
 */
const everywhere = new Set(['/api/v1/sign-in', '/api/v1/hospitals', '/api/v1/alerts']);

describe('a page of another role', () => {
  it.each(foreign)(
    'is for the role %s as if %s were not there, and asks the API nothing',
    async (role, path) => {
      const { page } = await openAs(people[role]);
      await page.waitForLoadState('networkidle');
      const asked: string[] = [];
      page.on('request', (request) => {
        const { pathname } = new URL(request.url());
        if (pathname.startsWith('/api/') && !everywhere.has(pathname)) asked.push(pathname);
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

/** What the pages of others ask for or do. */
const refused: readonly (readonly [Role, string, string])[] = [
  ['clinician', 'GET', '/api/v1/batches'],
  ['manager', 'GET', '/api/v1/batches'],
  ['clinician', 'POST', '/api/v1/uploads'],
  ['manager', 'POST', '/api/v1/uploads'],
  ['auditor', 'POST', '/api/v1/uploads'],
  ['clinician', 'GET', '/api/v1/lamps?view=department&period=2026-09'],
  ['clinician', 'GET', '/api/v1/quadrants?view=department&period=2026-09&chart=cmi-stay'],
  ['clinician', 'GET', '/api/v1/outlook'],
  ['clinician', 'GET', '/api/v1/reports?period=2026-09'],
  ['clinician', 'GET', '/api/v1/summaries?view=doctor&period=2026-09&scope=region'],
  ['manager', 'GET', '/api/v1/warnings?period=2026-09'],
  ['office', 'GET', '/api/v1/warnings?period=2026-09'],
];

describe('the API behind the pages', () => {
  it.each(refused)('answers the role %s to %s %s as if there were nothing', async (role, method, path) => {
    const user = portal.stack.users.find(({ name }) => name === people[role]);
    const answer = await fetch(`${portal.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${user?.token}`, 'content-type': 'application/json' },
      ...(method === 'POST' && { body: '{}' }),
    });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'not-found' });
  });

  it('lets nobody in without a token', async () => {
    for (const path of new Set(refused.filter(([, method]) => method === 'GET').map(([, , path]) => path)))
      expect((await fetch(`${portal.url}${path}`)).status).toBe(401);
  });
});
