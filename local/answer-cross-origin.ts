import type { BucketCorsRules } from './bucket-cross-origin.ts';
import { crossOriginAnswer } from './bucket-cross-origin.ts';
import type { FauxqsApp } from './mend-object-requests.ts';

/** Lets browsers do to buckets what the rules of each say; fauxqs 2.4.1 knows no CORS. */
export function answerCrossOrigin(
  app: FauxqsApp,
  rulesOf: (bucket: string) => BucketCorsRules | undefined,
): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    if (origin === undefined) return done();
    const isQuestion = request.method === 'OPTIONS';
    const asked = (name: string) => String(request.headers[`access-control-request-${name}`] ?? '');
    const bucket = decodeURIComponent(request.url.split(/[/?]/)[1] ?? '');
    const answer = crossOriginAnswer(rulesOf(bucket) ?? [], {
      origin,
      method: isQuestion ? asked('method') : request.method,
      headers: asked('headers')
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    });
    if (answer) reply.headers(answer);
    if (!isQuestion) return done();
    reply.status(answer ? 200 : 403).send();
  });
}
