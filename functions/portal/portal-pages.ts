import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { internalError } from '../../platform/http/internal-error.ts';
import { problem } from '../../platform/http/problem.ts';
import type { PortalFiles } from './portal-files.ts';

export interface PortalServices {
  readonly files: PortalFiles;
  readonly contentSecurityPolicy: string;
}

/** Of the API: what it does not have is no page. */
const NO_PAGES = /^\/(api|nhsa|cds-services)(\/|$)/;

/** Serves the portal as its CloudFront distribution does: one page for all paths that name no file. */
export function portalPages({ files, contentSecurityPolicy }: PortalServices): Hono {
  const pages = new Hono();
  pages.onError(internalError);
  pages.use(
    secureHeaders({
      strictTransportSecurity: 'max-age=63072000; includeSubDomains',
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
    }),
  );
  pages.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', contentSecurityPolicy);
  });
  pages.use(compress());
  pages.get('*', async (c) => {
    const { path } = c.req;
    if (NO_PAGES.test(path)) return problem('not-found');
    const file = await files(keyOf(path));
    if (!file) return problem('not-found');
    const headers = { 'cache-control': file.cacheControl, etag: file.etag };
    if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers);
    return c.body(file.body, 200, {
      ...headers,
      'content-type': file.contentType,
      'content-length': String(file.body.byteLength),
    });
  });
  return pages;
}

/** Files lie at the root and under `/assets/`; a dot elsewhere is that of a code, `/units/department/A03.04`. */
function keyOf(path: string): string {
  const isFile = /^\/(assets\/.*|[^/]*\.[^/]*)$/.test(path);
  return isFile ? path.slice(1) : 'index.html';
}
