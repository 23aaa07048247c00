import type { Report } from '../../core/reports/report.ts';
import { reportForms } from '../../core/reports/report-forms.ts';
import type { ReportMessage } from '../../platform/messages.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import { type ReportName, reportKey, reportTypes } from '../../platform/report-keys.ts';
import type { ReportMaker } from '../../platform/reports/make-report.ts';
import { readRecords } from '../../platform/reports/read-records.ts';
import type { Table } from '../../platform/table/table.ts';
import { renderReport } from '../../reports/render-report.ts';

export interface ReportServices {
  readonly make: ReportMaker;
  readonly table: Table;
  /** The bucket of receipts and reports. */
  readonly store: ObjectStore;
}

/** The report that was made, and where its forms lie. */
interface WrittenReport {
  readonly report: Report;
  readonly keys: readonly string[];
}

/** Writes a report over the one that was there; `null` where there is no case, and so no report. */
export async function writeReport(
  { make, table, store }: ReportServices,
  name: ReportName,
): Promise<WrittenReport | null> {
  const report = await make(name, await readRecords(table, store, name));
  if (!report) return null;
  const rendered = await renderReport(report);
  const write = async (form: (typeof reportForms)[number]) => {
    const key = reportKey(name, form);
    await store.write(key, rendered[form], reportTypes[form]);
    return key;
  };
  return { report, keys: await Promise.all(reportForms.map(write)) };
}

/** Writes the report of a region, or of a hospital and each of its departments; answers the keys. */
export async function writeReports(
  services: ReportServices,
  message: ReportMessage,
): Promise<readonly string[]> {
  const { period } = message;
  if ('region' in message) {
    const name: ReportName = { scope: { kind: 'region', region: message.region }, period };
    return (await writeReport(services, name))?.keys ?? [];
  }
  const name: ReportName = { scope: { kind: 'hospital', hospital: message.hospital }, period };
  const whole = await writeReport(services, name);
  const keys = [...(whole?.keys ?? [])];
  const departments = whole?.report.tables.find(({ view }) => view === 'department')?.units ?? [];
  for (const { key: department } of departments)
    keys.push(...((await writeReport(services, { ...name, department }))?.keys ?? []));
  return keys;
}
