import { isOfScheme } from '../../core/activations.ts';
import { activationStore } from '../../platform/knowledge/activation-store.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { knowledgeKeys } from '../../platform/knowledge-keys.ts';
import type { DryRunReport } from '../dry-run-scheme.ts';
import { openStack, type Stack } from '../endpoints.ts';
import { regionNamed } from '../named-knowledge.ts';
import { printJson, printTable } from './print-table.ts';
import { percent, uploadedPackage } from './scheme-dry-run.ts';

export interface ActivateOptions {
  readonly endpoints: string;
  readonly region: string;
  /** First day of discharge. */
  readonly from: string;
  readonly by: string;
  readonly despiteDryRun?: boolean;
}

/**
 * `sentinel scheme activate`: from a day of discharge on, a region groups by an uploaded scheme. It concerns
 * files that arrive from now on. Throws without a dry run of the two, and, unless told to go on, where it says
 * nothing of what is to be activated.
 */
export async function activate(id: string, options: ActivateOptions): Promise<void> {
  const { endpoints, region, from, by, despiteDryRun = false } = options;
  const { regions, tariffs } = loadKnowledge();
  const area = regionNamed(regions, region);
  const stack = openStack(endpoints);
  const { package: hash } = await uploadedPackage(stack, id);
  const dryRun = await newestDryRun(stack, region, id);
  const report = await stack.knowledge.readJson<DryRunReport>(dryRun);
  const doubt = doubtOf(report, hash);
  if (doubt && !despiteDryRun) throw new Error(`${doubt}${tryAgain}`);
  const at = new Date().toISOString();
  await activationStore(stack.knowledge).add({
    region,
    scheme: id,
    package: hash,
    from,
    by,
    at,
    dry_run: dryRun,
  });
  process.stdout.write(
    `已启用 activated: ${area.name.zh} ${area.name.en}, ${id}, 出院日 discharges from ${from} (${dryRunWords(report)})\n`,
  );
  const isPriced = area.tariffs.some((tariff) => tariffs.get(tariff)?.data.scheme === id);
  if (!isPriced) process.stdout.write(withoutTariff);
}

function dryRunWords({ made_at, month, hospitals, cases, share }: DryRunReport): string {
  return `试算 dry run ${made_at}: ${month}, 医疗机构 hospitals ${hospitals.length}, 病例 cases ${cases}, 变动 change group ${percent(share)}`;
}

/** Why a dry run says nothing of a package; `null` where it does. */
function doubtOf(report: DryRunReport, hash: string): string | null {
  const words = dryRunWords(report);
  if (report.package !== hash)
    return `最近一次试算针对的是另一内容（${words}）。 The newest dry run is of another package, ${report.package.slice(0, 12)}, not ${hash.slice(0, 12)}.`;
  if (report.cases > 0) return null;
  return `最近一次试算没有病例（${words}）。 The newest dry run is of no case at all.`;
}

const tryAgain =
  ' 请重新运行 scheme dry-run，或以 --despite-dry-run 仍予启用。 Run scheme dry-run again, or go on with --despite-dry-run.';

const withoutTariff =
  '该地区没有此方案的支付标准：此后病例只分组、不定价。 The region has no tariff of this scheme: these cases are grouped, not priced.\n';

async function newestDryRun({ knowledge }: Stack, region: string, id: string): Promise<string> {
  const newest = (await knowledge.list(knowledgeKeys.dryRuns(region, id))).at(-1);
  if (newest) return newest;
  throw new Error(
    `尚未在 ${region} 试算 ${id}，请先运行 scheme dry-run。 There is no dry run of ${id} in ${region}; run scheme dry-run first.`,
  );
}

/** `sentinel scheme activations`: every decision on schemes, in the order in which they were made. */
export async function listActivations({
  endpoints,
  json,
}: {
  endpoints: string;
  json?: boolean;
}): Promise<void> {
  const store = activationStore(openStack(endpoints).knowledge);
  const activations = (await store.read(await store.nameCurrent())).filter(isOfScheme);
  if (json) return printJson(activations);
  printTable(
    ['地区 region', '方案 scheme', '出院日起 from', '决定人 by', '时间 at', '试算 dry run'],
    activations.map(({ region, scheme, from, by, at, dry_run }) => [region, scheme, from, by, at, dry_run]),
  );
}
