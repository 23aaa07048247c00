import { Hono } from 'hono';
import * as z from 'zod';
import { answer } from './openapi-parts.ts';

const signInSchema = z.strictObject({
  issuer: z.url().meta({ description: 'OpenID provider that signs people in' }),
  client_id: z.string(),
  live_url: z.string().meta({ description: 'where alerts come live, by WebSocket' }),
});

export interface SignInServices {
  readonly signIn: z.infer<typeof signInSchema>;
}

/** What the portal must know before anybody has signed in; told to anybody. */
export function signInRoutes({ signIn }: SignInServices): Hono {
  return new Hono().get('/', (c) => c.json(signIn, 200, { 'cache-control': 'public, max-age=300' }));
}

export const signInOperations = {
  '/api/v1/sign-in': {
    get: {
      summary: '如何登录 How to sign in',
      security: [],
      responses: { 200: answer(signInSchema) },
    },
  },
};
