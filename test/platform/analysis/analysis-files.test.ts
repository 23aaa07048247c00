import { parquetReadObjects } from 'hyparquet';
import { beforeEach, describe, expect, it } from 'vitest';
import type { StandingCase } from '../../../core/indicators/case-line.ts';
import { analysisFiles } from '../../../platform/analysis/analysis-files.ts';
import type { ObjectStore } from '../../../platform/object-store.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { wholeBucketInMemory } from '../../support/bucket-in-memory.ts';

const key = 'results/v1/month=2026-03/H1.parquet';
const standing = (...ids: readonly string[]): StandingCase[] =>
  ids.map((settlementId) => ({ settlementId, facts: caseFacts() }));

let bucket: ObjectStore;
const files = () => analysisFiles(bucket, () => '371300');
const idsIn = async () => {
  const bytes = await bucket.read(key);
  const rows = await parquetReadObjects({ file: bytes.slice().buffer as ArrayBuffer });
  return rows.map((row) => row['settlement_id']);
};

beforeEach(() => {
  bucket = wholeBucketInMemory();
});

describe('the files of a hospital’s month', () => {
  it('are written over: what was corrected or withdrawn is in none of them', async () => {
    await (await files().look('H1', '2026-03'))(standing('S1', 'S2'));
    expect(await (await files().look('H1', '2026-03'))(standing('S2'))).toBe(true);
    expect(await idsIn()).toEqual(['S2']);
    expect(await bucket.list('')).toEqual(['findings/v1/month=2026-03/H1.parquet', key]);
  });

  it('are left to who has written since they were looked at, who may have read more', async () => {
    const late = await files().look('H1', '2026-03');
    const early = await files().look('H1', '2026-03');
    expect(await early(standing('S1', 'S2'))).toBe(true);
    expect(await late(standing('S1'))).toBe(false);
    expect(await idsIn()).toEqual(['S1', 'S2']);
  });

  it('are there without a row where every case was withdrawn', async () => {
    await (await files().look('H1', '2026-03'))(standing());
    expect(await idsIn()).toEqual([]);
  });
});
