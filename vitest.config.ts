import { defineConfig } from 'vitest/config';

const clouds = ['pipeline', 'steering', 'wards', 'access', 'analysis', 'operations', 'rehearsal'];

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
          // Those of the portal need a browser: vitest.portal.config.ts.
          exclude: [...clouds, 'portal'].map((name) => `test/${name}/**`),
        },
      },
      // Each of these has one running cloud, which starts only when one of its tests is among those to run. What is
      // brought to it stays there: who fills months that others look at has a cloud of his own.
      ...clouds.map((name) => ({
        extends: true as const,
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          globalSetup: 'test/support/pipeline/run-cloud.ts',
          // Messages that failed come back later and later, also those of other files: who waits for quiet waits for them.
          testTimeout: 180_000,
        },
      })),
    ],
  },
});
