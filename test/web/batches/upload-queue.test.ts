import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { KeptUpload } from '../../../web/src/pages/batches/uploads/kept-uploads.ts';
import { Refusal } from '../../../web/src/pages/batches/uploads/try-again.ts';
import { UploadQueue } from '../../../web/src/pages/batches/uploads/upload-queue.ts';

const partBytes = 10;
const hospital = 'H37130200901';
const owner = `${hospital}/office`;

/** What S3 and the API behind the browser have and did. */
class Store {
  readonly parts = new Map<string, Map<number, string>>();
  readonly whole = new Map<string, string>();
  readonly completed: string[] = [];
  readonly abandoned: string[] = [];
  /** By the order of the puts: what goes wrong. */
  readonly failures = new Map<number, Error>();
  puts: string[] = [];
  atOnce = 0;
  mostAtOnce = 0;
  isHeld = false;

  readonly calls = {
    begin: async ({ file_name, size_bytes }: { file_name: string; size_bytes: number }) => {
      const key = `incoming/${hospital}/portal/${this.parts.size + this.whole.size}/${file_name}`;
      if (size_bytes <= partBytes) return { key, url: `whole ${key}` };
      this.parts.set(key, new Map());
      return { key, upload_id: key, part_bytes: partBytes };
    },
    arrived: async (id: string) => {
      const parts = this.parts.get(id);
      return parts ? [...parts].map(([number, text]) => ({ number, size_bytes: text.length })) : null;
    },
    linkOf: async (id: string, number: number) => `${number} ${id}`,
    complete: async (id: string) => void this.completed.push(id),
    abandon: async (id: string) => void this.abandoned.push(id),
  };

  readonly put = async (url: string, blob: Blob, onSent: (bytes: number) => void, signal: AbortSignal) => {
    const at = this.puts.push(url);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
    try {
      onSent(1);
      do {
        await nextTurn();
        signal.throwIfAborted();
      } while (this.isHeld && at > 3);
      const failure = this.failures.get(at);
      if (failure) throw failure;
      const [what = '', ...id] = url.split(' ');
      const text = await blob.text();
      if (what === 'whole') this.whole.set(id.join(' '), text);
      else this.parts.get(id.join(' '))?.set(Number(what), text);
    } finally {
      this.atOnce--;
    }
  };
}

let store: Store;
let kept: Map<string, KeptUpload>;
let claimed: Set<string>;
let waits: number[];
let corrected: [corrects: object, key: string][];

function openQueue(whose = owner): UploadQueue {
  return new UploadQueue({
    calls: store.calls,
    put: store.put,
    wait: async (ms) => void waits.push(ms),
    kept: {
      keep: async (upload) => void kept.set(upload.uploadId, upload),
      forget: async (id) => void kept.delete(id),
      ofOwner: async (one) => [...kept.values()].filter((upload) => upload.owner === one),
      claim: async (id) => !claimed.has(id) && claimed.add(id) !== undefined,
    },
    mayRead: async () => 'prompt',
    askToRead: async () => true,
    nowMs: () => 0,
    onCorrected: (corrects, key) => void corrected.push([corrects, key]),
    owner: whose,
  });
}

const content = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const fileOf = (text = content, name = '三月.csv', lastModified = 7) =>
  new File([text], name, { lastModified });
const chosen = (file: File) => [{ file, handle: null }];

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2000 && !isSo(); turn++) await nextTurn();
  expect(isSo()).toBe(true);
}
const states = (queue: UploadQueue) => queue.views().map(({ state }) => state);
const textOf = (key: string) =>
  [...(store.parts.get(key) ?? [])]
    .sort(([a], [b]) => a - b)
    .map(([, text]) => text)
    .join('');

beforeEach(() => {
  store = new Store();
  kept = new Map();
  claimed = new Set();
  waits = [];
  corrected = [];
});

