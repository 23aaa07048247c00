import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseStore } from '../../../platform/table/cases.ts';
import { type PersonStore, personStore } from '../../../platform/table/persons.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';
import { stayRecord } from '../../support/stay-records.ts';

let running: RunningTable;
let persons: PersonStore;
const hospital = 'H37130200901';

beforeAll(async () => {
  running = await runTable();
  const cases = caseStore(running.table);
  persons = personStore(running.table, cases);
  const enrol = async (person: string, settlementId: string) => {
    const stay = stayRecord({ hospital, settlementId });
    await cases.claim({ seq: '1', place: 1, batch: 'B', person, stay });
    await persons.point([{ hospital, settlementId, person }]);
  };
  await enrol('once', 'S1');
  await enrol('twice', 'S2');
  await enrol('twice', 'S3');
  await enrol('moved', 'S3');
});
afterAll(() => running.stop());

const idsOf = (stays: readonly { readonly settlementId: string }[] | null) =>
  stays?.map(({ settlementId }) => settlementId).sort();

it('the history of somebody whose present stay is not in the table holds a single stay too', async () => {
  expect(idsOf(await persons.historyOf('once'))).toEqual(['S1']);
  expect(await persons.staysOf('once')).toEqual([]);
});

it('the history of somebody whom the table does not know is not empty, but none', async () => {
  expect(await persons.historyOf('nobody')).toBeNull();
});

it('a case that was corrected to be of somebody else leaves the history of the first', async () => {
  expect(idsOf(await persons.historyOf('twice'))).toEqual(['S2']);
  expect(idsOf(await persons.historyOf('moved'))).toEqual(['S3']);
});
