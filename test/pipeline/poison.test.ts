import { expect, it } from 'vitest';
import { sendFile } from '../support/pipeline/outsider.ts';
import { parkedQueues, quietAt } from '../support/pipeline/queues.ts';
import { casesOf, recountedSummaries } from '../support/pipeline/stored-cases.ts';
import { storedSummaries } from '../support/pipeline/stored-sheets.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

// Others send cases of this hospital too, of other months.
const hospital = 'H99990000912';
const month = '2026-01';
const days = { admitted: '2026-01-02', discharged: '2026-01-08' };

const stay = (id: string, costYuan = 3000) => wireStay({ hospital, id, person: 'POISON', costYuan, ...days });

/** A list in order, of which no item can be made: its examinations alone are more than an item of the table holds. */
function unstorable(id: string) {
  const list = stay(id);
  const lines = Array.from({ length: 16_000 }, (_, at) => ({
    feedetl_sn: `E${at}`,
    mdtrt_id: `M${id}`,
    med_type: '21',
    fee_ocur_time: '2026-01-03 08:00:00',
    med_list_codg: `LOCAL-EXAMINATION-${at}`,
    med_chrgitm_type: '03',
    cnt: 1,
    pric: 0,
    det_item_fee_sumamt: 0,
  }));
  return { ...list, feedetail: [...list.feedetail, ...lines] };
}

it('a record that the table cannot hold is rejected alone, and a case of which it is a correction stands as it was', async () => {
  const first = await sendFile(hospital, 'before-poison.ndjson', toNdjson([stay('Z1'), stay('Z2')]));
  expect(first.receipt).toMatchObject({ read: 2, accepted: 2, rejected: 0 });

  const lists = [unstorable('Z1'), stay('Z2', 4000), unstorable('Z3'), stay('Z3', 5000), stay('Z4')];
  const second = await sendFile(hospital, 'poison.ndjson', toNdjson(lists));
  expect(second.receipt).toMatchObject({
    read: 5,
    accepted: 3,
    rejected: 2,
    duplicate: 0,
    replaced: 1,
    superseded: 0,
    rejected_by_code: { 'processing-failed': 2 },
  });
  expect(second.rejected.map(({ line, setl_id }) => [line, setl_id])).toEqual([
    [1, 'Z1'],
    [3, 'Z3'],
  ]);
  expect(second.rejected[0]?.errors[0]?.message.zh).toContain('未能处理');

  await quietAt('Summarise');
  const costs = [...(await casesOf(hospital))].flatMap(([id, { result }]) =>
    id.startsWith('Z') ? [[id, result.cost_fen]] : [],
  );
  expect(Object.fromEntries(costs)).toEqual({ Z1: 300_000, Z2: 400_000, Z3: 500_000, Z4: 300_000 });
  expect(Object.fromEntries(await storedSummaries(hospital, [month]))).toEqual(
    Object.fromEntries(await recountedSummaries(hospital, [month])),
  );
  expect(await parkedQueues()).toEqual([]);
});
