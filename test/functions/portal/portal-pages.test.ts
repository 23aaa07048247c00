import { describe, expect, it } from 'vitest';
import type { PortalFile } from '../../../functions/portal/portal-files.ts';
import { portalPages } from '../../../functions/portal/portal-pages.ts';

const file = (text: string, contentType: string, cacheControl: string): PortalFile => ({
  body: new Uint8Array(new TextEncoder().encode(text)),
  contentType,
  cacheControl,
  etag: `"${text.length}"`,
});
const stored: Readonly<Record<string, PortalFile>> = {
  'index.html': file('<!doctype html>', 'text/html', 'no-cache'),
  'assets/index-1.js': file('let a;'.repeat(1000), 'text/javascript', 'public,max-age=31536000,immutable'),
};
const pages = portalPages({
  files: async (key) => stored[key] ?? null,
  contentSecurityPolicy: "default-src 'none'",
});
const ask = (path: string, headers = {}) => pages.request(path, { headers });

describe('the portal by the HTTP API', () => {
  it.each([
    '/',
    '/cases/1?hospital=H1',
    '/units/department/A03.04',
    '/units/group/chs-drg-1.1%2FES35',
    '/signed-in',
  ])('answers %s with its one page, to be asked for each time', async (path) => {
    const answer = await ask(path);
    expect([answer.status, await answer.text()]).toEqual([200, '<!doctype html>']);
    expect(answer.headers.get('cache-control')).toBe('no-cache');
  });

  it('answers with a file as it was deployed, compressed for who can read that', async () => {
    const answer = await ask('/assets/index-1.js', { 'accept-encoding': 'gzip, br' });
    expect(answer.headers.get('cache-control')).toBe('public,max-age=31536000,immutable');
    expect(answer.headers.get('content-type')).toBe('text/javascript');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    const text = answer.body?.pipeThrough(new DecompressionStream('gzip'));
    expect(await new Response(text).text()).toBe('let a;'.repeat(1000));
  });

  it('sends nothing again that a browser still has', async () => {
    const answer = await ask('/', { 'if-none-match': '"15"' });
    expect([answer.status, await answer.text()]).toEqual([304, '']);
  });

  it.each(['/assets/gone.js', '/robots.txt', '/api/v2/alerts', '/nhsa/9999', '/cds-services', '/api'])(
    'has no page for %s',
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: 'not-found' });
    },
  );

  it.each(['/', '/assets/index-1.js', '/assets/gone.js'])('guards %s by its headers', async (path) => {
    const { headers } = await ask(path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': "default-src 'none'",
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    });
  });
});
