import type * as z from 'zod';
import { findJson } from '../../platform/find-json.ts';
import type {
  ListsSchemeDryRun,
  SchemeDryRunReport,
  SchemeDryRunRequest,
} from '../../platform/knowledge/dry-run-reports.ts';
import { findPackage } from '../../platform/knowledge/scheme-package.ts';
import { knowledgeKeys } from '../../platform/knowledge-keys.ts';
import type { SchemeDryRunMessage } from '../../platform/messages.ts';
import { stateWithout } from './dry-run-requests.ts';
import type { KnowledgeServices } from './knowledge-api.ts';
import type { schemeDryRunSchema } from './scheme-schemas.ts';

type SchemeDryRunView = z.infer<typeof schemeDryRunSchema>;

/** Asks for the dry run of an uploaded scheme; `null` where it is not uploaded. */
export async function askSchemeDryRun(
  { bucket, askForDryRun, now }: KnowledgeServices,
  asked: Pick<SchemeDryRunMessage, 'region' | 'scheme' | 'month' | 'by'>,
): Promise<SchemeDryRunView | null> {
  const { region, scheme, by } = asked;
  const found = await findPackage(bucket, scheme);
  if (!found) return null;
  const at = now();
  const request: SchemeDryRunMessage = { ...asked, package: found.package, at };
  await bucket.write(knowledgeKeys.schemeDryRunRequest(region, scheme, at), JSON.stringify(request));
  await askForDryRun(request);
  return { scheme, at, by, state: 'running', report: null };
}

/** How it stands with one that was asked for, or was made by the command line; `null` where there is none. */
export async function readSchemeDryRun(
  { bucket, now }: KnowledgeServices,
  region: string,
  scheme: string,
  at: string,
): Promise<SchemeDryRunView | null> {
  const [report, request] = await Promise.all([
    findJson<SchemeDryRunReport>(bucket, knowledgeKeys.schemeDryRun(region, scheme, at)),
    findJson<SchemeDryRunRequest>(bucket, knowledgeKeys.schemeDryRunRequest(region, scheme, at)),
  ]);
  const by = request?.by ?? null;
  if (report) return { scheme, at, by, state: 'done', report: reportView(report) };
  return request && { scheme, at, by, state: stateWithout(request, now()), report: null };
}

/** Those of the command line read uploads, and these whole. */
function reportView(report: SchemeDryRunReport): NonNullable<SchemeDryRunView['report']> {
  const { month, made_at, hospitals, cases, changed, share, newly_ungroupable, newly_grouped } = report;
  const { is_whole = true } = report as Partial<ListsSchemeDryRun>;
  return {
    ...{ month, made_at, hospitals: [...hospitals], is_whole, cases, changed, share },
    ...{ newly_ungroupable, newly_grouped, schemes_now: report.schemes_now },
    changes: report.changes.map((change) => ({ ...change, examples: [...change.examples] })),
  };
}
