import { join } from 'node:path';
import { build, preview } from 'vite';

const root = join(import.meta.dirname, '..', '..', '..', 'web');

export interface ServedPortal {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the portal and serves it in front of an API. */
export async function servePortal(api: string): Promise<ServedPortal> {
  await build({ root, logLevel: 'warn' });
  const proxy = Object.fromEntries(
    ['/api', '/nhsa', '/cds-services', '/openapi.json'].map((path) => [path, { target: api }]),
  );
  const server = await preview({ root, preview: { host: '127.0.0.1', port: 0, proxy } });
  return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}
