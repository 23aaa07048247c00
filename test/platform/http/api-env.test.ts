import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { type ApiEnv, identifyCaller } from '../../../platform/http/api-env.ts';
import { problem } from '../../../platform/http/problem.ts';

const api = new Hono<ApiEnv>();
api.onError(() => problem('internal-error'));
api.use(identifyCaller);
api.get('/who', (c) => c.json(c.var.caller));
api.get('/gone', () => problem('not-found'));
api.get('/broken', () => {
  throw new Error('a defect');
});

const claims = { sub: 'u1', role: 'office', hospital: 'H37130200901' };
const ask = (path: string, told: object | undefined = claims) =>
  api.request(path, {}, { event: { requestContext: { authorizer: { jwt: { claims: told } } } } });

describe('an API behind the gateway', () => {
  it('knows who calls', async () => {
    expect(await (await ask('/who')).json()).toEqual(claims);
  });

  it('lets nobody on of whom the token says too little', async () => {
    const answer = await ask('/who', { sub: 'u1' });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      403,
      'claims-missing',
    ]);
  });

  it.each(['/who', '/gone', '/broken'])('has no browser keep what it answers to %s', async (path) => {
    expect((await ask(path)).headers.get('cache-control')).toBe('no-store');
  });
});
