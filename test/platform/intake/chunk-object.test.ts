import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Chunk } from '../../../core/claims/chunk.ts';
import type { SourceRecord } from '../../../core/claims/record-splitter.ts';
import { decodeChunk, encodeChunk } from '../../../platform/intake/chunk-object.ts';
import { holds } from '../../support/holds.ts';

const anyRow = {
  kind: fc.constantFrom('record' as const, 'truncated' as const, 'oversized' as const),
  line: fc.integer({ min: 1, max: 10_000_000 }),
  bytes: fc.uint8Array({ maxLength: 200 }),
};

const anyRecord: fc.Arbitrary<SourceRecord> = fc.record(
  { ...anyRow, feeRows: fc.array(fc.record({ ...anyRow, table: fc.nat(9) }), { maxLength: 5 }) },
  { requiredKeys: ['kind', 'line', 'bytes'] },
);

const anyHeader = fc.record({
  columns: fc.array(fc.option(fc.string()), { maxLength: 5 }),
  unknownColumns: fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }),
  idName: fc.string(),
});

const anyChunk: fc.Arbitrary<Chunk> = fc.record({
  number: fc.integer({ min: 1, max: 99_999 }),
  recordsBefore: fc.nat(1_000_000),
  file: fc.string({ unit: 'grapheme' }),
  format: fc.constantFrom('ndjson', 'json', 'csv'),
  encoding: fc.constantFrom('utf-8', 'gb18030', 'ascii'),
  csvHeader: fc.option(anyHeader),
  records: fc.array(anyRecord, { maxLength: 20 }),
});

/** Bytes as plain numbers: a view and a copy of it are equal. */
const comparable = (chunk: Chunk) => ({
  ...chunk,
  records: chunk.records.map(({ feeRows, ...record }) => ({
    ...record,
    bytes: [...record.bytes],
    ...(feeRows && { feeRows: feeRows.map((row) => ({ ...row, bytes: [...row.bytes] })) }),
  })),
});

describe('a chunk as an object', () => {
  it('comes back as it was, whatever bytes its records have', () => {
    holds(
      fc.property(anyChunk, (chunk) => {
        expect(comparable(decodeChunk(encodeChunk(chunk)))).toEqual(comparable(chunk));
      }),
    );
  });

  it('comes back where records hold line feeds, nothing, or half a character', () => {
    const bytes = [Buffer.from('{\n}\n'), Buffer.alloc(0), Buffer.from('医').subarray(0, 2)];
    const records = bytes.map((of, index) => ({ kind: 'record' as const, line: index + 1, bytes: of }));
    const chunk: Chunk = {
      number: 1,
      recordsBefore: 0,
      file: '三月\n.json',
      format: 'json',
      encoding: 'utf-8',
      csvHeader: null,
      records,
    };
    expect(comparable(decodeChunk(encodeChunk(chunk)))).toEqual(comparable(chunk));
  });
});
