import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { type Language, type PortalSession, screenOf } from './sign-in.ts';
import { type Paints, readPaints, watchPaints } from './watch-paints.ts';

/** A page opened by somebody whose browser has nothing of the portal yet. */
export interface ColdView extends Paints {
  /** All scripts that came until the page stood still, but for those of the charts; gzipped. */
  readonly scriptBytes: number;
  readonly chartBytes: number;
  /** Until nothing was said to be loading any more. */
  readonly readyMs: number;
  readonly requests: number;
}

/** Those of ECharts come when the first chart comes into sight. */
const chartScript = /drawn-chart|echarts/;

/** Lighthouse's desktop: 10 Mbit/s, 40 ms there and back. */
const line = { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };

export interface ColdOptions {
  readonly portalUrl: string;
  readonly session: PortalSession;
  readonly path: string;
  readonly language: Language;
  /** How many times slower the processor is than this one. */
  readonly slowdown: number;
}

export async function openCold(browser: Browser, options: ColdOptions): Promise<ColdView> {
  const { portalUrl, session, path, language, slowdown } = options;
  const screen = await screenOf(browser, session, language, {
    baseURL: portalUrl,
    viewport: { width: 1366, height: 768 },
  });
  try {
    const page = await screen.newPage();
    await watchPaints(page);
    await slow(page, slowdown);
    const scripts = countScripts(page);
    await page.goto(path);
    const readyMs = await untilReady(page);
    await page.waitForLoadState('networkidle');
    return { ...(await readPaints(page)), ...(await scripts()), readyMs };
  } finally {
    await screen.close();
  }
}

async function slow(page: Page, slowdown: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', line);
  if (slowdown > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

function countScripts(page: Page) {
  const sizes: Promise<{ readonly isChart: boolean; readonly bytes: number }>[] = [];
  let requests = 0;
  page.on('response', (response) => {
    requests += 1;
    if (response.request().resourceType() !== 'script') return;
    const isChart = chartScript.test(response.url());
    sizes.push(response.body().then((body) => ({ isChart, bytes: gzipSync(body).length })));
  });
  return async () => {
    const all = await Promise.all(sizes);
    const sum = (charts: boolean) =>
      all.filter(({ isChart }) => isChart === charts).reduce((total, { bytes }) => total + bytes, 0);
    return { scriptBytes: sum(false), chartBytes: sum(true), requests };
  };
}

async function untilReady(page: Page): Promise<number> {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.state-loading') === null);
  return page.evaluate(() => performance.now());
}
