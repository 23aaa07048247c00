import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverNotice } from '../../../functions/notify/deliver-notice.ts';
import { sendLimits } from '../../../functions/notify/send-limits.ts';
import type { Outgoing, Sink } from '../../../functions/notify/sink.ts';
import type { Notice } from '../../../platform/messages.ts';
import { deliveryStore } from '../../../platform/table/deliveries.ts';
import { inboxStore } from '../../../platform/table/inbox.ts';
import { deliveryKey, digestDeliveryKey, type ItemKey } from '../../../platform/table/keys.ts';
import { sendWindowStore } from '../../../platform/table/send-windows.ts';
import { anyAlert, anyLampAlert } from '../../support/alerts.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';

let running: RunningTable;
beforeAll(async () => {
  running = await runTable();
});
afterAll(() => running.stop());

/** What was sent, as `sink recipient what`. */
let sent: string[];
let broken: Set<string>;
/** What notify sent itself, and after how many seconds it comes. */
let later: { notice: Notice; seconds: number }[];
let clock: number;
beforeEach(() => {
  sent = [];
  broken = new Set();
  later = [];
  clock = Date.parse('2026-03-10T08:00:10.000Z');
});

function sink(name: Sink['name'], ...recipients: string[]): Sink {
  return {
    name,
    recipientsOf: async () => recipients,
    send: async (recipient, message) => {
      if (broken.has(`${name} ${recipient}`)) throw new Error(`${recipient} is down`);
      sent.push(`${name} ${recipient} ${told(message)}`);
    },
  };
}

function told(message: Outgoing): string {
  if (message.kind === 'digest') return `+${message.more}`;
  return message.kind === 'lamp' ? message.alert.indicator : message.alert.setl_id;
}

function notifier(...sinks: readonly Sink[]) {
  const { table } = running;
  const limit = { alerts: 3, windowSeconds: 60 };
  const notices = {
    send: async (messages: readonly unknown[], seconds = 0) => {
      for (const notice of messages) later.push({ notice: notice as Notice, seconds });
    },
  };
  const limits = { live: limit, webhook: limit, email: limit };
  const services = {
    inbox: inboxStore(table),
    deliveries: deliveryStore(table),
    limits: sendLimits(limits, sendWindowStore(table), notices, () => Math.floor(clock / 1000)),
    sinks,
    now: () => new Date(clock),
  };
  return (notice: Notice, owner: string) => deliverNotice(services, notice, owner);
}

describe('an alert', () => {
  it('goes to every recipient of every sink, and stands in the inbox', async () => {
    const alert = anyAlert();
    await notifier(sink('queue', 'all'), sink('webhook', 'w1', 'w2'))(alert, 'm1');
    expect(sent.sort()).toEqual(
      ['queue all', 'webhook w1', 'webhook w2'].map((to) => `${to} ${alert.setl_id}`),
    );
    expect(await inboxStore(running.table).find(alert.hospital, alert.alert_id)).toEqual({
      ...alert,
      raised_at: '2026-03-10T08:00:10.000Z',
      state: 'new',
    });
  });

  it('goes out once, however often it is told of, at the same time and later', async () => {
    const alert = anyAlert();
    const notify = notifier(sink('queue', 'all'), sink('webhook', 'w1'));
    // Who finds it in the hands of another comes back later.
    await Promise.allSettled(['m1', 'm2', 'm3'].map((owner) => notify(alert, owner)));
    for (const owner of ['m1', 'm2', 'm3']) await notify(alert, owner);
    clock += 86_400_000 * 40;
    await notify(alert, 'm4');
    expect(sent).toHaveLength(2);
  });

  it('is sent again only to whom it could not be sent, and leaves the inbox as people left it', async () => {
    const alert = anyAlert();
    const inbox = inboxStore(running.table);
    const notify = notifier(sink('queue', 'all'), sink('webhook', 'w1', 'w2'));
    broken = new Set(['webhook w2']);
    await expect(notify(alert, 'm1')).rejects.toThrow('w2 is down');
    const kept = await inbox.find(alert.hospital, alert.alert_id);
    if (kept) await inbox.advance(kept, { to: 'read', step: { by: 'u', name: null, at: 'now' } });
    await expect(notify(alert, 'm1')).rejects.toThrow('w2 is down');
    broken = new Set();
    sent = [];
    await notify(alert, 'm1');
    expect(sent).toEqual([`webhook w2 ${alert.setl_id}`]);
    expect((await inbox.find(alert.hospital, alert.alert_id))?.state).toBe('read');
  });

  it('is left to the message that has it, and not lost where that was killed: others fail, and so come back', async () => {
    const alert = anyAlert({ hospital: 'H00000000005' });
    const killed: Sink = { ...sink('webhook', 'w1'), send: () => new Promise(() => {}) };
    void notifier(killed)(alert, 'm1');
    await expect.poll(() => inboxStore(running.table).find(alert.hospital, alert.alert_id)).toBeTruthy();
    const notify = notifier(sink('webhook', 'w1'));
    await expect(notify(alert, 'm2')).rejects.toThrow('alert');
    expect(sent).toEqual([]);
    clock += 120_000;
    await notify(alert, 'm2');
    expect(sent).toHaveLength(1);
  });

  it('is taken up at once where the message that had it is parked and sent again', async () => {
    const alert = anyAlert({ hospital: 'H00000000006' });
    const notify = notifier(sink('webhook', 'w1'));
    broken = new Set(['webhook w1']);
    await expect(notify(alert, 'm1')).rejects.toThrow('w1 is down');
    broken = new Set();
    await notify(alert, 'm2');
    expect(sent).toHaveLength(1);
  });

  it('is sent by the others where a sink cannot even say who is to get it', async () => {
    const alert = anyAlert();
    const lost: Sink = { ...sink('live'), recipientsOf: () => Promise.reject(new Error('no table')) };
    await expect(notifier(lost, sink('queue', 'all'))(alert, 'm1')).rejects.toThrow('no table');
    expect(sent).toEqual([`queue all ${alert.setl_id}`]);
  });
});

