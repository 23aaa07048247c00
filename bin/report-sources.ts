import { emptyOutcome, mergeOutcomes } from '../core/chunk-outcome.ts';
import type { CaseFacts } from '../core/indicators/case-facts.ts';
import { type Knowledge, regionOf } from '../core/knowledge.ts';
import type { PeriodRecords } from '../core/reports/report-input.ts';
import type { ReportName } from '../platform/report-keys.ts';
import { readRecords } from '../platform/reports/read-records.ts';
import type { ReportSources } from '../platform/reports/read-report.ts';
import { sheetsInMemory } from '../platform/summaries/sheets-in-memory.ts';
import { givenMeasureStore } from '../platform/table/given-measures.ts';
import { sheetStore } from '../platform/table/sheets.ts';
import type { AuditedChunk } from './audit-chunk.ts';
import { auditFiles } from './audit-files.ts';
import { type FileReport, tellFileReports } from './claim-source.ts';
import { openStack } from './endpoints.ts';
import { RefusedRecords } from './refused-records.ts';

/** Where all of a report comes from. */
export interface LocalReportSources extends ReportSources {
  readonly recordsOf: (name: ReportName) => Promise<PeriodRecords>;
}

/** The summaries and receipts of a running stack. */
export function sourcesOfStack(endpoints: string): LocalReportSources {
  const { table, receipts } = openStack(endpoints);
  return {
    sheets: sheetStore(table),
    given: givenMeasureStore(table),
    recordsOf: (name) => readRecords(table, receipts, name),
  };
}

/**
 * Claim files, audited here and now; whatever hospitals they are of.
 * @param look is shown every chunk as it is audited
 */
export async function sourcesOfFiles(
  files: readonly string[],
  knowledge: Knowledge,
  quiet?: boolean,
  look: (chunk: AuditedChunk) => void = () => {},
): Promise<LocalReportSources> {
  const reports: FileReport[] = [];
  const refused = new RefusedRecords();
  let all = emptyOutcome;
  const byHospital = new Map<string, CaseFacts[]>();
  for await (const chunk of auditFiles(files, knowledge, reports, quiet)) {
    look(chunk);
    refused.add(chunk.rejections);
    all = mergeOutcomes(all, chunk.outcome);
    for (const { result, facts } of chunk.cases) {
      const known = byHospital.get(result.hospital) ?? [];
      byHospital.set(result.hospital, known);
      known.push(facts);
    }
  }
  refused.tell();
  tellFileReports(reports, quiet);
  const cases = [...byHospital].map(([hospital, facts]) => ({ hospital, facts }));
  return {
    sheets: sheetsInMemory(cases, (hospital) => regionOf(hospital, knowledge).code),
    given: { readMonths: async () => new Map() },
    recordsOf: async ({ department }) => ({
      uploads: department === undefined ? { files: files.length, ...all.counts } : null,
      reviewed: null,
    }),
  };
}
