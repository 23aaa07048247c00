import { describe, expect, it } from 'vitest';
import { parseIntakeLimits } from '../../../core/claims/intake-limits.ts';
import { findPartner } from '../../../functions/split/find-partner.ts';
import { splitFile } from '../../../functions/split/split-file.ts';
import { decodeChunk } from '../../../platform/intake/chunk-object.ts';
import type { ObjectStore } from '../../../platform/object-store.ts';
import type { Batch, Partner } from '../../../platform/table/batches.ts';
import { csvColumns } from '../../core/claims/example-list.ts';
import { wholeBucketInMemory } from '../../support/bucket-in-memory.ts';

const cases = `setl_id,fixmedins_code,gend,adm_time,dscg_time,dscg_caty,hi_type,diag_code
S1,H1,1,2026-03-05,2026-03-09,A03,310,J18.900
S2,H1,1,2026-03-05,2026-03-09,A03,310,J18.900
`;
const fees = `setl_id,feedetl_sn,fee_ocur_time,med_list_codg,cnt,pric,det_item_fee_sumamt
S2,F1,2026-03-06,X01,1,10,10
S9,F1,2026-03-06,X01,1,10,10
S1,F1,2026-03-06,X01,1,10,10
`;
const folder = 'incoming/H1/march';
const reading = { columns: csvColumns, limits: parseIntakeLimits({ recordsAChunk: 2 }) };

/** An intake bucket with these files, and a batch that one of them began. */
async function bucketsWith(files: Readonly<Record<string, string>>) {
  const [intake, work] = [wholeBucketInMemory(), wholeBucketInMemory()];
  for (const [key, text] of Object.entries(files)) await intake.write(key, text);
  return { intake, work };
}

async function batchOf(intake: ObjectStore, key: string): Promise<Batch> {
  const { etag = '' } = (await intake.find(key)) ?? {};
  const upload = { id: 'B1', hospital: 'H1', key, version: null, etag, size_bytes: 1 };
  return { ...upload, uploaded_at: '2026-03-31T00:00:00Z', seq: '1', status: 'splitting' };
}

/** Splits as the handler does: what was noted of the batch stands when it comes back. */
function splitter(buckets: Awaited<ReturnType<typeof bucketsWith>>) {
  let noted: Partner | null | undefined;
  const batches = {
    notePartner: async (_: string, partner: Partner | null) => {
      if (noted === undefined) noted = partner;
      return noted;
    },
  };
  const means = { buckets, batches, reading, hospitals: new Map([['H1', {}]]) } as never;
  return async (key: string, hasTime = () => true) => {
    const batch = await batchOf(buckets.intake, key);
    return splitFile({ ...batch, ...(noted !== undefined && { partner: noted }) }, means, hasTime);
  };
}

async function recordsIn(work: ObjectStore) {
  const keys = await work.list('work/B1/chunks/');
  const chunks = await Promise.all(keys.map(async (key) => decodeChunk(await work.read(key))));
  return chunks.flatMap(({ file, records }) =>
    records.map(
      ({ line, feeRows }) => `${file.slice(folder.length + 1)}:${line} ${feeRows?.map((row) => row.line)}`,
    ),
  );
}

const joined = ['a.csv:2 4', 'a.csv:3 2', 'a.fees.csv:3 '];
const counts = { read: 3, joined: 2, orphaned: 1, cases_without: 0 };

