import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import type { AnalysedCase } from '../../../core/analysis/analysed-case.ts';
import type { ColumnType } from '../../../core/analysis/analysis-table.ts';
import { findingsOf, findingTable } from '../../../core/analysis/finding-table.ts';
import { resultTable } from '../../../core/analysis/result-table.ts';
import type { CaseFacts } from '../../../core/indicators/case-facts.ts';
import { parquetOf } from '../../../platform/analysis/parquet-of.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';

const of = (settlementId: string, parts: Partial<CaseFacts> = {}): AnalysedCase => {
  return { hospital: 'H1', region: '371300', settlementId, facts: caseFacts(parts) };
};
const bufferOf = (bytes: Uint8Array) => bytes.slice().buffer as ArrayBuffer;
const readBack = (bytes: Uint8Array) => parquetReadObjects({ file: bufferOf(bytes) });

describe('a Parquet file of cases', () => {
  it('says of a stay what was put into the summaries, and of what is unknown nothing', async () => {
    const signs = { scheme: 'chs-drg-1.1', transferred: false, operation: 'open', infected: true } as const;
    const facts = { department: '心内科', doctor: null, weightE4: null, costFen: 2 ** 45, signs };
    const [row] = await readBack(await parquetOf(resultTable, [of('S1', facts)]));
    expect(row).toMatchObject({
      settlement_id: 'S1',
      department: '心内科',
      doctor: null,
      scheme: 'chs-drg-1.1',
      weight_e4: null,
      cost_fen: 2n ** 45n,
      los_days: 8,
      died: false,
      transferred: false,
      day_surgery: false,
      infected: true,
      complicated: null,
      drug_fen: null,
      marks: null,
    });
  });

  it('says nothing of an outpatient bill that only stays have', async () => {
    const [row] = await readBack(await parquetOf(resultTable, [of('O1', { status: 'outpatient' })]));
    expect(row).toMatchObject({ status: 'outpatient', scheme: null, transferred: null, day_surgery: null });
  });

  it('has a row for each rule that found something, with the findings by name', async () => {
    const named = [
      ['f1', 70],
      ['f2', 30],
    ] as const;
    const cases = [
      of('S1', {
        findings: [
          ['R1', 'violation', 2, 100, 0.75, named],
          ['R2', 'reminder', 1, 0],
        ],
      }),
      of('S2'),
    ];
    const rows = await readBack(await parquetOf(findingTable, findingsOf(cases)));
    expect(rows).toMatchObject([
      { settlement_id: 'S1', rule_id: 'R1', finding_count: 2, amount_fen: 100n, confidence: 0.75 },
      { settlement_id: 'S1', rule_id: 'R2', finding_count: 1, amount_fen: 0n, confidence: null },
    ]);
    expect(rows.map((row) => row['finding_ids'])).toEqual(['f1 f2', null]);
  });

  it('has the types that the catalogue names, also where there is no row or nothing is known', async () => {
    const physical: Record<ColumnType, string> = {
      string: 'BYTE_ARRAY',
      boolean: 'BOOLEAN',
      int: 'INT32',
      bigint: 'INT64',
      double: 'DOUBLE',
    };
    for (const table of [resultTable, findingTable]) {
      const { schema, num_rows } = parquetMetadata(bufferOf(await parquetOf(table, [])));
      expect(num_rows).toBe(0n);
      expect(schema.slice(1).map(({ name, type }) => [name, type])).toEqual(
        table.columns.map(({ name, type }) => [name, physical[type]]),
      );
    }
  });

  it('keeps all rows in order where they fill more than a row group', async () => {
    const cases = Array.from({ length: 20_003 }, (_, at) => of(`S${String(at).padStart(6, '0')}`));
    const bytes = await parquetOf(resultTable, cases);
    expect(parquetMetadata(bufferOf(bytes)).row_groups.map(({ num_rows }) => num_rows)).toEqual([
      20_000n,
      3n,
    ]);
    const rows = await readBack(bytes);
    expect(rows.map((row) => row['settlement_id'])).toEqual(cases.map(({ settlementId }) => settlementId));
  });

  it('is the same to the byte for the same cases', async () => {
    expect(await parquetOf(resultTable, [of('S1'), of('S2')])).toEqual(
      await parquetOf(resultTable, [of('S1'), of('S2')]),
    );
  });

  it('names no person', () => {
    const names = [...resultTable.columns, ...findingTable.columns].map(({ name }) => name);
    expect(names.filter((name) => /person|patient|name|birth|certificate|insured/.test(name))).toEqual([]);
  });
});
