import type { SchemeActivation } from '../../core/payment/activation.ts';
import { knowledgeKeys } from '../knowledge-keys.ts';
import type { ObjectStore } from '../object-store.ts';
import { activationStore } from './activation-store.ts';
import type { SchemeDryRunReport } from './dry-run-reports.ts';
import { findPackage } from './scheme-package.ts';

export interface SchemeDecision
  extends Pick<SchemeActivation, 'region' | 'scheme' | 'from' | 'by' | 'why' | 'at'> {
  /** Also where the dry run says nothing of what is to be activated. */
  readonly despiteDryRun: boolean;
}

export type SchemeActivated =
  | { readonly ok: true; readonly activation: SchemeActivation; readonly report: SchemeDryRunReport }
  | { readonly ok: false; readonly why: 'not-uploaded' | 'no-dry-run' }
  | {
      readonly ok: false;
      readonly why: 'dry-run-of-another-package' | 'dry-run-of-no-case';
      readonly package: string;
      readonly report: SchemeDryRunReport;
    };

/**
 * Makes an uploaded scheme that by which a region groups from a day of discharge on, for files that arrive from now
 * on. Refuses one that was not tried in this region as it is, or not on any case.
 */
export async function activateScheme(
  bucket: ObjectStore,
  { despiteDryRun, why, ...decision }: SchemeDecision,
): Promise<SchemeActivated> {
  const { region, scheme } = decision;
  const found = await findPackage(bucket, scheme);
  if (!found) return { ok: false, why: 'not-uploaded' };
  const dryRun = (await bucket.list(knowledgeKeys.dryRuns(region, scheme))).at(-1);
  if (dryRun === undefined) return { ok: false, why: 'no-dry-run' };
  const report = await bucket.readJson<SchemeDryRunReport>(dryRun);
  const doubt = doubtOf(report, found.package);
  if (doubt && !despiteDryRun) return { ok: false, why: doubt, package: found.package, report };
  const activation = { ...decision, package: found.package, ...(why && { why }), dry_run: dryRun };
  await activationStore(bucket).add(activation);
  return { ok: true, activation, report };
}

/** Why a dry run says nothing of a package; `null` where it does. */
function doubtOf(
  report: SchemeDryRunReport,
  hash: string,
): 'dry-run-of-another-package' | 'dry-run-of-no-case' | null {
  if (report.package !== hash) return 'dry-run-of-another-package';
  return report.cases === 0 ? 'dry-run-of-no-case' : null;
}
