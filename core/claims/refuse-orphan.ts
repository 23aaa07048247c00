import { decodeRecord, type Encoding } from './encoding.ts';
import { readCells } from './read-cells.ts';
import type { CsvHeader } from './read-csv-header.ts';
import type { ListReading } from './read-settlement-list.ts';
import type { SourceRecord } from './record-splitter.ts';
import type { RecordFault } from './rejection.ts';
import { settlementIdOfRow } from './settlement-id-of-row.ts';

const ofACase = {
  zh: '结算清单文件中有该结算ID的记录',
  en: 'a row with this settlement id in the file of cases',
};

/** Refuses fee lines that no case was found for: because there is none, or because the row does not tell whose it is. */
export function refuseOrphan(
  record: SourceRecord,
  header: CsvHeader,
  encoding: Encoding | 'ascii',
): ListReading {
  const settlementId = settlementIdOfRow(record.bytes, header, encoding);
  return { ok: false, settlementId, faults: findFaults(record, header, encoding, settlementId) };
}

function findFaults(
  { kind, bytes }: SourceRecord,
  header: CsvHeader,
  encoding: Encoding | 'ascii',
  settlementId: string | null,
): readonly RecordFault[] {
  const whole = { field: null, value: null };
  if (settlementId !== null)
    return [{ field: 'setl_id', value: settlementId, code: 'fee-line-without-case', expected: ofACase }];
  if (kind === 'truncated') return [{ ...whole, code: 'truncated-record' }];
  if (kind === 'oversized') return [{ ...whole, code: 'oversized-record' }];
  const text = decodeRecord(bytes, encoding);
  if (text === null) return [{ ...whole, code: 'bad-encoding' }];
  const reading = readCells(text, header);
  if (!reading.ok) return reading.faults;
  return [readIdCell(reading.cells[header.columns.indexOf('setl_id')]?.trim() ?? '')];
}

function readIdCell(cell: string): RecordFault {
  if (cell === '') return { field: 'setl_id', value: null, code: 'field-missing' };
  return { field: 'setl_id', value: cell, code: 'bad-text', expected: atMost64 };
}

const atMost64 = { zh: '不超过 64 个字符', en: 'at most 64 characters' };
