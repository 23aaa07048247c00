import type { AnalysedCase } from '../../core/analysis/analysed-case.ts';
import { folderOf } from '../../core/analysis/analysis-table.ts';
import { findingsOf, findingTable } from '../../core/analysis/finding-table.ts';
import { resultTable } from '../../core/analysis/result-table.ts';
import type { StandingCase } from '../../core/indicators/case-line.ts';
import type { ObjectStore } from '../object-store.ts';
import { parquetOf } from './parquet-of.ts';

/** Puts cases in place of what stood before; `false` where another has written since, and may have read more. */
export type ReplaceMonth = (cases: readonly StandingCase[]) => Promise<boolean>;

/** The cases of a hospital's month as Parquet, beside its sheets and made of the same. */
export interface AnalysisFiles {
  /** Look first, then read: whoever replaces what stood before he read has read no less than who wrote it. */
  readonly look: (hospital: string, month: string) => Promise<ReplaceMonth>;
}

export function analysisFiles(
  objects: Pick<ObjectStore, 'etagOf' | 'replace'>,
  regionOf: (hospital: string) => string,
): AnalysisFiles {
  return {
    look: async (hospital, month) => {
      const tables = [resultTable, findingTable] as const;
      const keys = tables.map((table) => `${folderOf(table)}month=${month}/${hospital}.parquet`);
      const found = await Promise.all(keys.map(objects.etagOf));
      const put = (at: number, body: Uint8Array) =>
        objects.replace(keys[at] as string, found[at] ?? null, body);
      return async (cases) => {
        const region = regionOf(hospital);
        const placed: AnalysedCase[] = cases.map((one) => ({ ...one, hospital, region }));
        const done = [
          await put(0, await parquetOf(resultTable, placed)),
          await put(1, await parquetOf(findingTable, findingsOf(placed))),
        ];
        return done.every(Boolean);
      };
    },
  };
}
