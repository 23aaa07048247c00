import type { FauxqsApp } from './mend-object-requests.ts';

interface Waits {
  VisibilityTimeout?: number | string;
  DelaySeconds?: number | string;
}

interface QueueRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: (Waits & { readonly Entries?: readonly Waits[]; readonly Attributes?: Waits }) | null;
}

/** Seconds: longer than a hurried function may run. */
const LEAST_IN_HAND = 24;

/** Divides what messages wait by a number, whoever asks for the wait: visibility timeouts and delays. */
export function hurryQueues(app: FauxqsApp, haste: number): void {
  app.addHook('preHandler', (request, _reply, done) => {
    const { headers, body } = request as unknown as QueueRequest;
    if (body !== null && String(headers['x-amz-target']).startsWith('AmazonSQS.')) {
      for (const waits of [body, ...(body.Entries ?? [])]) hurry(waits, (seconds) => seconds / haste);
      // Of a whole queue they are whole seconds, and written as text.
      if (body.Attributes) hurryQueue(body.Attributes, haste);
    }
    done();
  });
}

function hurryQueue(attributes: Waits, haste: number): void {
  hurry(attributes, (seconds) => String(Math.ceil(seconds / haste)));
  const { VisibilityTimeout: inHand } = attributes;
  if (inHand !== undefined) attributes.VisibilityTimeout = String(Math.max(LEAST_IN_HAND, Number(inHand)));
}

function hurry(waits: Waits, divide: (seconds: number) => number | string): void {
  for (const name of ['VisibilityTimeout', 'DelaySeconds'] as const) {
    if (waits[name] !== undefined) waits[name] = divide(Number(waits[name]));
  }
}
