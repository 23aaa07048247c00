import { describe, expect, it } from 'vitest';
import { batchOf } from '../../../functions/split/upload.ts';
import { lostAmong, uploadsDue } from '../../../functions/sweep/lost-uploads.ts';
import { uploadEvent } from '../../../functions/sweep/upload-event.ts';

const now = new Date('2026-04-03T12:00:00Z');
const object = (key: string, hoursAgo: number, etag = '"e"') => {
  return { key, etag, sizeBytes: 1, writtenAt: new Date(now.getTime() - hoursAgo * 3_600_000) };
};

describe('uploads of which no event ever came', () => {
  it('are looked for among those of two days, but for the last hours', () => {
    const key = 'incoming/H1/march.csv';
    const due = uploadsDue(
      [1, 3, 49, 51].map((hours) => object(key, hours)),
      now,
    );
    expect(due.map(({ writtenAt }) => (now.getTime() - writtenAt.getTime()) / 3_600_000)).toEqual([3, 49]);
  });

  it.each(['incoming/march.csv', 'incoming/H1/', 'other/H1/march.csv'])('%s is no upload', (key) => {
    expect(uploadsDue([object(key, 3)], now)).toEqual([]);
  });

  it('are those whose key no batch has, or none with this content', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((name) => object(`incoming/H1/${name}.csv`, 3)) as [
      never,
      never,
      never,
    ];
    const batches = [
      { key: 'incoming/H1/a.csv', etag: 'e' },
      { key: 'incoming/H1/b.csv', etag: 'older' },
    ];
    expect(lostAmong([a, b, c], batches)).toEqual([b, c]);
  });
});

it.each(['incoming/H1/三月 (1)+2.csv', 'incoming/H1/a%2Fb&c.zip'])(
  'the event that is sent again for %s gives the batch that it gave before',
  (key) => {
    const object = { key: encodeURIComponent(key), size: 9, eTag: 'e', sequencer: '0055AF', versionId: 'v' };
    const batch = batchOf({
      eventTime: '2026-04-02T00:00:00.123Z',
      s3: { bucket: { name: 'b' }, object },
    } as never);
    const [again] = uploadEvent('b', batch).Records;
    expect(batchOf(again as never)).toEqual(batch);
    expect(batch.key).toBe(key);
  },
);
