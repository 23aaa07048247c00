import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { AnalysisTable, Column, ColumnType } from '../../core/analysis/analysis-table.ts';

/** So many rows stand as columns at a time, whatever the month. */
const rowsAGroup = 20_000;

/** The same rows give the same bytes. */
export async function parquetOf<Row>(
  { columns }: AnalysisTable<Row>,
  rows: readonly Row[],
): Promise<Uint8Array> {
  const writer = new ByteWriter();
  const schema = schemaFromColumnData({ columnData: columnData(columns, []) });
  const file = new ParquetWriter({ writer, schema, createdBy: 'drg-sentinel' });
  for (let at = 0; at < rows.length; at += rowsAGroup) {
    const group = columnData(columns, rows.slice(at, at + rowsAGroup));
    await file.write({
      columnData: group.map(({ name, data }) => ({ name, data })),
      rowGroupSize: rowsAGroup,
    });
  }
  await file.finish();
  return writer.getBytes();
}

const parquetTypes = {
  string: 'STRING',
  boolean: 'BOOLEAN',
  int: 'INT32',
  bigint: 'INT64',
  double: 'DOUBLE',
} as const satisfies Record<ColumnType, ColumnSource['type']>;

function columnData<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): ColumnSource[] {
  return columns.map(({ name, type, of }) => ({
    name,
    type: parquetTypes[type],
    nullable: true,
    data: rows.map((row) => {
      const value = of(row);
      return type === 'bigint' && typeof value === 'number' ? BigInt(value) : value;
    }),
  }));
}
