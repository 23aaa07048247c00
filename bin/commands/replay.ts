import type { Knowledge } from '../../core/knowledge.ts';
import { keepHeapSmall } from '../../platform/keep-heap-small.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { hashRegionRules } from '../../platform/knowledge/region-rules-text.ts';
import { type FileReport, tellFileReports } from '../claim-source.ts';
import { openStack, type Stack } from '../endpoints.ts';
import { checkInputs } from '../named-files.ts';
import { hospitalNamed } from '../named-knowledge.ts';
import { showProgress } from '../progress.ts';
import { soundRegionDocument } from '../region-document.ts';
import { changedKnowledge, type ReadyChanges } from '../replay/changed-knowledge.ts';
import { oldResultFiles } from '../replay/old-results.ts';
import { replayFiles } from '../replay/replay-files.ts';
import { ReplayFolder } from '../replay/replay-folder.ts';
import { knowledgeForBatches, readyChanges } from '../replay/replay-knowledge.ts';
import { hospitalsMeant, type ReplayScope } from '../replay/replay-question.ts';
import { replayWords, ruleNames, writeReplayReport } from '../replay/replay-report.ts';
import { replayMeans, replayStack, type StackPlace } from '../replay/replay-stack.ts';
import { say } from '../say.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { printJson } from './print-table.ts';

export interface ReplayOptions {
  readonly output: string;
  readonly from?: string;
  readonly to?: string;
  readonly hospital?: string;
  readonly region?: string;
  readonly scheme?: string;
  readonly tariff?: string;
  readonly catalogue?: string;
  readonly terms?: string;
  /** Path of a region's document. */
  readonly rules?: string;
  readonly under?: 'recorded' | 'today';
  /** Folder of an earlier audit of the files. */
  readonly before?: string;
  readonly endpoints: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** What a replay rests on, once all that was named is known to be there. */
interface Asked {
  readonly scope: ReplayScope;
  readonly changes: ReadyChanges;
  readonly question: unknown;
  readonly installed: Knowledge;
  readonly folder: string;
}

/** `sentinel replay`: audits a period again under other knowledge, beside what it came to then. */
export async function replay(files: readonly string[], options: ReplayOptions): Promise<void> {
  keepHeapSmall();
  checkOptions(files, options);
  const stack = files.length > 0 ? null : openStack(options.endpoints);
  const asked = await understand(files, options, stack);
  const folder = new ReplayFolder<never>(options.output, asked.question);
  const oldCount = stack
    ? await overStack(stack, asked, options, folder)
    : await overFiles(files, asked, options, folder);
  const { cases, seconds, not_compared } = folder.counts();
  const without_new = oldCount === null ? 0 : oldCount - cases;
  const report = await writeReplayReport(
    options.output,
    asked.question,
    folder.comparison,
    { ...not_compared, without_new },
    namesOf(asked),
  );
  folder.finish();
  if (options.json) printJson(report);
  else if (!options.quiet) say(`${replayWords(report)}${speedWords(cases, seconds)}${options.output}\n`);
}

function checkOptions(files: readonly string[], { from, to, before, under, hospital, rules }: ReplayOptions) {
  if (from !== undefined && to !== undefined && from > to)
    throw new WrongUsage(`--from ${from} 晚于 --to ${to}。 --from ${from} is after --to ${to}.`);
  if (files.length > 0 && before === undefined)
    throw new WrongUsage(
      '重放文件须用 --before 指明原审核结果的文件夹。 A replay of files needs --before, the folder of their earlier audit.',
    );
  if (files.length === 0 && before !== undefined)
    throw new WrongUsage(
      '--before 只用于重放文件，请列出文件。 --before is for a replay of files; name them.',
    );
  if (files.length > 0 && under === 'today')
    throw new WrongUsage('--under 只用于运行中的系统。 --under is for a running stack.');
  if (files.length === 0 && (from === undefined || to === undefined))
    throw new WrongUsage(
      '重放运行中的系统须给出 --from 和 --to。 A replay of a running stack needs --from and --to.',
    );
  if (hospital !== undefined) hospitalNamed(hospital);
  const read = [...files, ...(rules === undefined ? [] : [rules])];
  checkInputs(before === undefined ? read : [...read, ...oldResultFiles(before)]);
}

async function understand(
  files: readonly string[],
  options: ReplayOptions,
  stack: Stack | null,
): Promise<Asked> {
  const { from = null, to = null, under = 'recorded' } = options;
  const { hospital, region, scheme, tariff, catalogue, terms, before } = options;
  const folder = knowledgeFolder();
  const installed = loadKnowledge({}, folder);
  const rules = options.rules === undefined ? undefined : soundRegionDocument(options.rules, folder);
  const scope = { from, to, hospitals: hospitalsMeant({ hospital, region, rules }, installed) };
  const named = { scheme, tariff, catalogue, terms, rules };
  const changes = await readyChanges(named, scope, installed, folder, stack);
  const question = {
    from,
    to,
    hospital,
    region,
    scheme,
    tariff,
    catalogue,
    terms,
    rules: rules && hashRegionRules(rules),
    package: changes.package ?? undefined,
    under: stack ? under : undefined,
    files: stack ? undefined : files,
    before,
  };
  return { scope, changes, question, installed, folder };
}

async function overStack(
  stack: Stack,
  { scope, changes, installed, folder: knowledgeDir }: Asked,
  { under = 'recorded', quiet }: ReplayOptions,
  folder: ReplayFolder<StackPlace>,
): Promise<null> {
  const hospitals = [...(scope.hospitals ?? installed.hospitals.keys())].sort();
  const knowledgeFor = await knowledgeForBatches(stack, installed, knowledgeDir, changes, under);
  const progress = showProgress('replayed', quiet);
  await replayStack(replayMeans(stack), hospitals, scope, knowledgeFor, folder, progress.add);
  progress.stop();
  return null;
}

/** Answers how many old results there were. */
async function overFiles(
  files: readonly string[],
  { scope, changes, installed }: Asked,
  { before = '', quiet }: ReplayOptions,
  folder: ReplayFolder<number>,
): Promise<number> {
  const reports: FileReport[] = [];
  const knowledge = changedKnowledge(installed, changes);
  const count = await replayFiles(files, before, knowledge, scope, folder, reports, quiet);
  tellFileReports(reports, quiet);
  return count;
}

function namesOf({ changes, installed }: Asked) {
  return ruleNames([installed.rules, ...(changes.rules ? [changes.rules.library] : [])]);
}

function speedWords(cases: number, seconds: number): string {
  const each = cases === 0 ? '–' : Math.round(cases / seconds);
  return `${cases} 例 cases, ${seconds.toFixed(1)} s, ${each}/s\n`;
}
