import { isOfScheme } from '../../core/activations.ts';
import { activateScheme, type SchemeActivated } from '../../platform/knowledge/activate-scheme.ts';
import { activationStore } from '../../platform/knowledge/activation-store.ts';
import type { SchemeDryRunReport } from '../../platform/knowledge/dry-run-reports.ts';
import { loadKnowledge } from '../../platform/knowledge/load-knowledge.ts';
import { openStack } from '../endpoints.ts';
import { asOperation } from '../keep-operation.ts';
import { regionNamed } from '../named-knowledge.ts';
import { say } from '../say.ts';
import { printJson, printTable } from './print-table.ts';
import { notUploaded, percent } from './scheme-dry-run.ts';

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
  const { report } = await asOperation(
    stack,
    {
      by,
      command: 'scheme activate',
      act: 'knowledge-decision',
      of: { region, action: 'activate' },
    },
    async () => {
      const decision = { region, scheme: id, from, by, at: new Date().toISOString(), despiteDryRun };
      const activated = await activateScheme(stack.knowledge, decision);
      if (!activated.ok) throw new Error(refusalWords(activated, region, id));
      return activated;
    },
    ({ activation }) => ({ scheme: activation.scheme }),
  );
  say(
    `已启用 activated: ${area.name.zh} ${area.name.en}, ${id}, 出院日 discharges from ${from} (${dryRunWords(report)})\n`,
  );
  const isPriced = area.tariffs.some((tariff) => tariffs.get(tariff)?.data.scheme === id);
  if (!isPriced) say(withoutTariff);
}

function dryRunWords({ made_at, month, hospitals, cases, share }: SchemeDryRunReport): string {
  return `试算 dry run ${made_at}: ${month}, 医疗机构 hospitals ${hospitals.length}, 病例 cases ${cases}, 变动 change group ${percent(share)}`;
}

function refusalWords(refused: Extract<SchemeActivated, { ok: false }>, region: string, id: string): string {
  if (!('report' in refused)) return refused.why === 'not-uploaded' ? notUploaded(id) : noDryRun(region, id);
  const { why, report, package: hash } = refused;
  const words = dryRunWords(report);
  if (why === 'dry-run-of-no-case')
    return `最近一次试算没有病例（${words}）。 The newest dry run is of no case at all.${tryAgain}`;
  return `最近一次试算针对的是另一内容（${words}）。 The newest dry run is of another package, ${report.package.slice(0, 12)}, not ${hash.slice(0, 12)}.${tryAgain}`;
}

const noDryRun = (region: string, id: string) =>
  `尚未在 ${region} 试算 ${id}，请先运行 scheme dry-run。 There is no dry run of ${id} in ${region}; run scheme dry-run first.`;

const tryAgain =
  ' 请重新运行 scheme dry-run，或以 --despite-dry-run 仍予启用。 Run scheme dry-run again, or go on with --despite-dry-run.';

const withoutTariff =
  '该地区没有此方案的支付标准：此后病例只分组、不定价。 The region has no tariff of this scheme: these cases are grouped, not priced.\n';

/** `sentinel scheme activations`: every decision on schemes, in the order in which they were made. */
export async function listActivations({
  endpoints,
  json,
}: {
  endpoints: string;
  json?: boolean;
}): Promise<void> {
  const store = activationStore(openStack(endpoints).knowledge);
  const activations = (await store.current()).filter(isOfScheme);
  if (json) return printJson(activations);
  printTable(
    ['地区 region', '方案 scheme', '出院日起 from', '决定人 by', '时间 at', '试算 dry run'],
    activations.map(({ region, scheme, from, by, at, dry_run }) => [region, scheme, from, by, at, dry_run]),
  );
}
