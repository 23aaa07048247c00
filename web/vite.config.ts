import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/**
 * The portal as static files. Chrome 109 is the last that runs on Windows 7, which hospitals still have.
 * `vite web` serves it while it is being worked on, beside the stack that `npm start` keeps running.
 */
export default defineConfig({
  root,
  resolve: { alias: { 'write-excel-file/without-workers': excelWithoutWorkers() } },
  worker: { format: 'es' },
  build: {
    outDir: join(root, 'dist'),
    emptyOutDir: true,
    target: 'chrome109',
    // Inlined assets would be `data:` addresses, which the content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The charts, which come after the first view.
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      // Libraries mark what is for browsers; here everything is.
      onLog: (level, log, report) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/nhsa', '/cds-services', '/openapi.json'].map((path) => [path, { target: runningApi() }]),
    ),
  },
});

/** The package names no such entry: see write-excel-file.d.ts. */
function excelWithoutWorkers(): string {
  const entry = fileURLToPath(import.meta.resolve('write-excel-file/universal'));
  return join(dirname(entry), '..', 'modules', 'export', 'writeXlsxFileUniversal.js');
}

function runningApi(): string {
  const endpoints = join(root, '..', '.local', 'endpoints.json');
  if (!existsSync(endpoints)) return 'http://127.0.0.1:4568';
  return (JSON.parse(readFileSync(endpoints, 'utf8')) as { api: string }).api;
}
