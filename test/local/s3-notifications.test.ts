import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNotifier } from '../../local/create-notifier.ts';
import { createSequencer, matches, s3Event } from '../../local/s3-notifications.ts';
import type { ObjectCreated } from '../../local/watch-created-objects.ts';

const rule = {
  bucket: 'b',
  queueArn: 'arn:q',
  configurationId: 'c',
  events: ['s3:ObjectCreated:*'],
  prefix: 'in/',
  suffix: '.csv',
};
const object: ObjectCreated = { operation: 'Put', bucket: 'b', key: 'in/x.csv', sizeBytes: 3, eTag: 'e' };
const keyInEvent = (key: string) =>
  s3Event(rule, { ...object, key }, { region: 'us-east-1', at: 0, sequencer: '1' }).Records[0]?.s3.object.key;

describe('a notification rule', () => {
  it.each<[string, Partial<ObjectCreated>, boolean]>([
    ['prefix and suffix fit', {}, true],
    ['another bucket', { bucket: 'c' }, false],
    ['another prefix', { key: 'out/x.csv' }, false],
    ['another suffix', { key: 'in/x.txt' }, false],
  ])('%s: %j', (_, change, wanted) => {
    expect(matches(rule, { ...object, ...change })).toBe(wanted);
  });

  it('for one operation hears of no other', () => {
    const copies = { ...rule, events: ['s3:ObjectCreated:Copy'] };
    expect(matches(copies, object)).toBe(false);
    expect(matches(copies, { ...object, operation: 'Copy' })).toBe(true);
  });
});

describe('the event of an object', () => {
  it.each([
    ['in/a b+c.csv', 'in/a+b%2Bc.csv'],
    ['in/my(1)!.csv', 'in/my%281%29%21.csv'],
    ['in/上海.csv', 'in/%E4%B8%8A%E6%B5%B7.csv'],
  ])('writes the key %s as %s', (key, encoded) => {
    expect(keyInEvent(key)).toBe(encoded);
  });

  it('has a key that decodes to what was put, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (key) => {
        expect(decodeURIComponent((keyInEvent(key) ?? '').replaceAll('+', ' '))).toBe(key);
      }),
    );
  });

  it('has a sequencer that grows as text, even when the clock stands still or goes back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4e12 }), { minLength: 2 }), (times) => {
        const clock = times.values();
        const next = createSequencer(() => clock.next().value ?? 0);
        const sequence = times.map(() => next());
        expect(sequence).toEqual([...new Set(sequence)].sort());
      }),
    );
  });
});

describe('the notifier', () => {
  it('forgets no object that came before the queues were there', () => {
    const sent: string[] = [];
    const notifier = createNotifier('us-east-1', Date.now);
    notifier.tell(object);
    notifier.start([rule], (_, body) => sent.push(body));
    notifier.tell({ ...object, key: 'in/y.csv' });
    expect(sent.map((body) => JSON.parse(body).Records[0].s3.object.key)).toEqual(['in/x.csv', 'in/y.csv']);
  });
});
