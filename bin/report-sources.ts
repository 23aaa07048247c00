import { emptyOutcome, mergeOutcomes } from '../core/chunk-outcome.ts';
import type { CaseFacts } from '../core/indicators/case-facts.ts';
import { type Knowledge, regionOf } from '../core/knowledge.ts';
import type { UploadCounts } from '../core/reports/report.ts';
import type { ReportName } from '../platform/report-keys.ts';
import { readUploads } from '../platform/reports/read-uploads.ts';
import type { GivenSource } from '../platform/summaries/read-given.ts';
import type { SheetSource } from '../platform/summaries/sheet-source.ts';
import { sheetsInMemory } from '../platform/summaries/sheets-in-memory.ts';
import { batchStore } from '../platform/table/batches.ts';
import { sheetStore } from '../platform/table/sheets.ts';
import type { AuditedChunk } from './audit-chunk.ts';
import { auditFiles } from './audit-files.ts';
import { type FileReport, tellFileReports } from './claim-source.ts';
import { openStack } from './endpoints.ts';

/** Where the figures of a report come from. */
export interface ReportSources {
  readonly sheets: SheetSource;
  readonly given: GivenSource;
  /** `null` where nobody knows: of a region, or one department. */
  readonly uploadsOf: (name: ReportName) => Promise<UploadCounts | null>;
}

const nothingGiven: GivenSource = { read: async () => new Map() };

/** The summaries and receipts of a running stack. */
export function sourcesOfStack(endpoints: string): ReportSources {
  const { table, receipts } = openStack(endpoints);
  return {
    sheets: sheetStore(table),
    given: nothingGiven,
    uploadsOf: async ({ scope, period, department }) =>
      scope.kind === 'hospital' && department === undefined
        ? readUploads(batchStore(table), receipts, scope.hospital, period)
        : null,
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
): Promise<ReportSources> {
  const reports: FileReport[] = [];
  let all = emptyOutcome;
  const byHospital = new Map<string, CaseFacts[]>();
  for await (const chunk of auditFiles(files, knowledge, reports, quiet)) {
    look(chunk);
    all = mergeOutcomes(all, chunk.outcome);
    for (const { result, facts } of chunk.cases) {
      const known = byHospital.get(result.hospital) ?? [];
      byHospital.set(result.hospital, known);
      known.push(facts);
    }
  }
  tellFileReports(reports, quiet);
  const cases = [...byHospital].map(([hospital, facts]) => ({ hospital, facts }));
  return {
    sheets: sheetsInMemory(cases, (hospital) => regionOf(hospital, knowledge).code),
    given: nothingGiven,
    uploadsOf: async ({ department }) =>
      department === undefined ? { files: files.length, ...all.counts } : null,
  };
}
