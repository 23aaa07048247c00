import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OutcomeMerger } from '../../core/chunk-outcome.ts';
import { readChunk } from '../../core/claims/read-chunk.ts';
import { overviewOf } from '../../core/indicators/overview.ts';
import type { Knowledge } from '../../core/knowledge.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadListReader } from '../../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { auditChunk } from '../audit-chunk.ts';
import { type FileReport, readClaimFiles, tellFileReports } from '../claim-source.ts';
import { Enrolments } from '../enrolments.ts';
import { jsonLines } from '../json-lines.ts';
import { checkInputs, makeOutputFolder } from '../named-files.ts';
import { checkSchemes, checkTariff } from '../named-knowledge.ts';
import { showProgress } from '../progress.ts';

export interface AuditOptions {
  readonly output: string;
  readonly scheme?: string;
  readonly tariff?: string;
  readonly quiet?: boolean;
}

const outputs = ['results.ndjson', 'findings.ndjson', 'rejected.ndjson', 'summary.json'];

/**
 * `sentinel audit`: the whole core over files, without the cloud. The files are read twice, as the cloud
 * reads its chunks twice: histories and cost baselines must be complete before the first case is checked.
 */
export async function audit(files: string[], options: AuditOptions): Promise<void> {
  checkInputs(files);
  const knowledge = chosenKnowledge(options);
  const readList = loadListReader();
  makeOutputFolder(options.output, outputs, files);

  const enrolments = new Enrolments(knowledge);
  const enrolling = showProgress('enrolled', options.quiet);
  for await (const { source, chunk } of readClaimFiles(files, [])) {
    enrolments.add(source, readChunk(chunk, null, readList).lists);
    enrolling.add(chunk.records.length);
  }
  enrolling.stop();

  const reports: FileReport[] = [];
  const out = (name: string) => jsonLines(join(options.output, name));
  const [results, findings, rejected] = [
    out('results.ndjson'),
    out('findings.ndjson'),
    out('rejected.ndjson'),
  ];
  const auditing = showProgress('audited', options.quiet);
  const merger = new OutcomeMerger();
  for await (const { source, chunk } of readClaimFiles(files, reports)) {
    const audited = auditChunk(source, readChunk(chunk, null, readList), enrolments, knowledge);
    for (const one of audited.cases) {
      await results.write(one.result);
      for (const finding of one.findings) await findings.write(finding);
    }
    for (const rejection of audited.rejections) await rejected.write(rejection);
    merger.add(audited.outcome);
    auditing.add(chunk.records.length);
  }
  auditing.stop();
  await Promise.all([results.end(), findings.end(), rejected.end()]);

  const outcome = merger.build();
  const { read, accepted, rejected: refused, duplicate } = outcome.counts;
  const { cases: _accepted, ...overview } = overviewOf(outcome.totals);
  const counts = { read, accepted, rejected: refused, duplicate, rejected_by_code: outcome.rejectedByCode };
  const summary = { ...counts, ...overview, files: reports };
  writeFileSync(join(options.output, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  tellFileReports(reports, options.quiet);
}

function chosenKnowledge({ scheme, tariff }: AuditOptions): Knowledge {
  if (scheme !== undefined) checkSchemes([scheme], knowledgeFolder());
  const knowledge = loadKnowledge({ scheme });
  if (tariff !== undefined) checkTariff(tariff, knowledge.tariffs);
  return { ...knowledge, chosen: { scheme, tariff } };
}
