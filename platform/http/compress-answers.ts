import { every } from 'hono/combine';
import { compress } from 'hono/compress';
import { createMiddleware } from 'hono/factory';

const sayLength = createMiddleware(async (c, next) => {
  await next();
  if (!c.res.body) return;
  const body = await c.res.arrayBuffer();
  c.res = new Response(body, c.res);
  c.res.headers.set('Content-Length', String(body.byteLength));
});

/**
 * Compresses answers of a kilobyte or more for whoever takes them so. `compress` leaves alone what says that it is
 * short, so each answer says how long it is.
 */
export const compressAnswers = every(compress({ encoding: 'gzip' }), sayLength);
