import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportForms } from '../../core/reports/report-forms.ts';
import type { LocalCloud } from '../../local/start-local-cloud.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import { type ReportName, reportKey } from '../../platform/report-keys.ts';

/** Of the hospital of a demonstration. */
interface DemoReport {
  readonly hospital: string;
  /** `yyyy-MM`. */
  readonly period: string;
}

/**
 * Has the Lambda of reports make the report of a month, and puts it where it outlives the demonstration; answers the
 * paths. Throws where there is none.
 */
export async function saveReport(
  cloud: LocalCloud,
  receipts: ObjectStore,
  { hospital, period }: DemoReport,
  folder: string,
): Promise<readonly string[]> {
  const name: ReportName = { scope: { kind: 'hospital', hospital }, period };
  await cloud.invoke('ReportsMakeHandlerFunction', { hospital, period });
  mkdirSync(folder, { recursive: true });
  return Promise.all(
    reportForms.map(async (form) => {
      const path = join(folder, `report-${period}.${form}`);
      writeFileSync(path, await receipts.read(reportKey(name, form)));
      return path;
    }),
  );
}
