import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { launchOptions } from '../../../bench/portal/launch-options.ts';
import { startSampleStack } from '../../../bin/sample-stack.ts';
import type { StackDescription } from '../../../local/describe-stack.ts';

/** What the tests know of the portal that runs. */
export interface RunningPortal {
  /** Without a slash at its end. */
  readonly url: string;
  readonly stack: StackDescription;
  /** Where the one browser is told what to do. */
  readonly browser: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    portal: RunningPortal;
  }
}

const root = join(import.meta.dirname, '..', '..', '..');

/** The hospital of most demo users, and two others, so that there is something foreign. */
const hospitals = { H37130200901: 1500, H37132100903: 300, H37132300904: 300 };

/**
 * One cloud with a year of cases, the portal in front of it, one browser; for all tests. `PORTAL_ENDPOINTS` names the
 * endpoints file of a stack that runs already, which is then looked at as it is.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.env['TZ'] = 'UTC';
  await using started = new AsyncDisposableStack();
  const browser = await chromium.launchServer(launchOptions());
  started.defer(() => browser.close());
  const stack = await runningStack(started);
  if (!stack.portal) throw new Error('this stack has no portal');
  project.provide('portal', { url: stack.portal, stack, browser: browser.wsEndpoint() });
  const all = started.move();
  return () => all.disposeAsync();
}

async function runningStack(started: AsyncDisposableStack): Promise<StackDescription> {
  const named = process.env['PORTAL_ENDPOINTS'];
  if (named !== undefined) return JSON.parse(readFileSync(named, 'utf8')) as StackDescription;
  // Inside the project, so that the handlers find the AWS SDK.
  const room = join(root, '.local', 'test', `${process.pid}-portal`);
  started.defer(() => rmSync(room, { recursive: true, force: true }));
  const { description, stop } = await startSampleStack(join(room, 'data'), hospitals);
  started.defer(stop);
  return description;
}
