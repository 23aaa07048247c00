import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { folderOf } from '../../../core/analysis/analysis-table.ts';
import { findingTable } from '../../../core/analysis/finding-table.ts';
import { resultTable } from '../../../core/analysis/result-table.ts';

/** A row of an answer; whole numbers as numbers, as the API has them. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Asks in SQL, with values for its question marks. */
export type Ask = (sql: string, ...values: readonly string[]) => Promise<readonly Row[]>;

export interface AnalysisDatabase {
  readonly ask: Ask;
  readonly close: () => void;
}

/**
 * DuckDB over objects as the pipeline wrote them. What the Glue catalogue says in AWS two views say here: which folder
 * is `results` and which `findings`, and that the month is in the name of the folder.
 */
export async function openAnalysis(objects: ReadonlyMap<string, Uint8Array>): Promise<AnalysisDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'analysis-'));
  for (const [key, body] of objects) {
    mkdirSync(dirname(join(folder, key)), { recursive: true });
    writeFileSync(join(folder, key), body);
  }
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  for (const { name, version } of [resultTable, findingTable]) {
    const files = join(folder, folderOf({ name, version }), '*', '*.parquet');
    await connection.run(
      `CREATE VIEW ${name} AS SELECT * FROM read_parquet('${files}', union_by_name = true, hive_partitioning = true, hive_types = {'month': VARCHAR})`,
    );
  }
  return {
    ask: async (sql, ...values) => {
      const answer = await connection.runAndReadAll(sql, [...values]);
      return answer.getRowObjects().map((row) => {
        return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]));
      });
    },
    close: () => {
      connection.disconnectSync();
      rmSync(folder, { recursive: true });
    },
  };
}

function plain(value: unknown): Row[string] {
  return typeof value === 'bigint' ? Number(value) : (value as Row[string]);
}