describe('a file that is sent', () => {
  it('goes in parts, four at once, and is completed when all have arrived', async () => {
    const queue = openQueue();
    queue.add(chosen(fileOf()), hospital);
    await until(() => states(queue)[0] === 'done');
    const [{ key, sentBytes }] = queue.views() as [{ key: string; sentBytes: number }];
    expect(textOf(key)).toBe(content);
    expect(sentBytes).toBe(content.length);
    expect(store.mostAtOnce).toBe(4);
    expect(store.completed).toEqual([key]);
    expect(kept.size).toBe(0);
  });

  it('goes whole if it is small, and the next one after it', async () => {
    const queue = openQueue();
    queue.add([...chosen(fileOf('small', 'a.csv')), ...chosen(fileOf('other', 'b.csv'))], hospital);
    await until(() => states(queue).every((state) => state === 'done'));
    expect([...store.whole.values()]).toEqual(['small', 'other']);
    expect(store.mostAtOnce).toBe(1);
  });

  it('is not sent if there is nothing in it, which is said at once; those beside it are', async () => {
    const queue = openQueue();
    queue.add([...chosen(fileOf('', 'empty.csv')), ...chosen(fileOf('small', 'a.csv'))], hospital);
    expect(states(queue)[0]).toBe('empty');
    await until(() => states(queue)[1] === 'done');
    expect(states(queue)[0]).toBe('empty');
    expect(store.puts).toHaveLength(1);
    queue.act(queue.views()[0]?.id ?? 0, 'dismiss');
    expect(states(queue)).toEqual(['done']);
  });

  it('is sent again where a part fails, after a wait that grows, by a fresh link', async () => {
    for (const at of [2, 5, 6]) store.failures.set(at, new Error('the network is down'));
    const queue = openQueue();
    queue.add(chosen(fileOf()), hospital);
    await until(() => states(queue)[0] === 'done');
    expect(textOf(queue.views()[0]?.key ?? '')).toBe(content);
    expect(store.puts).toHaveLength(Math.ceil(content.length / partBytes) + 3);
    expect(waits.every((ms) => ms >= 1000)).toBe(true);
  });

  it('fails when it does not get through, and goes on from there when it is tried again', async () => {
    for (let at = 3; at < 60; at++) store.failures.set(at, new Error('the network is down'));
    const queue = openQueue();
    queue.add(chosen(fileOf()), hospital);
    await until(() => states(queue)[0] === 'failed');
    expect(Math.max(...waits)).toBe(30_000);
    const before = store.puts.length;
    store.failures.clear();
    queue.act(queue.views()[0]?.id ?? 0, 'retry');
    await until(() => states(queue)[0] === 'done');
    expect(textOf(queue.views()[0]?.key ?? '')).toBe(content);
    expect(store.puts.length - before).toBe(Math.ceil(content.length / partBytes) - 2);
  });

  it('is not tried again where it is refused', async () => {
    store.failures.set(1, new Refusal('not yours'));
    const queue = openQueue();
    queue.add(chosen(fileOf()), hospital);
    await until(() => states(queue)[0] === 'failed');
    expect(waits).toEqual([]);
  });

  it('pauses, and sends what had not arrived when it goes on; others go on meanwhile', async () => {
    store.isHeld = true;
    const queue = openQueue();
    queue.add(chosen(fileOf()), hospital);
    await until(() => [...store.parts.values()][0]?.size === 3);
    queue.act(1, 'pause');
    store.isHeld = false;
    queue.add(chosen(fileOf('small', 'a.csv')), hospital);
    await until(() => states(queue)[1] === 'done');
    expect(states(queue)[0]).toBe('paused');
    const before = store.puts.length;
    queue.act(1, 'resume');
    await until(() => states(queue)[0] === 'done');
    expect(textOf(queue.views()[0]?.key ?? '')).toBe(content);
    expect(store.puts.length - before).toBe(Math.ceil(content.length / partBytes) - 3);
  });

  it('with corrected records is told of when it has arrived, and not before', async () => {
    const corrects = { batch: 'b', places: [0, 4] };
    for (let at = 1; at < 60; at++) store.failures.set(at, new Error('the network is down'));
    const queue = openQueue();
    queue.add([{ file: fileOf('small', '三月-更正.csv'), handle: null, corrects }], hospital);
    await until(() => states(queue)[0] === 'failed');
    expect(corrected).toEqual([]);
    expect(queue.views()[0]?.corrects).toEqual(corrects);
    store.failures.clear();
    queue.act(1, 'retry');
    await until(() => states(queue)[0] === 'done');
    expect(corrected).toEqual([[corrects, queue.views()[0]?.key]]);
    queue.add(chosen(fileOf()), hospital);
    await until(() => states(queue)[1] === 'done');
    expect(corrected).toHaveLength(1);
  });

  it('leaves nothing when it is cancelled', async () => {
    store.isHeld = true;
    const queue = openQueue();
    queue.add(chosen(fileOf()), hospital);
    await until(() => store.puts.length > 3);
    queue.act(1, 'cancel');
    await until(() => store.abandoned.length === 1);
    expect(queue.views()).toEqual([]);
    expect(kept.size).toBe(0);
  });
});

