import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesOfCase } from '../../../core/indicators/case-line.ts';
import { type AnalysisFiles, analysisFiles } from '../../../platform/analysis/analysis-files.ts';
import { sheetRefresher } from '../../../platform/summaries/refresh-sheets.ts';
import { lineStore } from '../../../platform/table/case-lines.ts';
import { caseFacts } from '../../core/indicators/case-facts.ts';
import { wholeBucketInMemory } from '../../support/bucket-in-memory.ts';
import { type RunningTable, runTable } from '../../support/running-table.ts';

const month = '2026-03';
let running: RunningTable;
beforeAll(async () => {
  running = await runTable();
});
afterAll(() => running.stop());

const bring = (hospital: string, batch: string, ...ids: readonly string[]) =>
  lineStore(running.table).writePage(
    hospital,
    month,
    batch,
    1,
    ids.flatMap((id) => changesOfCase(id, caseFacts({ month }), null)),
  );

describe('a month that is made anew by two runs at once', () => {
  it('ends with the cases of all files, whichever run read first and writes last', async () => {
    const bucket = wholeBucketInMemory();
    const files = analysisFiles(bucket, () => '371300');
    await bring('H1', 'b1', 'S1');
    // Between the reading and the writing of the slow run a file is brought, and another run is through.
    const slow: AnalysisFiles = {
      look: async (hospital, of) => {
        const replace = await files.look(hospital, of);
        let isFirst = true;
        return async (cases) => {
          if (isFirst && cases.length === 1) {
            isFirst = false;
            await bring('H1', 'b2', 'S2');
            await sheetRefresher(running.table, files).hospital('H1', month, 2);
          }
          return replace(cases);
        };
      },
    };
    await sheetRefresher(running.table, slow).hospital('H1', month, 1);
    const bytes = await bucket.read(`results/v1/month=${month}/H1.parquet`);
    const rows = await parquetReadObjects({ file: bytes.slice().buffer as ArrayBuffer });
    expect(rows.map((row) => row['settlement_id'])).toEqual(['S1', 'S2']);
  });

  it('leaves no file where no upload has brought a case', async () => {
    const bucket = wholeBucketInMemory();
    const refresher = sheetRefresher(
      running.table,
      analysisFiles(bucket, () => '371300'),
    );
    expect(await refresher.hospital('H9', month, 1)).toBe(false);
    expect(await bucket.list('')).toEqual([]);
  });
});
