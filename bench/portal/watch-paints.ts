import type { Page } from 'playwright-core';

/** How a page came up, in milliseconds from when it was asked for. */
export interface Paints {
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  /** Of every task longer than 50 ms after the first paint what is over that. */
  readonly blockedMs: number;
  readonly longTasks: number;
  /** Sum of all layout shifts that nobody caused; a good page has at most 0.1. */
  readonly shift: number;
}

/** A tap, click or key, until what it brought about was painted; in steps of 8 ms, as browsers tell it. */
export interface SlowEvent {
  readonly name: string;
  readonly durationMs: number;
}

declare global {
  interface Window {
    watched: {
      largest: number;
      shift: number;
      tasks: { start: number; duration: number }[];
      events: SlowEvent[];
    };
  }
}

/** Must be called before the page is opened. */
export async function watchPaints(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.watched = { largest: 0, shift: 0, tasks: [], events: [] };
    const { watched } = window;
    const watch = (type: string, each: (entry: PerformanceEntry) => void, more: object = {}) =>
      new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({
        type,
        buffered: true,
        ...more,
      });
    watch('largest-contentful-paint', ({ startTime }) => {
      watched.largest = startTime;
    });
    watch('layout-shift', (entry) => {
      const { value, hadRecentInput } = entry as PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      };
      if (!hadRecentInput) watched.shift += value;
    });
    watch('longtask', ({ startTime: start, duration }) => watched.tasks.push({ start, duration }));
    const noteEvent = ({ name, duration, interactionId }: PerformanceEventTiming) => {
      if (interactionId) watched.events.push({ name, durationMs: duration });
    };
    watch('event', (entry) => noteEvent(entry as PerformanceEventTiming), { durationThreshold: 16 });
  });
}

export function readPaints(page: Page): Promise<Paints> {
  return page.evaluate(() => {
    const { largest, shift, tasks } = window.watched;
    const [first] = performance.getEntriesByName('first-contentful-paint');
    const firstPaintMs = first?.startTime ?? Number.NaN;
    const after = tasks.filter(({ start, duration }) => start + duration > firstPaintMs);
    return {
      firstPaintMs,
      largestPaintMs: largest,
      blockedMs: after.reduce((sum, { duration }) => sum + duration - 50, 0),
      longTasks: after.length,
      shift,
    };
  });
}
