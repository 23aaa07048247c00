import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { isOfScheme } from '../../../core/activations.ts';
import type { SchemeActivation } from '../../../core/payment/activation.ts';
import { activationStore } from '../../../platform/knowledge/activation-store.ts';
import type { ObjectStore } from '../../../platform/object-store.ts';

/** A bucket as S3 behaves, conditions and all. */
function bucketInMemory(objects = new Map<string, string>()) {
  const bucket: Pick<ObjectStore, 'find' | 'readJson' | 'write' | 'replace'> = {
    find: async (key) => {
      const body = objects.get(key);
      if (body === undefined) return null;
      const read = () => Readable.from([Buffer.from(body)]);
      return {
        etag: body,
        version: null,
        sizeBytes: body.length,
        body: read(),
        readRange: async () => read(),
      };
    },
    readJson: async (key) => JSON.parse(objects.get(key) ?? 'null'),
    write: async (key, body) => {
      objects.set(key, String(body));
    },
    replace: async (key, found, body) => {
      if ((objects.get(key) ?? null) !== found) return false;
      objects.set(key, String(body));
      return true;
    },
  };
  return { objects, store: activationStore(bucket as ObjectStore) };
}

const activation = (scheme: string): SchemeActivation => ({
  region: '371300',
  scheme,
  package: 'a'.repeat(64),
  from: '2026-07-01',
  by: '医保中心',
  at: '2026-11-21T08:00:00.000Z',
  dry_run: 'dry-runs/371300/x/1.json',
});

describe('the activations of a bucket', () => {
  it('have no name before the first, and are none under it', async () => {
    const { store } = bucketInMemory();
    expect(await store.nameCurrent()).toBeNull();
    expect(await store.read(null)).toEqual([]);
  });

  it('are found under an old name as they were then, whatever was added since', async () => {
    const { store } = bucketInMemory();
    await store.add(activation('x'));
    const then = await store.nameCurrent();
    await store.add(activation('y'));
    const now = await store.nameCurrent();
    expect(now).not.toBe(then);
    expect((await store.read(then)).filter(isOfScheme).map(({ scheme }) => scheme)).toEqual(['x']);
    expect((await store.read(now)).filter(isOfScheme).map(({ scheme }) => scheme)).toEqual(['x', 'y']);
  });

  it('lose nothing where two are added at once', async () => {
    const { store } = bucketInMemory();
    await Promise.all([store.add(activation('x')), store.add(activation('y'))]);
    const standing = (await store.read(await store.nameCurrent())).filter(isOfScheme);
    expect(standing.map(({ scheme }) => scheme).sort()).toEqual(['x', 'y']);
  });

  it('are not added for ever where others are always quicker', async () => {
    const { objects, store } = bucketInMemory();
    const set = objects.set.bind(objects);
    let others = '[]';
    objects.set = (key, body) => {
      others += ' ';
      return set(key, body) && set('activations.json', others);
    };
    await expect(store.add(activation('x'))).rejects.toThrow('try again');
  });

  it('never have a name under which nothing stands, wherever an addition is broken off', async () => {
    const { objects, store } = bucketInMemory();
    const written: string[] = [];
    const set = objects.set.bind(objects);
    objects.set = (key, body) => {
      written.push(key);
      return set(key, body);
    };
    await store.add(activation('x'));
    expect(written).toEqual([`activations/${await store.nameCurrent()}.json`, 'activations.json']);
  });
});
