import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { demoUsers } from '../demo-users.ts';
import type { SignToken } from '../sign-token.ts';
import { answerToken } from './answer-token.ts';
import { authorizationCodes } from './authorization-codes.ts';
import { backTo, loopbackUrl, readAuthorizationRequest } from './authorization-request.ts';
import { refusalPage, signedOutPage, signInPage } from './sign-in-page.ts';

export interface SignInOptions {
  readonly clientId: string;
  readonly sign: SignToken;
  /** Public documents by their path. */
  readonly documents: ReadonlyMap<string, object>;
}

const style = readFileSync(join(import.meta.dirname, 'sign-in.css'), 'utf8');

/** Authorization code with PKCE for the demo users, who need no password: whoever reaches this machine may be any. */
export function signInApp({ clientId, sign, documents }: SignInOptions): Hono {
  const codes = authorizationCodes();
  const app = new Hono();
  app.use(secureHeaders({ contentSecurityPolicy: policy, referrerPolicy: 'no-referrer' }));
  app.use(cors({ origin: (origin) => (loopbackUrl(origin) ? origin : null), allowMethods: ['GET', 'POST'] }));
  app.notFound((c) => c.json({ error: 'not_found' }, 404));
  for (const [path, document] of documents) app.get(path, (c) => c.json(document));
  app.get('/sign-in.css', (c) => c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/authorize', (c) => {
    const request = readAuthorizationRequest(c.req.query(), clientId);
    if ('kind' in request)
      return request.kind === 'back' ? c.redirect(request.to.href) : c.html(refusalPage(request.reason), 400);
    const user = demoUsers.find(({ name }) => name === c.req.query('user'));
    const here = new URL(c.req.url);
    if (!user)
      return c.html(signInPage(demoUsers, ({ name }) => here.pathname + backTo(here, { user: name }).search));
    const { redirectUri, state } = request;
    return c.redirect(backTo(redirectUri, { code: codes.issue({ user, request }), state }).href);
  });
  app.post('/token', async (c) => {
    const { status, body } = await answerToken(await c.req.parseBody(), { clientId, codes, sign });
    return c.json(body, status, { 'cache-control': 'no-store' });
  });
  app.get('/logout', (c) => {
    const next = loopbackUrl(c.req.query('post_logout_redirect_uri'));
    return next ? c.redirect(backTo(next, { state: c.req.query('state') }).href) : c.html(signedOutPage());
  });
  return app;
}

const policy = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};
