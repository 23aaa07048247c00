import { buildReport } from '../../core/reports/build-report.ts';
import type { Report, UploadCounts } from '../../core/reports/report.ts';
import type { ReportName } from '../report-keys.ts';
import type { ViewReader } from '../summaries/read-view.ts';
import { type ReportKnowledge, readReportInput } from './read-report.ts';

/**
 * Makes reports of what a reader finds; `null` where the period has no case.
 * @param uploads of the period; `null` where they are not known
 */
export type ReportMaker = (name: ReportName, uploads: UploadCounts | null) => Promise<Report | null>;

export function reportMaker(views: ViewReader, knowledge: ReportKnowledge): ReportMaker {
  return async (name, uploads) => {
    const input = await readReportInput(views, knowledge, name, uploads);
    return input && buildReport(input, () => () => 'none');
  };
}