describe('a lamp that turned red', () => {
  it('goes out once, however often it is told of, and stands in the inbox of its department', async () => {
    const lamp = anyLampAlert({ hospital: 'H00000000007' });
    const notify = notifier(sink('live', 'head'), sink('webhook', 'w1'));
    for (const owner of ['m1', 'm2']) await notify({ lamp }, owner);
    expect(sent.sort()).toEqual(['live head readmission', 'webhook w1 readmission']);
    const inbox = inboxStore(running.table);
    const audience = { kind: 'department', hospital: lamp.hospital, department: 'A03.04' } as const;
    expect((await inbox.list(audience, 9, null)).alerts).toEqual([
      { ...lamp, raised_at: '2026-03-10T08:00:10.000Z', state: 'new' },
    ]);
  });
});

describe('many alerts', () => {
  const digestsOf = () => later.map(({ notice }) => notice);

  it('are as many as the limit says, and one digest of the others when the window ends', async () => {
    const hospital = 'H00000000001';
    const notify = notifier(sink('queue', 'all'), sink('email', 'A03'), sink('live', 'D1'));
    const alerts = Array.from({ length: 20 }, () => anyAlert({ hospital }));
    for (const [at, alert] of alerts.entries()) await notify(alert, `m${at}`);
    expect(sent.filter((line) => line.startsWith('queue'))).toHaveLength(20);
    expect(sent.filter((line) => line.startsWith('email'))).toHaveLength(3);
    expect(later.map(({ seconds }) => seconds)).toEqual([51, 51]);

    sent = [];
    clock += 51_000;
    for (const digest of digestsOf()) await notify(digest, 'd1');
    for (const digest of digestsOf()) await notify(digest, 'd2');
    expect(sent.sort()).toEqual(['email A03 +17', 'live D1 +17']);
  });

  it('are remembered for good, and the digest of a window only for as long as it may come twice', async () => {
    const hospital = 'H00000000006';
    const notify = notifier(sink('webhook', 'w1'));
    const alerts = Array.from({ length: 4 }, () => anyAlert({ hospital }));
    for (const [at, alert] of alerts.entries()) await notify(alert, `m${at}`);
    for (const digest of digestsOf()) await notify(digest, 'd1');
    const { client, name } = running.table;
    const expiryOf = async (Key: ItemKey) =>
      (await client.send(new GetCommand({ TableName: name, Key }))).Item?.['expires_at'];
    expect(await expiryOf(deliveryKey(hospital, alerts[0]?.alert_id ?? ''))).toBeUndefined();
    const window = '2026-03-10T08:00:00.000Z';
    const digestKey = digestDeliveryKey(`webhook#${hospital}#w1`, window);
    expect(await expiryOf(digestKey)).toBe(clock / 1000 + 30 * 86_400);
  });

  it('are counted anew in the next window, and each recipient by himself', async () => {
    const hospital = 'H00000000002';
    const notify = notifier(sink('webhook', 'w1'));
    const other = notifier(sink('webhook', 'w2'));
    for (let at = 0; at < 5; at++) await notify(anyAlert({ hospital }), `m${at}`);
    await other(anyAlert({ hospital }), 'm6');
    expect(sent).toHaveLength(4);
    clock += 60_000;
    await notify(anyAlert({ hospital }), 'm7');
    expect(sent).toHaveLength(5);
  });

  it('are all told of at last where a digest fails at first', async () => {
    const hospital = 'H00000000003';
    const notify = notifier(sink('webhook', 'w1'));
    for (let at = 0; at < 5; at++) await notify(anyAlert({ hospital }), `m${at}`);
    broken = new Set(['webhook w1']);
    const [digest] = digestsOf();
    if (!digest) throw new Error('no digest');
    await expect(notify(digest, 'd1')).rejects.toThrow('w1 is down');
    broken = new Set();
    await notify(digest, 'd1');
    expect(sent.at(-1)).toBe('webhook w1 +2');
  });

  it('do not count twice what had to be tried twice', async () => {
    const hospital = 'H00000000004';
    const notify = notifier(sink('webhook', 'w1'));
    const first = anyAlert({ hospital });
    broken = new Set(['webhook w1']);
    for (let at = 0; at < 3; at++) await expect(notify(first, 'm1')).rejects.toThrow();
    broken = new Set();
    for (const [at, alert] of [first, anyAlert({ hospital }), anyAlert({ hospital })].entries())
      await notify(alert, `m${at + 1}`);
    expect(sent).toHaveLength(3);
    expect(later).toEqual([]);
  });
});
