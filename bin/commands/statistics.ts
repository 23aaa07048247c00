import { join } from 'node:path';
import { type Knowledge, regionOf } from '../../core/knowledge.ts';
import { type UnitKind, unitKinds } from '../../core/statistics/indicator.ts';
import { judgeUnits, type Statistics } from '../../core/statistics/judge-units.ts';
import type { IndicatorSummary, StatisticalFinding } from '../../core/statistics/statistical-finding.ts';
import { StayRows } from '../../core/statistics/stay-rows.ts';
import type { StayRow } from '../../core/statistics/unit-stays.ts';
import { loadIndicators } from '../../platform/knowledge/load-indicators.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { auditFiles } from '../audit-files.ts';
import { type FileReport, tellFileReports } from '../claim-source.ts';
import { jsonLines } from '../json-lines.ts';
import { checkInputs, makeOutputFolder } from '../named-files.ts';
import { RefusedRecords } from '../refused-records.ts';
import { printJson, printTable } from './print-table.ts';

export interface StatisticsOptions {
  readonly output: string;
  readonly by?: UnitKind;
  readonly scheme?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `sentinel statistics`: every unit of each region beside its peers, over all months of the files. */
export async function statistics(files: string[], options: StatisticsOptions): Promise<void> {
  checkInputs(files);
  makeOutputFolder(options.output, outputs, files);
  const knowledge = loadKnowledge({ scheme: options.scheme });
  const reports: FileReport[] = [];
  const refused = new RefusedRecords();
  const rows = await readStayRows(files, knowledge, { reports, refused, quiet: options.quiet });
  const kinds = options.by === undefined ? unitKinds : [options.by];
  const indicators = loadIndicators();
  const judged = [...rows].map(([region, ofRegion]) => judgeUnits(region, ofRegion, indicators, kinds));
  await writeStatistics(judged, options.output);
  const flagged = judged.flatMap(({ findings }) => findings.filter((finding) => finding.flagged));
  if (options.json) printJson({ flagged, summaries: judged.flatMap(({ summaries }) => summaries) });
  else {
    printFindings(flagged);
    printSummaries(judged.flatMap(({ summaries }) => summaries));
  }
  refused.tell();
  tellFileReports(reports, options.quiet);
}

/** What is told of the files while they are read. */
interface StayReading {
  readonly reports: FileReport[];
  readonly refused: RefusedRecords;
  readonly quiet: boolean | undefined;
}

/** By region: units of different pooling areas are paid, and charge, differently. */
async function readStayRows(
  files: readonly string[],
  knowledge: Knowledge,
  { reports, refused, quiet }: StayReading,
): Promise<ReadonlyMap<string, readonly StayRow[]>> {
  const byHospital = new Map<string, StayRows>();
  for await (const { cases, rejections } of auditFiles(files, knowledge, reports, quiet)) {
    refused.add(rejections);
    for (const { result, facts } of cases) {
      const { hospital } = result;
      const level = knowledge.hospitals.get(hospital)?.level ?? null;
      const own = byHospital.get(hospital) ?? new StayRows(hospital, level);
      byHospital.set(hospital, own);
      own.add(facts);
    }
  }
  const rows = new Map<string, StayRow[]>();
  for (const [hospital, own] of byHospital) {
    const region = regionOf(hospital, knowledge).code;
    rows.set(region, [...(rows.get(region) ?? []), ...own.rows]);
  }
  return rows;
}

const outputs = ['statistics.ndjson', 'statistics-summary.ndjson'] as const;

async function writeStatistics(judged: readonly Statistics[], output: string): Promise<void> {
  const found = jsonLines(join(output, outputs[0]));
  const summaries = jsonLines(join(output, outputs[1]));
  for (const one of judged) {
    for (const finding of one.findings) await found.write(finding);
    for (const summary of one.summaries) await summaries.write(summary);
  }
  await Promise.all([found.end(), summaries.end()]);
}

function printFindings(findings: readonly StatisticalFinding[]): void {
  printTable(
    [
      '指标 indicator',
      '机构 hospital',
      '单位 unit',
      '比值 ratio',
      '95 %',
      'p',
      'q',
      '病例 stays',
      'percentile',
    ],
    findings.map((finding) => [
      `${finding.name.zh}\n${finding.name.en}`,
      finding.hospital,
      finding.doctor ?? finding.department ?? '',
      finding.ratio.toFixed(2),
      `${finding.ratio_low.toFixed(2)} – ${finding.ratio_high.toFixed(2)}`,
      finding.p.toPrecision(2),
      finding.q.toPrecision(2),
      finding.stays,
      finding.since ? `since ${finding.since}` : finding.percentile.toFixed(0),
    ]),
  );
}

function printSummaries(summaries: readonly IndicatorSummary[]): void {
  printTable(
    ['指标 indicator', '地区 region', '单位 units', '已评 judged', '标记 flagged', '未评 not judged'],
    summaries.map((summary) => [
      summary.indicator,
      summary.region,
      summary.unit_kind,
      summary.judged,
      summary.flagged,
      Object.entries(summary.not_judged)
        .map(([reason, units]) => `${reason} ${units}`)
        .join(', '),
    ]),
  );
}
