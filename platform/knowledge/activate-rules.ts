import { type Activation, isOfRules } from '../../core/activations.ts';
import type { RegionRules } from '../../core/rules/region/region-rules.ts';
import type { RulesActivation } from '../../core/rules/region/rules-activation.ts';
import { knowledgeKeys } from '../knowledge-keys.ts';
import type { ObjectStore } from '../object-store.ts';
import { activationStore } from './activation-store.ts';
import type { RulesDryRunReport } from './dry-run-reports.ts';
import { regionRulesStore } from './region-rules-store.ts';
import { hashRegionRules } from './region-rules-text.ts';

export interface RulesDecision extends Pick<RulesActivation, 'by' | 'why' | 'at'> {
  readonly document: RegionRules;
  /** Also where the dry run was of no case. */
  readonly despiteDryRun: boolean;
  /** Whether it may follow the document that stands, by its hash; `null` where none was activated. */
  readonly mayReplace?: (standing: string | null) => boolean;
}

export type RulesActivated =
  | { readonly ok: true; readonly activation: RulesActivation; readonly report: RulesDryRunReport }
  | { readonly ok: false; readonly why: 'no-dry-run' | 'others-were-quicker' }
  | { readonly ok: false; readonly why: 'dry-run-of-no-case'; readonly report: RulesDryRunReport };

/**
 * Makes a sound document what a region's rules are, for files that arrive from now on. Refuses one that was not
 * tried as it is, or not on any case.
 */
export async function activateRules(
  bucket: ObjectStore,
  { document, by, why, at, despiteDryRun, mayReplace = () => true }: RulesDecision,
): Promise<RulesActivated> {
  const { region } = document;
  const hash = hashRegionRules(document);
  const dryRun = await newestRulesDryRun(bucket, region, hash);
  if (dryRun === null) return { ok: false, why: 'no-dry-run' };
  const report = await bucket.readJson<RulesDryRunReport>(dryRun);
  if (report.cases === 0 && !despiteDryRun) return { ok: false, why: 'dry-run-of-no-case', report };
  await regionRulesStore(bucket).upload(document);
  const decided = {
    kind: 'rules',
    region,
    document: hash,
    by,
    ...(why && { why }),
    at,
    dry_run: dryRun,
  } as const;
  const isAdded = await activationStore(bucket).add(decided, (standing) =>
    mayReplace(newestRulesActivation(standing, region)?.document ?? null),
  );
  return isAdded ? { ok: true, activation: decided, report } : { ok: false, why: 'others-were-quicker' };
}

/** Key of the last dry run of this very document; `null` where there is none. */
async function newestRulesDryRun(bucket: ObjectStore, region: string, hash: string): Promise<string | null> {
  return (await bucket.list(knowledgeKeys.rulesDryRuns(region, hash))).at(-1) ?? null;
}

/** The decision that holds in a region. */
export function newestRulesActivation(
  activations: readonly Activation[],
  region: string,
): RulesActivation | undefined {
  return activations.filter(isOfRules).findLast((one) => one.region === region);
}
