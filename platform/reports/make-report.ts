import { buildReport } from '../../core/reports/build-report.ts';
import type { Report } from '../../core/reports/report.ts';
import type { PeriodRecords } from '../../core/reports/report-input.ts';
import type { ReportName } from '../report-keys.ts';
import { type ReportKnowledge, type ReportSources, readReportInput } from './read-report.ts';

/** Makes the report of a name; `null` where the period has no case. */
export type ReportMaker = (name: ReportName, records: PeriodRecords) => Promise<Report | null>;

/** Of a period of which only the cases are known. */
export const noRecords: PeriodRecords = { uploads: null, reviewed: null };

export function reportMaker(sources: ReportSources, knowledge: ReportKnowledge): ReportMaker {
  return async (name, records) => {
    const input = await readReportInput(sources, knowledge, name, records);
    return input && buildReport(input);
  };
}
