import type { Page } from 'playwright-core';
import type { SlowEvent } from './watch-paints.ts';

/** How a table answers to one kind of thing that somebody does with it, in milliseconds. */
export interface TableAnswer {
  readonly what: string;
  /**
   * Until what it brought about was painted: the slowest of the browser's own figures, which come in steps of 8 ms;
   * 0 where all were under 16 ms, `null` of scrolling, of which browsers tell nothing.
   */
  readonly toPaintMs: number | null;
  /** Until the rows that were asked for are there. */
  readonly toRowsMs: number;
}

interface Deed {
  readonly what: string;
  readonly act: (round: number) => Promise<void>;
}

/** Sorts, filters, searches, ticks and scrolls, as a hand would, several times each. The page must have been watched. */
export async function measureTable(page: Page, rounds: number): Promise<readonly TableAnswer[]> {
  const answers: TableAnswer[] = [];
  for (const { what, act } of await deedsOn(page)) {
    const toPaint: number[] = [];
    const toRows: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await page.evaluate(() => {
        window.watched.events = [];
      });
      const begun = performance.now();
      await act(round);
      await untilStill(page);
      toRows.push(performance.now() - begun - stillMs);
      const events = await page.evaluate(() => window.watched.events);
      toPaint.push(Math.max(0, ...events.map(({ durationMs }: SlowEvent) => durationMs)));
    }
    answers.push({
      what,
      toPaintMs: what === 'scroll' ? null : Math.max(...toPaint),
      toRowsMs: Math.max(...toRows),
    });
  }
  return answers;
}

const stillMs = 300;

/** Nothing of the table has changed for a while. */
async function untilStill(page: Page): Promise<void> {
  await page.evaluate(
    (quietMs) =>
      new Promise<void>((resolve) => {
        const table = document.querySelector('.data-table');
        let timer = setTimeout(done, quietMs);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, quietMs);
        });
        function done() {
          observer.disconnect();
          resolve();
        }
        if (table)
          observer.observe(table, { childList: true, subtree: true, characterData: true, attributes: true });
      }),
    stillMs,
  );
}

async function deedsOn(page: Page): Promise<readonly Deed[]> {
  const table = page.locator('.data-table').first();
  const headings = table.locator('thead button');
  const search = table.getByRole('searchbox');
  const choice = table.locator('select').first();
  const scroll = table.locator('.table-scroll');
  return [
    { what: 'sort', act: async (round) => headings.nth(round % (await headings.count())).click() },
    {
      what: 'filter',
      act: async (round) => {
        await choice.focus();
        await page.keyboard.press(round % 2 === 0 ? 'ArrowDown' : 'ArrowUp');
      },
    },
    { what: 'type a key', act: async (round) => search.press(round % 4 === 3 ? 'Control+A' : '1') },
    { what: 'clear the search', act: async () => search.fill('') },
    {
      what: 'tick a row',
      act: async (round) => table.locator('tbody input[type=checkbox]').nth(round).click(),
    },
    { what: 'tick all', act: async () => table.locator('thead input[type=checkbox]').click() },
    {
      what: 'scroll',
      act: async (round) => {
        await scroll.hover();
        await page.mouse.wheel(0, round % 2 === 0 ? 400_000 : -150_000);
      },
    },
    { what: 'page down', act: async () => scroll.press('PageDown') },
  ];
}
