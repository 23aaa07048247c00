import type { FauxqsApp } from './mend-object-requests.ts';

interface Waits {
  VisibilityTimeout?: number | string;
  DelaySeconds?: number | string;
}

interface QueueRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: (Waits & { readonly Entries?: readonly Waits[]; readonly Attributes?: Waits }) | null;
}

/** Divides what messages wait by a number, whoever asks for the wait: visibility timeouts and delays. */
export function hurryQueues(app: FauxqsApp, haste: number): void {
  app.addHook('preHandler', (request, _reply, done) => {
    const { headers, body } = request as unknown as QueueRequest;
    if (body !== null && String(headers['x-amz-target']).startsWith('AmazonSQS.')) {
      for (const waits of [body, ...(body.Entries ?? [])]) hurry(waits, (seconds) => seconds / haste);
      // Of a whole queue they are whole seconds, and written as text.
      if (body.Attributes) hurry(body.Attributes, (seconds) => String(Math.ceil(seconds / haste)));
    }
    done();
  });
}

function hurry(waits: Waits, divide: (seconds: number) => number | string): void {
  for (const name of ['VisibilityTimeout', 'DelaySeconds'] as const) {
    if (waits[name] !== undefined) waits[name] = divide(Number(waits[name]));
  }
}
