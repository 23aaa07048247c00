import { isOfRules } from '../../core/activations.ts';
import { activateRules as activate, type RulesActivated } from '../../platform/knowledge/activate-rules.ts';
import { activationStore } from '../../platform/knowledge/activation-store.ts';
import { knowledgeFolder } from '../../platform/knowledge/knowledge-folder.ts';
import { hashRegionRules } from '../../platform/knowledge/region-rules-text.ts';
import { openStack } from '../endpoints.ts';
import { asOperation } from '../keep-operation.ts';
import { soundRegionDocument } from '../region-document.ts';
import { say } from '../say.ts';
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
  const { region } = document;
  const stack = openStack(endpoints);
  const { activation, report } = await asOperation(
    stack,
    {
      by,
      command: 'rules activate',
      act: 'knowledge-decision',
      of: { region, document: hashRegionRules(document), action: 'activate' },
    },
    async () => {
      const at = new Date().toISOString();
      const activated = await activate(stack.knowledge, { document, by, at, despiteDryRun });
      if (!activated.ok) throw new Error(refusalWords(activated));
      return activated;
    },
  );
  const lines = [
    `已启用 activated: ${region} ${document.title.zh} ${document.title.en} (${activation.document.slice(0, 12)})`,
    `试算 dry run ${report.made_at}, ${report.month}, 病例 cases ${report.cases}`,
    `  现在 then: ${tallyWords(report.now)}`,
    `  将来 would be: ${tallyWords(report.next)}`,
  ];
  say(`${lines.join('\n')}\n`);
}

function refusalWords(refused: Extract<RulesActivated, { ok: false }>): string {
  if (refused.why === 'dry-run-of-no-case') {
    const { month, made_at } = refused.report;
    return `最近一次试算（${made_at}，${month}）没有病例；请换月份重新试算，或以 --despite-dry-run 仍予启用。 The newest dry run (${made_at}, ${month}) is of no case; run one of another month, or go on with --despite-dry-run.`;
  }
  if (refused.why === 'others-were-quicker')
    return '其他人刚刚启用了另一文件。 Somebody has just activated another document.';
  return '尚未试算该文件的这一版本，请先运行 rules dry-run。 There is no dry run of this very document; run rules dry-run first.';
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
  const activations = (await store.current()).filter(isOfRules);
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
