import type { PeriodRecords } from '../../core/reports/report-input.ts';
import type { ObjectStore } from '../object-store.ts';
import type { ReportName } from '../report-keys.ts';
import { batchStore } from '../table/batches.ts';
import type { Table } from '../table/table.ts';
import { noRecords } from './make-report.ts';
import { readReviewed } from './read-reviewed.ts';
import { readUploads } from './read-uploads.ts';

/** What is known of a hospital's period beside its cases. */
export async function readRecords(
  table: Table,
  receipts: ObjectStore,
  { scope, period, department }: ReportName,
): Promise<PeriodRecords> {
  if (scope.kind === 'region' || department !== undefined) return noRecords;
  const { hospital } = scope;
  const [uploads, reviewed] = await Promise.all([
    readUploads(batchStore(table), receipts, hospital, period),
    readReviewed(table, hospital, period),
  ]);
  return { uploads, reviewed };
}
