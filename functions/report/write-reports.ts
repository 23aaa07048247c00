import type { Report } from '../../core/reports/report.ts';
import { reportForms } from '../../core/reports/report-forms.ts';
import type { ReportMessage } from '../../platform/messages.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import { type ReportName, reportKey, reportTypes } from '../../platform/report-keys.ts';
import { noRecords, type ReportMaker } from '../../platform/reports/make-report.ts';
import { readRecords } from '../../platform/reports/read-records.ts';
import type { Table } from '../../platform/table/table.ts';
import { renderReport } from '../../reports/render-report.ts';

export interface ReportServices {
  readonly make: ReportMaker;
  readonly table: Table;
  /** The bucket of receipts and reports. */
  readonly store: ObjectStore;
}

/**
 * Writes the report of a region, or of a hospital and each of its departments, over those that were there; answers the
 * keys. Where there is no case there is no report.
 */
export async function writeReports(
  services: ReportServices,
  message: ReportMessage,
): Promise<readonly string[]> {
  const { period } = message;
  if ('region' in message) {
    const name: ReportName = { scope: { kind: 'region', region: message.region }, period };
    return write(services, name, await services.make(name, noRecords));
  }
  const name: ReportName = { scope: { kind: 'hospital', hospital: message.hospital }, period };
  const report = await services.make(name, await readRecords(services.table, services.store, name));
  const keys = [...(await write(services, name, report))];
  for (const { key } of report?.tables.find(({ view }) => view === 'department')?.units ?? []) {
    const ofDepartment = { ...name, department: key };
    keys.push(...(await write(services, ofDepartment, await services.make(ofDepartment, noRecords))));
  }
  return keys;
}

async function write(
  { store }: ReportServices,
  name: ReportName,
  report: Report | null,
): Promise<readonly string[]> {
  if (!report) return [];
  const rendered = await renderReport(report);
  return Promise.all(
    reportForms.map(async (form) => {
      const key = reportKey(name, form);
      await store.write(key, rendered[form], reportTypes[form]);
      return key;
    }),
  );
}
