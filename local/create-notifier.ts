import { createSequencer, matches, type NotificationRule, s3Event } from './s3-notifications.ts';
import type { ObjectCreated } from './watch-created-objects.ts';

export interface Notifier {
  /** Sends the object's events, or keeps them until the rules are known. */
  tell(object: ObjectCreated): void;
  /** From now on, and for what was kept, events go out by these rules. */
  start(rules: readonly NotificationRule[], send: (queueArn: string, body: string) => void): void;
}

/**
 * Turns created objects into messages. Objects may arrive before the queues exist: none is forgotten.
 * @param now - epoch milliseconds
 */
export function createNotifier(region: string, now: () => number): Notifier {
  const nextSequencer = createSequencer(now);
  const early: ObjectCreated[] = [];
  let tell = (object: ObjectCreated): void => void early.push(object);
  return {
    tell: (object) => tell(object),
    start: (rules, send) => {
      tell = (object) => {
        for (const rule of rules.filter((candidate) => matches(candidate, object))) {
          send(
            rule.queueArn,
            JSON.stringify(s3Event(rule, object, { region, at: now(), sequencer: nextSequencer() })),
          );
        }
      };
      early.forEach(tell);
    },
  };
}
