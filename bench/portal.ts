import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { type Browser, chromium } from 'playwright-core';
import { printTable } from '../bin/commands/print-table.ts';
import { startSampleStack } from '../bin/sample-stack.ts';
import { median } from './median.ts';
import { launchOptions } from './portal/launch-options.ts';
import { answerFindings } from './portal/made-findings.ts';
import { measureTable } from './portal/measure-table.ts';
import { type ColdView, openCold } from './portal/open-cold.ts';
import { type PortalSession, screenOf, signIn } from './portal/sign-in.ts';
import { watchPaints } from './portal/watch-paints.ts';

/**
 * npm run bench:portal: how long people wait for the portal in a headless Chromium, with the real stack behind it. The
 * main pages of each role with an empty cache over Lighthouse's desktop line; then everything that can be done
 * to a table of so many findings, on the real page with made-up answers. Ends with 1 where a target is missed.
 */
const options = new Command()
  .option('--endpoints <file>', 'a stack that runs already; otherwise one with sample cases is started')
  .option('--rounds <n>', 'how often each page is opened and each thing done', '5')
  .option('--rows <n>', 'findings in the table', '50000')
  .option('--slowdown <n>', 'how many times slower a processor is played', '1')
  .parse()
  .opts<{ endpoints?: string; rounds: string; rows: string; slowdown: string }>();

const targets = { scriptBytes: 200_000, interactionMs: 100, shift: 0.1 };
const rounds = Number(options.rounds);
const users = ['office', 'clinician-cardiology', 'manager', 'auditor'];
const root = join(import.meta.dirname, '..');

process.env['TZ'] = 'UTC';
await using started = new AsyncDisposableStack();
const portalUrl = await portalOf();
const browser = await chromium.launch(launchOptions());
started.defer(() => browser.close());
const model = cpus()[0]?.model.trim();
process.stdout.write(`${model}, ${cpus().length} cores, Chromium ${browser.version()}\n\n`);
await measurePages(browser);
await measureFindings(browser);

async function portalOf(): Promise<string> {
  if (options.endpoints !== undefined) {
    const { portal } = JSON.parse(readFileSync(options.endpoints, 'utf8')) as { portal: string };
    return portal;
  }
  mkdirSync(join(root, '.local'), { recursive: true });
  const folder = mkdtempSync(join(root, '.local', 'bench-'));
  started.defer(() => rmSync(folder, { recursive: true, force: true }));
  const { description, stop } = await startSampleStack(folder, { H37130200901: 1000 });
  started.defer(stop);
  return description.portal ?? '';
}

async function measurePages(browser: Browser): Promise<void> {
  const rows: string[][] = [];
  for (const user of users) {
    const session = await signIn(browser, portalUrl, user);
    const paths = await pathsOf(browser, session);
    for (const path of paths) {
      const views: ColdView[] = [];
      for (let round = 0; round < rounds; round++)
        views.push(
          await openCold(browser, {
            portalUrl,
            session,
            path,
            language: 'zh-CN',
            slowdown: Number(options.slowdown),
          }),
        );
      rows.push(rowOf(user, path, views));
    }
  }
  printTable(
    [
      'user',
      'page',
      'script kB',
      'charts kB',
      'FCP ms',
      'LCP ms',
      'TBT ms',
      'long tasks',
      'CLS',
      'ready ms',
      'requests',
      '',
    ],
    rows,
  );
  process.stdout.write(
    `\nscript: gzipped, at most ${targets.scriptBytes / 1000} kB; CLS at most ${targets.shift}; medians of ${rounds}\n\n`,
  );
}

/** The pages that the navigation offers somebody. */
async function pathsOf(browser: Browser, session: PortalSession): Promise<readonly string[]> {
  const screen = await screenOf(browser, session, 'zh-CN', { baseURL: portalUrl });
  const page = await screen.newPage();
  await page.goto('/');
  const links = page.getByRole('banner').getByRole('link');
  await page.locator('main#content').waitFor();
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  await screen.close();
  return paths;
}

function rowOf(user: string, path: string, views: readonly ColdView[]): string[] {
  const of = (name: keyof ColdView) => median(views.map((view) => view[name]));
  const met = of('scriptBytes') <= targets.scriptBytes && of('shift') <= targets.shift;
  if (!met) process.exitCode = 1;
  const whole = (name: keyof ColdView) => of(name).toFixed(0);
  return [
    user,
    path,
    (of('scriptBytes') / 1000).toFixed(0),
    (of('chartBytes') / 1000).toFixed(0),
    whole('firstPaintMs'),
    whole('largestPaintMs'),
    whole('blockedMs'),
    whole('longTasks'),
    of('shift').toFixed(3),
    whole('readyMs'),
    whole('requests'),
    met ? '' : 'MISSED',
  ];
}

async function measureFindings(browser: Browser): Promise<void> {
  const session = await signIn(browser, portalUrl, 'office');
  const screen = await screenOf(browser, session, 'zh-CN', {
    baseURL: portalUrl,
    viewport: { width: 1366, height: 768 },
  });
  const page = await screen.newPage();
  await watchPaints(page);
  await answerFindings(page, Number(options.rows));
  await page.goto('/findings');
  const all = Number(options.rows).toLocaleString('zh-CN');
  await page.getByText(`${all} / ${all} 行`).waitFor({ timeout: 120_000 });
  await page.waitForLoadState('networkidle');
  const answers = await measureTable(page, rounds);
  const rows = answers.map(({ what, toPaintMs, toRowsMs }) => {
    const met = (toPaintMs ?? 0) <= targets.interactionMs;
    if (!met) process.exitCode = 1;
    const told = toPaintMs === null ? '' : toPaintMs === 0 ? 'under 16' : toPaintMs.toFixed(0);
    return [what, told, toRowsMs.toFixed(0), met ? '' : 'MISSED'];
  });
  printTable([`${options.rows} findings`, 'to the next paint ms', 'until the rows are there ms', ''], rows);
  process.stdout.write(`\nat most ${targets.interactionMs} ms to the next paint; the slowest of ${rounds}\n`);
}
