import { describe, expect, it } from 'vitest';
import { readChunk } from '../../../core/claims/read-chunk.ts';
import { readRecord, readSent } from '../../../core/claims/read-record.ts';
import { exampleList, jsonSource, setlinfo } from './example-list.ts';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const record = (value: unknown) => ({ kind: 'record', line: 1, bytes: bytes(value) }) as const;
const withdrawn = { hospital: 'H37000000001', settlementId: 'S0001' };
const brief = { setlinfo: { setl_id: 'S0001', fixmedins_code: 'H37000000001', vali_flag: '0' } };
const inCsv = (header: readonly string[], row: string) =>
  readSent(
    { kind: 'record', line: 2, bytes: new TextEncoder().encode(row) },
    { ...jsonSource, csvHeader: { columns: header, unknownColumns: [], idName: 'setl_id' } },
  );

describe('a list that is withdrawn', () => {
  it('need say no more than which it is, in any form that a list is sent in', () => {
    const envelope = {
      infno: '4101',
      fixmedins_code: 'H37000000001',
      input: { setlinfo: [{ ...brief.setlinfo, fixmedins_code: '' }] },
    };
    for (const sent of [brief, { ...exampleList(), setlinfo: setlinfo({ vali_flag: 0 }) }, envelope])
      expect(readSent(record(sent), jsonSource)).toEqual({ ok: 'withdrawn', withdrawn });
    expect(inCsv(['setl_id', 'fixmedins_code', 'vali_flag', 'gend'], 'S0001,H37000000001,0,')).toEqual({
      ok: 'withdrawn',
      withdrawn,
    });
  });

  it('is one only by the flag: what is valid, or says nothing, is read as a list', () => {
    for (const vali_flag of ['1', 1, '', null, undefined])
      expect(readSent(record({ ...exampleList(), setlinfo: setlinfo({ vali_flag }) }), jsonSource).ok).toBe(
        true,
      );
  });

  it('is refused with all that is wrong with it', () => {
    const refused = (header: object, tenant: string | null = null) => {
      const reading = readSent(record({ setlinfo: header }), { ...jsonSource, tenant });
      return 'rejection' in reading ? reading.rejection.errors.map(({ field, code }) => [field, code]) : [];
    };
    expect(refused({ vali_flag: '0' })).toEqual([
      ['setlinfo.setl_id', 'field-missing'],
      ['setlinfo.fixmedins_code', 'field-missing'],
    ]);
    expect(refused({ ...brief.setlinfo, setl_id: 'a\u0000b' })).toEqual([['setlinfo.setl_id', 'bad-text']]);
    expect(refused({ ...brief.setlinfo, vali_flag: '2' })).toEqual([['setlinfo.vali_flag', 'unknown-code']]);
    expect(refused(brief.setlinfo, 'H99999999999')).toEqual([
      ['setlinfo.fixmedins_code', 'foreign-hospital'],
    ]);
    const [error] = inCsvErrors();
    expect(error).toMatchObject({ field: 'vali_flag', value: 'no', code: 'unknown-code' });
  });

  it('keeps its place in the file, and is told as withdrawn where only lists are of use', () => {
    const chunk = {
      number: 1,
      recordsBefore: 7,
      file: 'f',
      format: 'ndjson',
      encoding: 'utf-8',
      csvHeader: null,
    } as const;
    const { lists, withdrawals, rejections } = readChunk(
      { ...chunk, records: [record(exampleList()), record(brief)] },
      null,
      jsonSource.readList,
    );
    expect([lists.length, withdrawals, rejections]).toEqual([1, [{ place: 9, list: withdrawn }], []]);
    expect(readRecord(record(brief), jsonSource)).toMatchObject({
      ok: false,
      rejection: { setl_id: 'S0001', errors: [{ code: 'list-withdrawn' }] },
    });
  });
});

function inCsvErrors() {
  const reading = inCsv(['setl_id', 'fixmedins_code', 'vali_flag'], 'S0001,H37000000001,no');
  return 'rejection' in reading ? reading.rejection.errors : [];
}
