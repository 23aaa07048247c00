import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guardedPost } from '../../../functions/notify/post-guarded.ts';
import type { Outgoing } from '../../../functions/notify/sink.ts';
import { webhookSink } from '../../../functions/notify/webhook-sink.ts';
import type { Webhook, WebhookStore } from '../../../platform/table/webhooks.ts';
import { anyAlert, anyLampAlert } from '../../support/alerts.ts';
import { receiveWebhooks, type WebhookReceiver } from '../../support/webhook-receiver.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
let receiver: WebhookReceiver;
beforeAll(async () => {
  receiver = await receiveWebhooks();
});
afterAll(() => receiver.close());
beforeEach(() => {
  receiver.received.length = 0;
  receiver.answer = { status: 204 };
});

const alert = anyAlert();
const outgoing: Outgoing = { kind: 'alert', alert };

function sinkTo(parts: Partial<Webhook> = {}, reach: 'anywhere' | 'public-https' = 'anywhere') {
  const webhook = {
    hospital: alert.hospital,
    id: 'w1',
    url: receiver.url,
    secret,
    department: null,
    ...parts,
  };
  const store = { of: async () => [webhook] } as unknown as WebhookStore;
  return webhookSink(store, guardedPost(reach), () => new Date());
}

describe('the webhook sink', () => {
  it('posts the alert as the interface has it, signed so that a standard library verifies it', async () => {
    await sinkTo().send('w1', outgoing);
    const [{ headers, body } = { headers: {}, body: '' }] = receiver.received;
    expect(new Verifier(secret).verify(body, headers as Record<string, string>)).toEqual(alert);
    expect(headers).toMatchObject({ 'webhook-id': alert.alert_id, 'content-type': 'application/json' });
    expect(() =>
      new Verifier(secret).verify(body.replace('S', 'T'), headers as Record<string, string>),
    ).toThrow();
  });

  it('posts a lamp under a name of its own, beside alerts about cases', async () => {
    const lamp = anyLampAlert();
    await sinkTo().send('w1', { kind: 'lamp', alert: lamp });
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toEqual({ lamp });
    expect(receiver.received[0]?.headers).toMatchObject({ 'webhook-id': lamp.alert_id });
  });

  it('says in a digest how many more there are', async () => {
    await sinkTo().send('w1', { kind: 'digest', id: 'd1', hospital: alert.hospital, more: 17 });
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toEqual({
      hospital: alert.hospital,
      more_alerts: 17,
    });
  });

  it.each([{ status: 500 }, { status: 404 }, { status: 302, headers: { location: '/elsewhere' } }])(
    'takes $status for a failure and follows nothing',
    async (answer) => {
      receiver.answer = answer;
      await expect(sinkTo().send('w1', outgoing)).rejects.toThrow(`webhook w1 answered ${answer.status}`);
      expect(receiver.received).toHaveLength(1);
    },
  );

  it('waits only so long for an answer', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
    await expect(guardedPost('anywhere', 50)(url, '{}', {})).rejects.toThrow(/aborted/);
    silent.closeAllConnections();
    silent.close();
  });

  it('is for those of the department, where it names one', async () => {
    expect(await sinkTo({ department: 'A03.04' }).recipientsOf({ kind: 'alert', alert })).toEqual(['w1']);
    expect(await sinkTo({ department: 'A04.01' }).recipientsOf({ kind: 'alert', alert })).toEqual([]);
  });

  it('sends nothing to a webhook that was removed meanwhile', async () => {
    await sinkTo({ id: 'w2' }).send('w1', outgoing);
    expect(receiver.received).toEqual([]);
  });

  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/',
    'http://example.com/',
  ])('does not post to %s where only the public internet is allowed', async (url) => {
    await expect(sinkTo({ url }, 'public-https').send('w1', outgoing)).rejects.toThrow(
      /private address|must be https/,
    );
  });
});
