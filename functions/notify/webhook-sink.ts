import { Webhook as Signer } from 'standardwebhooks';
import type { Webhook, WebhookStore } from '../../platform/table/webhooks.ts';
import type { Post } from './post-guarded.ts';
import type { News, Outgoing, Sink } from './sink.ts';

/** Posts to where the hospital wants its alerts, signed as standardwebhooks.com says. */
export function webhookSink(webhooks: WebhookStore, post: Post, now: () => Date): Sink {
  const webhooksFor = async ({ alert: { hospital, department } }: News) =>
    (await webhooks.of(hospital)).filter((one) => one.department === null || one.department === department);
  return {
    name: 'webhook',
    recipientsOf: async (news) => (await webhooksFor(news)).map(({ id }) => id),
    send: async (recipient, message) => {
      const { hospital } = message.kind === 'digest' ? message : message.alert;
      const webhook = (await webhooks.of(hospital)).find(({ id }) => id === recipient);
      if (webhook) await deliver(webhook, message, post, now());
    },
  };
}

async function deliver(webhook: Webhook, message: Outgoing, post: Post, at: Date): Promise<void> {
  const id = message.kind === 'digest' ? message.id : message.alert.alert_id;
  const body = JSON.stringify(bodyOf(message));
  const status = await post(webhook.url, body, {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Signer(webhook.secret).sign(id, at, body),
  });
  // A redirect is an answer like any other, not followed: it could lead anywhere.
  if (status < 200 || status > 299) throw new Error(`webhook ${webhook.id} answered ${status}`);
}

function bodyOf(message: Outgoing): object {
  if (message.kind === 'digest') return { hospital: message.hospital, more_alerts: message.more };
  return message.kind === 'lamp' ? { lamp: message.alert } : message.alert;
}
