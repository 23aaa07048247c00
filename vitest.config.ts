import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    isolate: false,
    unstubEnvs: true,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: ['test/pipeline/**', 'test/steering/**'],
        },
      },
      {
        // These share one running cloud, which starts only when one of them is among the tests to run.
        extends: true,
        test: {
          name: 'pipeline',
          include: ['test/pipeline/**/*.test.ts'],
          globalSetup: 'test/support/pipeline/run-cloud.ts',
        },
      },
      {
        // A cloud of their own: what they upload spreads over hospitals and months that the others look at.
        extends: true,
        test: {
          name: 'steering',
          include: ['test/steering/**/*.test.ts'],
          globalSetup: 'test/support/pipeline/run-cloud.ts',
        },
      },
    ],
  },
});
