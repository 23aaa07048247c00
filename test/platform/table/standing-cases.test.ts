import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StandingCase } from '../../../core/indicators/case-line.ts';
import { type StandingCaseStore, standingCaseStore } from '../../../platform/table/standing-cases.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';

let running: RunningTable;
let standing: StandingCaseStore;
beforeAll(async () => {
  running = await runTable();
  standing = standingCaseStore(running.table);
});
afterAll(() => running.stop());

let hospitals = 0;
/** One that no other test has written of. */
const anyHospital = () => `H${++hospitals}`;

/** Text that does not compress. */
const noise = (seed: string) => createHash('sha512').update(seed).digest('base64');

function standingCase(settlementId: string, department = 'A03'): StandingCase {
  return { settlementId, facts: caseFacts({ department }) };
}

async function itemsUnder(pk: string) {
  return running.table.query<{ sk: string; turn: number }>({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
  });
}

describe('the cases behind a month', () => {
  it('are read by department, also where one is called like the beginning of another', async () => {
    const hospital = anyHospital();
    const cases = [
      standingCase('S3', '内科'),
      standingCase('S1', '内科#二病区'),
      standingCase('S2', '内科'),
      standingCase('S4', '内科%23'),
    ];
    await standing.write(hospital, '2026-03', 1, cases);
    const idsOf = async (department?: string) =>
      (await standing.read(hospital, '2026-03', department)).map(({ settlementId }) => settlementId);
    expect(await idsOf('内科')).toEqual(['S2', 'S3']);
    expect(await idsOf('内科#二病区')).toEqual(['S1']);
    expect(await idsOf('外科')).toEqual([]);
    expect((await idsOf()).sort()).toEqual(['S1', 'S2', 'S3', 'S4']);
    expect((await standing.read(hospital, '2026-03', '内科'))[0]).toEqual(standingCase('S2', '内科'));
  });

  it('are those of the latest turn: a department that has none any more is gone', async () => {
    const hospital = anyHospital();
    await standing.write(hospital, '2026-03', 1, [standingCase('S1'), standingCase('S2', 'A04')]);
    await standing.write(hospital, '2026-03', 3, [standingCase('S1')]);
    await standing.write(hospital, '2026-03', 2, [standingCase('S9', 'A05')]);
    expect(await standing.read(hospital, '2026-03')).toEqual([standingCase('S1')]);
    expect(await standing.read(hospital, '2026-03', 'A05')).toEqual([]);
    expect(await itemsUnder(`STANDING#${hospital}#2026-03`)).toHaveLength(2);
  });

  it('are read whole where one item does not hold those of a department', async () => {
    const hospital = anyHospital();
    const cases = Array.from({ length: 8000 }, (_, at) => standingCase(`S${10_000 + at}${noise(`${at}`)}`));
    await standing.write(hospital, '2026-03', 1, cases);
    expect(await itemsUnder(`STANDING#${hospital}#2026-03`)).toHaveLength(3);
    expect(await standing.read(hospital, '2026-03', 'A03')).toEqual(cases);
  });

  it('that are kept at hand are the same list until a turn has made another, of this month and department alone', async () => {
    const [hospital, other] = [anyHospital(), anyHospital()];
    const mindful = standingCaseStore(running.table, { remembered: 10 });
    await standing.write(hospital, '2026-03', 1, [standingCase('S1'), standingCase('S2', 'A04')]);
    await standing.write(other, '2026-03', 1, [standingCase('S9')]);
    const first = await mindful.read(hospital, '2026-03');
    expect(await mindful.read(hospital, '2026-03')).toBe(first);
    expect(await mindful.read(hospital, '2026-03', 'A04')).toEqual([standingCase('S2', 'A04')]);
    expect(await mindful.read(hospital, '2026-04')).toEqual([]);
    expect(await mindful.read(other, '2026-03')).toEqual([standingCase('S9')]);
    await standing.write(hospital, '2026-03', 2, [standingCase('S1')]);
    expect(await mindful.read(hospital, '2026-03')).toEqual([standingCase('S1')]);
    expect(await mindful.read(hospital, '2026-03', 'A04')).toEqual([]);
  });

  it('that are too many to be kept at hand are read anew, those that were asked for longest ago first', async () => {
    const hospital = anyHospital();
    const mindful = standingCaseStore(running.table, { remembered: 3 });
    const months = ['2026-01', '2026-02', '2026-03', '2026-04'];
    const sizes = [2, 1, 2, 4];
    for (const [at, month] of months.entries()) {
      const cases = Array.from({ length: sizes[at] ?? 0 }, (_, id) => standingCase(`S${id}`));
      await standing.write(hospital, month, 1, cases);
    }
    const [january, february] = [
      await mindful.read(hospital, '2026-01'),
      await mindful.read(hospital, '2026-02'),
    ];
    expect(await mindful.read(hospital, '2026-01')).toBe(january);
    await mindful.read(hospital, '2026-03');
    expect(await mindful.read(hospital, '2026-02')).not.toBe(february);
    expect(await mindful.read(hospital, '2026-04')).not.toBe(await mindful.read(hospital, '2026-04'));
  });

  it('are none of a month that nobody knows', async () => {
    expect(await standing.read(anyHospital(), '2026-03')).toEqual([]);
  });
});