describe('a page that is loaded anew in the middle', () => {
  /** A first page that was left after three parts. */
  async function broken(): Promise<void> {
    store.isHeld = true;
    const queue = openQueue();
    queue.add(chosen(fileOf()), hospital);
    await until(() => [...store.parts.values()][0]?.size === 3);
    claimed.clear();
    store.puts = [];
    store.isHeld = false;
  }

  it('asks for the same file, and sends of it what had not arrived', async () => {
    await broken();
    const queue = openQueue();
    await queue.takeUp();
    expect(queue.views()).toMatchObject([{ state: 'file-needed', fileName: '三月.csv' }]);
    queue.add(chosen(fileOf()), hospital);
    await until(() => states(queue)[0] === 'done');
    expect(queue.views()).toHaveLength(1);
    expect(store.puts.map((url) => url.split(' ')[0]).sort()).toEqual(['4', '5', '6', '7']);
    expect(textOf(queue.views()[0]?.key ?? '')).toBe(content);
  });

  it.each([
    ['another name', fileOf(content, '四月.csv')],
    ['another size', fileOf(`${content}!`)],
    ['another time', fileOf(content, '三月.csv', 8)],
  ])('takes a file of %s for another one', async (_, file) => {
    await broken();
    const queue = openQueue();
    await queue.takeUp();
    queue.add(chosen(file), hospital);
    await until(() => states(queue)[1] === 'done');
    expect(states(queue)[0]).toBe('file-needed');
  });

  it('begins anew where the parts are gone', async () => {
    await broken();
    store.parts.clear();
    const queue = openQueue();
    await queue.takeUp();
    queue.add(chosen(fileOf()), hospital);
    await until(() => states(queue)[0] === 'done');
    expect(textOf(queue.views()[0]?.key ?? '')).toBe(content);
  });

  it('asks whether the file may be read where the browser knows it', async () => {
    await broken();
    const [upload] = kept.values();
    const handle = { getFile: async () => fileOf() } as FileSystemFileHandle;
    kept.set(upload?.uploadId ?? '', { ...(upload as KeptUpload), handle });
    const queue = openQueue();
    await queue.takeUp();
    expect(states(queue)).toEqual(['leave-needed']);
    queue.act(1, 'allow');
    await until(() => states(queue)[0] === 'done');
    expect(store.puts).toHaveLength(4);
  });

  it('tells nobody else of it, and no second tab', async () => {
    await broken();
    const other = openQueue(`${hospital}/another`);
    await other.takeUp();
    expect(other.views()).toEqual([]);
    await openQueue().takeUp();
    const second = openQueue();
    await second.takeUp();
    expect(second.views()).toEqual([]);
  });
});