describe('two uploads that belong together', () => {
  it('are joined by whichever of them is looked at second', async () => {
    for (const key of [`${folder}/a.csv`, `${folder}/a.fees.csv`]) {
      const buckets = await bucketsWith({ [`${folder}/a.csv`]: cases, [`${folder}/a.fees.csv`]: fees });
      expect(await splitter(buckets)(key)).toMatchObject({
        chunks: 2,
        records: 3,
        format: 'csv',
        problems: [],
        fee_lines: counts,
      });
      expect(await recordsIn(buckets.work)).toEqual(joined);
    }
  });

  it('wait for the cases where only the fee lines are there; cases alone are processed', async () => {
    const lone = await bucketsWith({ [`${folder}/a.fees.csv`]: fees });
    expect(await splitter(lone)(`${folder}/a.fees.csv`)).toMatchObject({
      chunks: 0,
      is_waiting: true,
      problems: [],
      notices: [{ code: 'cases-awaited' }],
    });
    const alone = await bucketsWith({ [`${folder}/a.csv`]: cases });
    expect(await splitter(alone)(`${folder}/a.csv`)).toMatchObject({ chunks: 1, records: 2 });
    expect(await recordsIn(alone.work)).toEqual(['a.csv:2 undefined', 'a.csv:3 undefined']);
  });

  it('stay what they were found to be: a run that is repeated does not see who came later', async () => {
    const buckets = await bucketsWith({ [`${folder}/a.csv`]: cases });
    const split = splitter(buckets);
    const first = await split(`${folder}/a.csv`);
    await buckets.intake.write(`${folder}/a.fees.csv`, fees);
    expect(await split(`${folder}/a.csv`)).toEqual(first);
  });

  it('are refused where the other has been replaced meanwhile: the newer upload joins them', async () => {
    const buckets = await bucketsWith({ [`${folder}/a.csv`]: cases, [`${folder}/a.fees.csv`]: fees });
    const split = splitter(buckets);
    await split(`${folder}/a.csv`);
    await buckets.intake.write(`${folder}/a.fees.csv`, `${fees}S1,F9,2026-03-06,X01,1,10,10\n`);
    expect(await split(`${folder}/a.csv`)).toMatchObject({ problems: [{ code: 'file-replaced' }] });
  });

  it('come to the same chunks in as many runs as it takes', async () => {
    const many = Array.from({ length: 40 }, (_, at) => `S${at % 9},F${at},2026-03-06,X01,1,10,10\n`).join('');
    const files = { [`${folder}/a.csv`]: cases, [`${folder}/a.fees.csv`]: fees + many };
    const whole = await bucketsWith(files);
    const plan = await splitter(whole)(`${folder}/a.csv`);
    const buckets = await bucketsWith(files);
    const split = splitter(buckets);
    const stopped = await split(`${folder}/a.csv`, () => false);
    expect(stopped).toBeNull();
    expect(await buckets.work.list('work/B1/checkpoint')).toHaveLength(1);
    expect(await split(`${folder}/a.csv`)).toEqual(plan);
    expect(await recordsIn(buckets.work)).toEqual(await recordsIn(whole.work));
  });
});

describe('findPartner', () => {
  const find = async (key: string, wanted: 'cases' | 'fees', files: Readonly<Record<string, string>>) => {
    const { intake } = await bucketsWith({ [key]: wanted === 'fees' ? cases : fees, ...files });
    const partner = await findPartner(key, wanted, intake, reading);
    return partner && [partner.key, partner.etag === (await intake.find(partner.key))?.etag];
  };

  it.each([
    { why: 'another folder', files: { 'incoming/H1/april/a.fees.csv': fees } },
    { why: 'another name', files: { [`${folder}/ab.fees.csv`]: fees } },
    { why: 'a folder below', files: { [`${folder}/a.fees.csv/a.fees.csv`]: fees } },
    { why: 'a name that lies: it holds cases', files: { [`${folder}/a.fees.csv`]: cases } },
    { why: 'a file of nothing', files: { [`${folder}/a.fees.csv`]: '' } },
  ])('finds nothing in $why', async ({ files }) => {
    expect(await find(`${folder}/a.csv`, 'fees', files)).toBeNull();
  });

  it('passes over what has the name and not the content', async () => {
    const files = { [`${folder}/a-fees.csv`]: fees, [`${folder}/a.fees.csv`]: cases };
    expect(await find(`${folder}/a.csv`, 'fees', files)).toEqual([`${folder}/a-fees.csv`, true]);
  });

  it('finds what the portal was given the day before or the same day, and nothing older', async () => {
    const at = (time: string, name: string) => `incoming/H1/portal/${time}-ab12-100/${name}`;
    const key = at('20260401T001000Z', '三月.csv');
    const files = {
      [at('20260331T235900Z', '三月费用明细.csv')]: fees,
      [at('20260330T235900Z', '三月费用明细.csv')]: fees,
    };
    expect(await find(key, 'fees', files)).toEqual([at('20260331T235900Z', '三月费用明细.csv'), true]);
    expect(await find(key, 'fees', { [at('20260330T235900Z', '三月费用明细.csv')]: fees })).toBeNull();
  });
});
