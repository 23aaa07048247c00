import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyOutcome, mergeOutcomes, type RecordCounts } from '../../core/chunk-outcome.ts';
import { overviewOf } from '../../core/indicators/overview.ts';
import type { Knowledge } from '../../core/knowledge.ts';
import { PaymentsSideBySide } from '../../core/payments-side-by-side.ts';
import { keepHeapSmall } from '../../platform/keep-heap-small.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { auditFiles } from '../audit-files.ts';
import { type FileReport, tellFileReports } from '../claim-source.ts';
import { jsonLines } from '../json-lines.ts';
import { checkInputs, makeOutputFolder } from '../named-files.ts';
import { checkCatalogue, checkSchemes, checkTariff, checkTerms } from '../named-knowledge.ts';
import { tell } from '../say.ts';

export interface AuditOptions {
  readonly output: string;
  readonly scheme?: string;
  readonly tariff?: string;
  readonly catalogue?: string;
  readonly terms?: string;
  readonly quiet?: boolean;
}

const outputs = ['results.ndjson', 'findings.ndjson', 'rejected.ndjson', 'summary.json'];

/** `sentinel audit`: the whole core over files, without the cloud. */
export async function audit(files: string[], options: AuditOptions): Promise<void> {
  keepHeapSmall();
  checkInputs(files);
  const knowledge = chosenKnowledge(options);
  makeOutputFolder(options.output, outputs, files);
  const reports: FileReport[] = [];
  const out = (name: string) => jsonLines(join(options.output, name));
  const [results, findings, rejected] = [
    out('results.ndjson'),
    out('findings.ndjson'),
    out('rejected.ndjson'),
  ];
  let outcome = emptyOutcome;
  const sides = new PaymentsSideBySide();
  for await (const audited of auditFiles(files, knowledge, reports, options.quiet)) {
    for (const one of audited.cases) {
      await results.write(one.result);
      sides.add(one.result);
      for (const finding of one.findings) await findings.write(finding);
    }
    for (const rejection of audited.rejections) await rejected.write(rejection);
    outcome = mergeOutcomes(outcome, audited.outcome);
  }
  await Promise.all([results.end(), findings.end(), rejected.end()]);

  const { read, accepted, rejected: refused, duplicate, withdrawn } = outcome.counts;
  const { cases: _stays, ...overview } = overviewOf(outcome.totals);
  const counts = {
    ...{ read, accepted, rejected: refused, duplicate, withdrawn },
    rejected_by_code: outcome.rejectedByCode,
  };
  const drg_and_dip = sides.report();
  const summary = { ...counts, ...overview, ...(drg_and_dip && { drg_and_dip }), files: reports };
  writeFileSync(join(options.output, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  if (!options.quiet) tell(`${countWords(outcome.counts)}${reasonWords(refused, options.output)}\n`);
  tellFileReports(reports, options.quiet);
}

function countWords({ read, accepted, rejected, duplicate }: RecordCounts): string {
  return `读取 read ${read}, 接收 accepted ${accepted}, 拒收 rejected ${rejected}, 重复 duplicate ${duplicate}`;
}

function reasonWords(refused: number, output: string): string {
  return refused === 0 ? '' : `; 拒收原因见 the reasons are in ${join(output, 'rejected.ndjson')}`;
}

function chosenKnowledge({ scheme, tariff, catalogue, terms }: AuditOptions): Knowledge {
  if (scheme !== undefined) checkSchemes([scheme], knowledgeFolder());
  if (catalogue !== undefined) checkCatalogue(catalogue, knowledgeFolder());
  const knowledge = loadKnowledge({ scheme, catalogue });
  if (tariff !== undefined) checkTariff(tariff, knowledge.tariffs);
  if (terms !== undefined) checkTerms(terms, catalogue, knowledge.dipTerms);
  return { ...knowledge, chosen: { scheme, tariff, catalogue, terms } };
}
