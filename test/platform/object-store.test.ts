import { DeleteObjectsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { objectStore } from '../../platform/object-store.ts';

/** A bucket that lists and deletes a thousand keys a call, as S3 does. */
class ThousandACall extends S3Client {
  keys: string[];
  deletesAtOnce = 0;
  #deleting = 0;

  constructor(keys: readonly string[]) {
    super({ region: 'us-east-1' });
    this.keys = [...keys].sort();
    this.send = this.answer as never;
  }

  private async answer(command: unknown) {
    if (command instanceof ListObjectsV2Command) return this.#list(command);
    if (command instanceof DeleteObjectsCommand) return this.#delete(command);
    throw new Error('nothing else is asked for here');
  }

  #list({ input: { Prefix = '', ContinuationToken = '' } }: ListObjectsV2Command) {
    const left = this.keys.filter((key) => key.startsWith(Prefix) && key > ContinuationToken);
    const page = left.slice(0, 1000);
    const NextContinuationToken = left.length > page.length ? page.at(-1) : undefined;
    return { Contents: page.map((Key) => ({ Key })), NextContinuationToken, IsTruncated: left.length > 1000 };
  }

  async #delete({ input }: DeleteObjectsCommand) {
    this.deletesAtOnce = Math.max(this.deletesAtOnce, ++this.#deleting);
    await new Promise((resolve) => setImmediate(resolve));
    this.#deleting--;
    const gone = new Set(input.Delete?.Objects?.map(({ Key }) => Key));
    if (gone.size > 1000) throw new Error('too many');
    this.keys = this.keys.filter((key) => !gone.has(key));
    return {};
  }
}

const many = (count: number) =>
  Array.from({ length: count }, (_, at) => `work/B/${String(at).padStart(6, '0')}`);

describe('clearing a prefix', () => {
  it('removes every object under it and no other, some thousands at once', async () => {
    const s3 = new ThousandACall([...many(9500), 'work/BB/1', 'work/A']);
    expect(await objectStore(s3, 'work').clear('work/B/')).toBe(true);
    expect(s3.keys).toEqual(['work/A', 'work/BB/1']);
    expect(s3.deletesAtOnce).toBe(4);
  });

  it('stops where there is no more time, and is gone on with', async () => {
    const s3 = new ThousandACall(many(9500));
    const store = objectStore(s3, 'work');
    let rounds = 0;
    expect(await store.clear('work/B/', () => ++rounds <= 1)).toBe(false);
    expect(s3.keys).toHaveLength(5500);
    expect(await store.clear('work/B/')).toBe(true);
    expect(s3.keys).toEqual([]);
  });
});
