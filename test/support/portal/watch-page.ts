import type { Page } from 'playwright-core';

/** What a page did that no page may do. */
export interface Watch {
  /** One line each. */
  readonly complaints: readonly string[];
  /** What a test brings about on purpose. */
  forgive(expected: RegExp): void;
}

/**
 * Listens for errors in the console, which violations of the content security policy are among, for defects, and for
 * requests to another machine.
 */
export function watchPage(page: Page): Watch {
  const heard: string[] = [];
  const forgiven: RegExp[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => heard.push(`defect: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isHere = hostname === '127.0.0.1' || protocol === 'blob:' || protocol === 'data:';
    if (!isHere) heard.push(`request to another machine: ${request.url()}`);
  });
  return {
    get complaints() {
      return heard.filter((one) => !forgiven.some((pattern) => pattern.test(one)));
    },
    forgive: (expected) => void forgiven.push(expected),
  };
}
