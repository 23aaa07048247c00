import { isOfRules } from '../../core/activations.ts';
import type { RegionRules } from '../../core/rules/region/region-rules.ts';
import { activationStore } from '../../platform/knowledge/activation-store.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { regionRulesStore } from '../../platform/knowledge/region-rules-store.ts';
import { hashRegionRules } from '../../platform/knowledge/region-rules-text.ts';
import { knowledgeKeys } from '../../platform/knowledge-keys.ts';
import type { StackRulesDryRun } from '../dry-run-rules.ts';
import { openStack, type Stack } from '../endpoints.ts';
import { soundRegionDocument } from '../region-document.ts';
import { printJson, printTable } from './print-table.ts';
import { tallyWords } from './rules-dry-run.ts';

export interface RulesActivateOptions {
  readonly endpoints: string;
  readonly by: string;
  readonly despiteDryRun?: boolean;
}

/**
 * `sentinel rules activate`: a region's rules are what the document says, from the days that it says. It
 * concerns files that arrive from now on. Throws without a dry run of this very document and, unless told to
 * go on, where that was of no case.
 */
export async function activateRules(
  path: string,
  { endpoints, by, despiteDryRun = false }: RulesActivateOptions,
): Promise<void> {
  const document = soundRegionDocument(path, knowledgeFolder());
  const stack = openStack(endpoints);
  const dryRun = await newestDryRun(stack, document);
  const report = await stack.knowledge.readJson<StackRulesDryRun>(dryRun);
  if (report.cases === 0 && !despiteDryRun) throw new Error(ofNoCase(report));
  const { region } = document;
  const hash = await regionRulesStore(stack.knowledge).upload(document);
  const at = new Date().toISOString();
  await activationStore(stack.knowledge).add({
    kind: 'rules',
    region,
    document: hash,
    by,
    at,
    dry_run: dryRun,
  });
  const lines = [
    `已启用 activated: ${region} ${document.title.zh} ${document.title.en} (${hash.slice(0, 12)})`,
    `试算 dry run ${report.made_at}, ${report.month}, 病例 cases ${report.cases}`,
    `  现在 then: ${tallyWords(report.now)}`,
    `  将来 would be: ${tallyWords(report.next)}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

async function newestDryRun({ knowledge }: Stack, document: RegionRules): Promise<string> {
  const hash = hashRegionRules(document);
  const newest = (await knowledge.list(knowledgeKeys.rulesDryRuns(document.region, hash))).at(-1);
  if (newest) return newest;
  throw new Error(
    '尚未试算该文件的这一版本，请先运行 rules dry-run。 There is no dry run of this very document; run rules dry-run first.',
  );
}

function ofNoCase({ month, made_at }: StackRulesDryRun): string {
  return `最近一次试算（${made_at}，${month}）没有病例；请换月份重新试算，或以 --despite-dry-run 仍予启用。 The newest dry run (${made_at}, ${month}) is of no case; run one of another month, or go on with --despite-dry-run.`;
}

/** `sentinel rules activations`: every decision on rules, in the order in which they were made. */
export async function listRulesActivations({
  endpoints,
  json,
}: {
  endpoints: string;
  json?: boolean;
}): Promise<void> {
  const store = activationStore(openStack(endpoints).knowledge);
  const activations = (await store.read(await store.nameCurrent())).filter(isOfRules);
  if (json) return printJson(activations);
  printTable(
    ['地区 region', '文件 document', '决定人 by', '时间 at', '试算 dry run'],
    activations.map(({ region, document, by, at, dry_run }) => [
      region,
      document.slice(0, 12),
      by,
      at,
      dry_run,
    ]),
  );
}
