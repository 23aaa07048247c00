import type { Digest, Notice } from '../../platform/messages.ts';
import type { DeliveryStore } from '../../platform/table/deliveries.ts';
import type { InboxStore } from '../../platform/table/inbox.ts';
import { deliveryKey, digestDeliveryKey } from '../../platform/table/keys.ts';
import { digestIdOf, receiverOf, type SendLimits } from './send-limits.ts';
import type { News, Sink } from './sink.ts';

export interface DeliveryServices {
  readonly inbox: Pick<InboxStore, 'keep'>;
  readonly deliveries: DeliveryStore;
  readonly limits: SendLimits;
  readonly sinks: readonly Sink[];
  readonly now: () => Date;
}

/**
 * Deals with a notice: an alert is kept in the inbox and goes out by every sink, a digest by its own. Where one
 * recipient cannot be reached the others are, and the message comes back for him alone.
 * @param owner the id of the queue's message
 */
export async function deliverNotice(
  services: DeliveryServices,
  notice: Notice,
  owner: string,
): Promise<void> {
  if ('digest' in notice) await deliverDigest(services, notice.digest, owner);
  else if ('lamp' in notice) await deliverAlert(services, { kind: 'lamp', alert: notice.lamp }, owner);
  else await deliverAlert(services, { kind: 'alert', alert: notice }, owner);
}

async function deliverAlert(services: DeliveryServices, news: News, owner: string): Promise<void> {
  const { alert } = news;
  const { inbox, deliveries, now } = services;
  const delivery = deliveryKey(alert.hospital, alert.alert_id);
  const earlier = await deliveries.begin(delivery, owner, secondsOf(now()));
  if (earlier === 'finished') return;
  if (earlier === 'held') throw heldElsewhere(`alert ${alert.alert_id}`);
  await inbox.keep(alert, now().toISOString());
  const run = { done: new Set(earlier.done), counted: new Set(earlier.counted) };
  const failures = await sendToAll(services, news, run);
  // The same findings may be told of again, however late.
  if (failures.length === 0) return deliveries.finish(delivery, 'for-good');
  await deliveries.interrupt(delivery, run);
  throw new AggregateError(failures, `alert ${alert.alert_id}: ${failures.map(String).join('; ')}`);
}

/** @param run grows by whom it has dealt with */
async function sendToAll(
  { sinks, limits }: DeliveryServices,
  news: News,
  run: { readonly done: Set<string>; readonly counted: Set<string> },
): Promise<readonly unknown[]> {
  const sendTo = async (sink: Sink, recipient: string) => {
    const receiver = `${sink.name}#${recipient}`;
    if (run.done.has(receiver)) return;
    const isAdmitted =
      run.counted.has(receiver) || (await limits.admit(sink.name, news.alert.hospital, recipient));
    run.counted.add(receiver);
    if (isAdmitted) await sink.send(recipient, news);
    run.done.add(receiver);
  };
  const sendBy = async (sink: Sink) => {
    const recipients = await sink.recipientsOf(news);
    return failuresOf(recipients.map((recipient) => sendTo(sink, recipient)));
  };
  return (await Promise.all(sinks.map((sink) => sendBy(sink).catch((error) => [error])))).flat();
}

async function deliverDigest(services: DeliveryServices, digest: Digest, owner: string): Promise<void> {
  const { deliveries, limits, sinks, now } = services;
  const delivery = digestDeliveryKey(receiverOf(digest), digest.window);
  const earlier = await deliveries.begin(delivery, owner, secondsOf(now()));
  if (earlier === 'finished') return;
  if (earlier === 'held') throw heldElsewhere(`digest of ${digest.window}`);
  const more = await limits.heldBack(digest);
  const sink = sinks.find(({ name }) => name === digest.sink);
  if (sink && more > 0) {
    const { hospital, recipient } = digest;
    await sink.send(recipient, { kind: 'digest', id: digestIdOf(digest), hospital, more });
  }
  await deliveries.finish(delivery, 'for-a-month');
}

/** This message comes back, and finds the delivery finished or left behind. */
function heldElsewhere(what: string): Error {
  return new Error(`${what} is in the hands of another message`);
}

async function failuresOf(sends: readonly Promise<void>[]): Promise<readonly unknown[]> {
  const outcomes = await Promise.allSettled(sends);
  return outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
}

function secondsOf(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
