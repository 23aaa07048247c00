/** As Athena and Glue name them; `int` has 32 bits, `bigint` 64. */
export type ColumnType = 'string' | 'boolean' | 'int' | 'bigint' | 'double';

/** A column of a Parquet file, and what of a row stands in it. */
export interface Column<Row> {
  readonly name: string;
  readonly type: ColumnType;
  readonly zh: string;
  readonly en: string;
  /** `null` where it is unknown, or says nothing of such a row. */
  readonly of: (row: Row) => string | boolean | number | null;
}

/**
 * What analysts ask for years of data: a table of Parquet files, one for each hospital and month of discharge. The
 * month stands in the name of the folder, not in the file.
 */
export interface AnalysisTable<Row> {
  readonly name: string;
  /** Raised where what stands in a column changes its meaning or its type. */
  readonly version: number;
  readonly zh: string;
  readonly en: string;
  readonly columns: readonly Column<Row>[];
}

/** The column that is no part of a file. */
export const monthColumn = {
  name: 'month',
  type: 'string',
  zh: '出院月份（门诊为结算月份）；即分区',
  en: 'month of discharge, of an outpatient bill of settlement: the partition',
} as const satisfies Omit<Column<never>, 'of'>;

/** Under which all objects of a table lie: another version is another folder. */
export function folderOf({ name, version }: Pick<AnalysisTable<never>, 'name' | 'version'>): string {
  return `${name}/v${version}/`;
}
