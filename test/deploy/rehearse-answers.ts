import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { orderSignCall } from './hook-call.ts';
import type { StackUnderTest } from './stack-under-test.ts';
import type { Told } from './told.ts';

const example = join(import.meta.dirname, '..', '..', 'examples', 'order-3101.json');

/** What answers while an order is written. */
export async function rehearseOrders({ ask }: StackUnderTest, told: Told): Promise<void> {
  const message = readFileSync(example, 'utf8');
  const unknown = await ask(null, 'POST', '/nhsa/3101', message);
  told.check('3101 without a token is sent away', unknown.status === 401, `answered ${unknown.status}`);
  const answer = await ask('clinician-respiratory', 'POST', '/nhsa/3101', message);
  const { infcode, output } = (await answer.json()) as { infcode: number; output?: { result?: unknown[] } };
  const warnings = output?.result?.length ?? 0;
  told.check(`3101 warns: ${warnings} result`, infcode === 0 && warnings > 0, `infcode ${infcode}`);
  const path = '/cds-services/drg-sentinel-order-sign';
  const stranger = await ask(null, 'POST', path, orderSignCall());
  told.check(
    'CDS Hooks without a token is sent away',
    stranger.status === 401,
    `answered ${stranger.status}`,
  );
  const hooked = await ask('clinician-respiratory', 'POST', path, orderSignCall());
  const cards = hooked.ok ? ((await hooked.json()) as { cards: unknown[] }).cards.length : 0;
  told.check(`CDS Hooks order-sign warns: ${cards} card`, cards > 0, `answered ${hooked.status}`);
}

/** The pages for people, with the files that they name. */
export async function rehearsePortal({ ask }: StackUnderTest, told: Told): Promise<void> {
  const page = await ask(null, 'GET', '/');
  const html = await page.text();
  const policy = page.headers.get('content-security-policy') ?? '';
  told.check(
    'the portal answers with its page',
    page.ok && html.startsWith('<!doctype html>'),
    `${page.status}`,
  );
  told.check(
    "the page's policy lets it run nothing from elsewhere",
    policy.includes("default-src 'none'"),
    policy,
  );
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '/assets/none';
  const asset = await ask(null, 'GET', script);
  const code = await asset.text();
  told.check(`its script is there: ${script}`, asset.ok && code.length > 1000, `answered ${asset.status}`);
}
