import type { S3EventRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { batchOf, isClaimKey } from '../../../functions/split/upload.ts';

interface Upload {
  /** As S3 writes it into an event. */
  readonly key?: string;
  readonly sequencer?: string;
  readonly versionId?: string;
  readonly eTag?: string;
  readonly eventTime?: string;
}

/** What of an event is read; the rest of its fields do not matter here. */
function uploaded({ eventTime = '2026-03-31T23:59:58.123Z', ...object }: Upload = {}): S3EventRecord {
  const named = { key: 'incoming/H37130200901/march.ndjson', sequencer: '0A', eTag: 'e1', size: 10 };
  return { eventTime, s3: { bucket: { name: 'intake' }, object: { ...named, ...object } } } as S3EventRecord;
}

const keyed = (key: string) => batchOf(uploaded({ key }));

describe('batchOf', () => {
  it('knows hospital, file, size and order of an upload', () => {
    expect(batchOf(uploaded({ versionId: 'v1' }))).toEqual({
      id: expect.stringMatching(/^20260331235958-[0-9a-f]{12}$/),
      hospital: 'H37130200901',
      key: 'incoming/H37130200901/march.ndjson',
      version: 'v1',
      etag: 'e1',
      size_bytes: 10,
      uploaded_at: '2026-03-31T23:59:58.123Z',
      seq: '2026-03-31T23:59:58.123Z#0A',
      status: 'splitting',
    });
  });

  it('gives the same batch for the same event, delivered twice', () => {
    expect(batchOf(uploaded())).toEqual(batchOf(uploaded()));
  });

  it.each([
    ['another file', { key: 'incoming/H37130200901/april.ndjson' }],
    ['a later upload under the same key', { sequencer: '0B' }],
    ['another version', { versionId: 'v2' }],
    ['other content', { eTag: 'e2' }],
  ])('gives another batch for %s', (_, other) => {
    expect(batchOf(uploaded(other)).id).not.toBe(batchOf(uploaded()).id);
  });

  it('has no version in a bucket that keeps none', () => {
    expect(batchOf(uploaded()).version).toBeNull();
  });

  it.each([
    ['incoming/H37130200901/2026+03/claims+1.csv', 'incoming/H37130200901/2026 03/claims 1.csv'],
    ['incoming/H37130200901/a%2Bb.csv', 'incoming/H37130200901/a+b.csv'],
    ['incoming/H37130200901/%E4%B8%89%E6%9C%88.csv', 'incoming/H37130200901/三月.csv'],
    ['incoming/H37130200901/100%25.csv', 'incoming/H37130200901/100%.csv'],
    ['incoming/H37130200901/a%23b%3Fc.csv', 'incoming/H37130200901/a#b?c.csv'],
  ])('reads the key as S3 wrote it: %s', (written, key) => {
    const batch = keyed(written);
    expect(batch).toMatchObject({ key, hospital: 'H37130200901' });
    expect(isClaimKey(batch)).toBe(true);
  });

  it.each([
    'incoming/H37130200901/march.ndjson',
    'incoming/H37130200901/a/b/c/march.ndjson',
    'incoming/H37130200901/line%0Afeed.ndjson',
    'incoming/H37130200901/no-extension',
  ])('takes the hospital from the key: %s', (key) => {
    expect(keyed(key).hospital).toBe('H37130200901');
  });

  it.each([
    'incoming/march.ndjson',
    'incoming/H37130200901/',
    'incoming/H37130200901/folder/',
    'incoming//march.ndjson',
    'Incoming/H37130200901/march.ndjson',
    'archive/incoming/H37130200901/march.ndjson',
    'march.ndjson',
    'incoming',
    '',
  ])('refuses a key outside the pattern, in no hospital’s name: %s', (key) => {
    const batch = keyed(key);
    expect(isClaimKey(batch)).toBe(false);
    expect(batch.hospital).toBe('_refused');
  });

  it('does not let a key pose as one that was refused', () => {
    expect(isClaimKey(keyed('incoming/_refused/march.ndjson'))).toBe(false);
  });
});
