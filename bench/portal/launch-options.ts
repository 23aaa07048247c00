import type { LaunchOptions } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

/** A browser that reaches this machine and no other: whatever else a page asks for fails, and is seen to fail. */
export function launchOptions(): LaunchOptions {
  return {
    executablePath: findChromium(),
    args: [
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      '--disable-background-networking',
      '--disable-component-update',
      // In a container: no setuid sandbox, and a small /dev/shm.
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--font-render-hinting=none',
    ],
  };
}
