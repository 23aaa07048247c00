import { defineConfig } from 'vitest/config';

/** What a browser must show: apart from the other tests, which need nothing but Node. */
export default defineConfig({
  test: {
    name: 'portal',
    include: ['test/portal/**/*.test.ts'],
    globalSetup: 'test/support/portal/run-portal.ts',
    isolate: false,
    // One browser on a small machine: who waits for another's page is slow for no reason of his own.
    fileParallelism: false,
    // A submission is not lost to one page that came late; the report names what was tried again.
    retry: process.env['CI'] === undefined ? 0 : 1,
    testTimeout: 90_000,
    hookTimeout: 20 * 60_000,
    // Of a page that is being made, a second says nothing.
    expect: { poll: { timeout: 20_000 } },
  },
});
