import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, queryTable, sendFile } from '../support/pipeline/outsider.ts';
import { casesOf, recountedSummaries } from '../support/pipeline/stored-cases.ts';
import { storedSummaries } from '../support/pipeline/stored-sheets.ts';
import { toNdjson, wireStay } from '../support/pipeline/wire-stays.ts';

const hospital = 'H37132500905';
const birthDate = '1961-04-12';

/** A visit of the person of a stay to a clinic, on one day. */
function visit(id: string, day: string, person: string, costYuan: number) {
  const list = wireStay({ hospital, id, person, costYuan, admitted: day, discharged: day });
  const { dscg_way: _none, ...header } = list.setlinfo;
  return { ...list, setlinfo: { ...header, med_type: '11' }, diseinfo: [] };
}

const stays = [
  wireStay({ hospital, id: 'S1', person: 'P1', admitted: '2026-03-02', discharged: '2026-03-08' }),
  wireStay({ hospital, id: 'S2', person: 'P2', admitted: '2026-03-05', discharged: '2026-03-12' }),
  wireStay({ hospital, id: 'S3', person: 'P2', admitted: '2026-03-10', discharged: '2026-03-15' }),
];
const bills = [visit('V1', '2026-03-05', 'P1', 300), visit('V2', '2026-03-09', 'P9', 40)];
const ruleOf = async (id: string) =>
  (await casesOf(hospital)).get(id)?.findings.map(({ rule_id }) => rule_id) ?? [];

describe('a file of stays and outpatient bills', () => {
  let answer: Answer;
  beforeAll(async () => {
    answer = await sendFile(hospital, 'mixed.ndjson', toNdjson([...bills, 'nonsense', ...stays, bills[0]]));
  });

  it('has every record in its books, and bills apart from stays', () => {
    const { receipt } = answer;
    expect(receipt).toMatchObject({ read: 7, accepted: 5, rejected: 1, duplicate: 1 });
    expect(receipt.read).toBe(receipt.accepted + receipt.rejected + receipt.duplicate);
    expect(receipt.outpatient).toEqual({ bills: 2, cost_fen: 34_000 });
    expect(receipt).toMatchObject({ grouped: 3, cost_fen: 900_000 });
  });

  it('gives a bill a result of its own, without a group or a payment', async () => {
    const cases = await casesOf(hospital);
    expect(cases.get('V1')?.result).toMatchObject({ status: 'outpatient', drg: '0000', payment_fen: null });
  });

  it('finds the bill inside the stay, and the stay inside the other, whatever their order in the file', async () => {
    expect(await ruleOf('S1')).toEqual(['DS-OUTPATIENT-DURING-STAY']);
    expect(await ruleOf('S2')).toEqual([]);
    expect(await ruleOf('S3')).toEqual(['DS-STAY-OVERLAP']);
    expect(await ruleOf('V1')).toEqual([]);
  });

  it('stores no birth date and no number of a person', async () => {
    const items = await queryTable(`CASE#${hospital}#S1`);
    expect(JSON.stringify(items)).not.toMatch(new RegExp(`${birthDate}|P1@`));
  });

  it('counts each once in the summaries, also when the file comes again', async () => {
    const same = await sendFile(hospital, 'again.ndjson', toNdjson([...bills, ...stays]));
    expect(same.receipt).toMatchObject({ accepted: 5, replaced: 5, outpatient: { bills: 2 } });
    expect(Object.fromEntries(await storedSummaries(hospital, ['2026-03']))).toEqual(
      Object.fromEntries(await recountedSummaries(hospital, ['2026-03'])),
    );
  });

  it('turns a bill that was a stay all along into one', async () => {
    const { receipt } = await sendFile(
      hospital,
      'corrected.ndjson',
      toNdjson([
        wireStay({ hospital, id: 'V2', person: 'P9', admitted: '2026-03-09', discharged: '2026-03-11' }),
      ]),
    );
    expect(receipt).toMatchObject({ accepted: 1, replaced: 1, outpatient: { bills: 0 } });
    expect(Object.fromEntries(await storedSummaries(hospital, ['2026-03']))).toEqual(
      Object.fromEntries(await recountedSummaries(hospital, ['2026-03'])),
    );
  });
});
