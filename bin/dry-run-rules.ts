import { addDays } from '../core/claims/calendar-days.ts';
import { caseId } from '../core/claims/case-id.ts';
import { readChunk } from '../core/claims/read-chunk.ts';
import type { SettlementList } from '../core/claims/settlement-list.ts';
import { runBoth } from '../core/compare-rules.ts';
import { type Knowledge, regionOf } from '../core/knowledge.ts';
import { nameOfRule } from '../core/rules/region/name-of-rule.ts';
import type { RegionRules } from '../core/rules/region/region-rules.ts';
import { RulesComparison } from '../core/rules/region/rules-comparison.ts';
import { standingLists, type UploadTally } from '../platform/intake/standing-lists.ts';
import type { CaseName, RulesDryRunReport } from '../platform/knowledge/dry-run-reports.ts';
import { knowledgeFolder } from '../platform/knowledge/knowledge-folder.ts';
import { loadListReader } from '../platform/knowledge/load-dictionaries.ts';
import { loadKnowledge } from '../platform/knowledge/load-knowledge.ts';
import { hashRegionRules } from '../platform/knowledge/region-rules-text.ts';
import { type FileReport, readClaimFiles } from './claim-source.ts';
import type { Stack } from './endpoints.ts';
import { Enrolments } from './enrolments.ts';
import { openKnowledge, uploadReader } from './stack-claims.ts';

/** The same over the uploads of a running stack. */
export interface StackRulesDryRun extends RulesDryRunReport {
  readonly month: string;
  readonly uploads_read: number;
  /** Keys of uploads that were replaced or removed so long ago that they cannot be read again. */
  readonly uploads_gone: readonly string[];
}

interface Question {
  readonly document: RegionRules;
  readonly month: string | null;
  readonly now: Date;
}

/** Rules across stays look back no further than this from the month's first day. */
const historyDays = 31;

/**
 * Checks the stays of a region that ended in a month by the rules as they are in the running stack, and as the
 * document would leave them. It reads the uploads again and writes nothing.
 */
export async function dryRunOverUploads(
  stack: Stack,
  question: Question & { readonly month: string },
): Promise<StackRulesDryRun> {
  const folder = knowledgeFolder();
  const installed = loadKnowledge({}, folder);
  const { region } = question.document;
  const hospitals = [...installed.hospitals.values()].filter((hospital) => hospital.region === region);
  const knowledgeToday = await openKnowledge(stack, installed, folder);
  const knowledge = await knowledgeToday(hospitals[0]?.code ?? '');
  const reader = uploadReader(stack, folder);
  const since = addDays(`${question.month}-01`, -historyDays);
  let tally: UploadTally = { read: 0, gone: [] };
  const report = await compareOver(question, knowledge, async function* () {
    tally = { read: 0, gone: [] };
    for (const { code } of hospitals) yield* standingLists(reader, code, since, tally);
  });
  return { ...report, month: question.month, uploads_read: tally.read, uploads_gone: tally.gone };
}

/** The same over files, by the rules as they are installed. @param reports what was found out about the files */
export async function dryRunOverFiles(
  files: readonly string[],
  question: Question,
  reports: FileReport[],
): Promise<RulesDryRunReport> {
  const readList = loadListReader();
  return compareOver(question, loadKnowledge(), async function* () {
    const seen = new Set<string>();
    for await (const { chunk } of readClaimFiles(files, reports)) {
      for (const { list } of readChunk(chunk, null, readList).lists) {
        if (seen.has(caseId(list))) continue;
        seen.add(caseId(list));
        yield list;
      }
    }
  });
}

/** Reads the cases twice: histories and cost baselines must be complete before the first case is checked. */
async function compareOver(
  { document, month, now }: Question,
  knowledge: Knowledge,
  readLists: () => AsyncIterable<SettlementList>,
): Promise<RulesDryRunReport> {
  const libraries = { now: knowledge.rulesOf(document.region), next: knowledge.rulesUnder(document) };
  const enrolments = new Enrolments(knowledge);
  for await (const list of readLists()) enrolments.add(0, [{ place: 0, list }]);
  const comparison = new RulesComparison<CaseName>(nameOfRule(libraries));
  const hospitals = new Set<string>();
  for await (const list of readLists()) {
    if (regionOf(list.hospital, knowledge).code !== document.region) continue;
    if (month !== null && !list.stay.dischargedAt.startsWith(month)) continue;
    hospitals.add(list.hospital);
    const given = { list, ...enrolments.knownOf(list) };
    const runs = runBoth(given, enrolments.baselines(), knowledge, libraries);
    comparison.add({ hospital: list.hospital, setl_id: list.settlementId }, runs.now, runs.next);
  }
  return {
    region: document.region,
    document: hashRegionRules(document),
    month,
    made_at: now.toISOString(),
    hospitals: [...hospitals].sort(),
    ...comparison.report(),
  };
}
