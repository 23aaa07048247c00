import { describe, expect, it } from 'vitest';
import { answerTo, putFile } from '../support/pipeline/outsider.ts';
import { quietAt } from '../support/pipeline/queues.ts';
import { casesOf } from '../support/pipeline/stored-cases.ts';

// Others send cases of this hospital too, of other months.
const hospital = 'H61022200908';
const month = '2026-03';
const folder = `incoming/${hospital}/pairs`;

const cases = (ids: readonly string[]) =>
  [
    'setl_id,fixmedins_code,gend,brdy,adm_time,dscg_time,dscg_caty,hi_type,diag_code',
    ...ids.map(
      (id) => `${id},${hospital},1,1960-05-17,${month}-05 10:20:00,${month}-09 09:00:00,A03,310,J18.900`,
    ),
  ].join('\n');

const fees = (ids: readonly string[], yuan: number) =>
  [
    '结算ID,费用明细流水号,费用发生时间,医疗目录编码,数量,单价,金额',
    ...ids.map((id, at) => `${id},F${at},2026-03-06 08:00:00,001102000010000,1,${yuan},${yuan}`),
  ].join('\n');

const receiptOf = async (key: string) => (await answerTo(hospital, (batch) => batch.key === key)).receipt;

describe('cases and fee lines in two uploads', () => {
  it('wait, are joined, and are joined anew when the fee lines are sent again', async () => {
    await putFile(`${folder}/a.fees.csv`, fees(['T1', 'T2', 'T2', 'T9'], 10));
    expect(await receiptOf(`${folder}/a.fees.csv`)).toMatchObject({
      status: 'waiting',
      read: 0,
      problems: [],
    });

    await putFile(`${folder}/a.csv`, cases(['T1', 'T2', 'T3']));
    expect(await receiptOf(`${folder}/a.csv`)).toMatchObject({
      status: 'processed',
      joined_with: `${folder}/a.fees.csv`,
      fee_lines: { read: 4, joined: 3, orphaned: 1, cases_without: 1 },
      read: 4,
      accepted: 3,
      rejected: 1,
      rejected_by_code: { 'fee-line-without-case': 1 },
      cost_fen: 3000,
    });
    await quietAt('Split', 'Enrol', 'Audit', 'Close', 'Summarise', 'Notify');
    expect(await costs()).toEqual({ T1: 1000, T2: 2000, T3: null });

    await putFile(`${folder}/a.fees.csv`, fees(['T3', 'T1'], 30));
    const { receipt } = await answerTo(
      hospital,
      ({ key, partner }) => key === `${folder}/a.fees.csv` && partner !== null,
    );
    expect(receipt).toMatchObject({ joined_with: `${folder}/a.csv`, accepted: 3, replaced: 3 });
    await quietAt('Split', 'Enrol', 'Audit', 'Close', 'Summarise', 'Notify');
    expect(await costs()).toEqual({ T1: 3000, T2: null, T3: 3000 });
  });

  it('put in the same second are joined, and each case stands once', async () => {
    await Promise.all([
      putFile(`${folder}/b.csv`, cases(['U1', 'U2'])),
      putFile(`${folder}/b-fees.csv`, fees(['U1', 'U2'], 20)),
    ]);
    const both = await Promise.all([receiptOf(`${folder}/b.csv`), receiptOf(`${folder}/b-fees.csv`)]);
    expect(both.some(({ joined_with }) => joined_with !== undefined)).toBe(true);
    await quietAt('Split', 'Enrol', 'Audit', 'Close', 'Summarise', 'Notify');
    expect(await costs()).toMatchObject({ U1: 2000, U2: 2000 });
  });
});

async function costs() {
  const stored = await casesOf(hospital, [month]);
  return Object.fromEntries([...stored.values()].map(({ result }) => [result.setl_id, result.cost_fen]));
}
