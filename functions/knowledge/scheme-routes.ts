import type * as z from 'zod';
import { isOfScheme } from '../../core/activations.ts';
import { withActivations } from '../../core/payment/activation.ts';
import { chinaTime } from '../../platform/china-time.ts';
import { findJson } from '../../platform/find-json.ts';
import { problem } from '../../platform/http/problem.ts';
import { readBody } from '../../platform/http/read-input.ts';
import { activateScheme } from '../../platform/knowledge/activate-scheme.ts';
import { activationStore } from '../../platform/knowledge/activation-store.ts';
import type { SchemeDescription } from '../../platform/knowledge/describe-scheme.ts';
import type { SchemeDryRunReport } from '../../platform/knowledge/dry-run-reports.ts';
import { findPackage } from '../../platform/knowledge/scheme-package.ts';
import { knowledgeKeys } from '../../platform/knowledge-keys.ts';
import { exampleCases } from './example-cases.ts';
import type { KnowledgeServices } from './knowledge-api.ts';
import { isInstant, type KnowledgeContext, knowledgeRoutes, nameOfCaller } from './reader.ts';
import { askSchemeDryRun, readSchemeDryRun } from './scheme-dry-runs.ts';
import {
  schemeActivationSchema,
  schemeDryRunRequestSchema,
  schemeIdPattern,
  type schemeListSchema,
} from './scheme-schemas.ts';

/** Grouping schemes: which there are, by which the region groups since when, and the decision on another. */
export function schemeRoutes(services: KnowledgeServices) {
  return knowledgeRoutes()
    .get('/', (c) => listSchemes(services, c))
    .post('/dry-runs', (c) => tryOut(services, c))
    .get('/dry-runs/:scheme/:at', (c) => tellDryRun(services, c, c.req.param()))
    .post('/activations', (c) => decide(services, c));
}

async function listSchemes(services: KnowledgeServices, c: KnowledgeContext): Promise<Response> {
  const { installed, bucket, now } = services;
  const { region, decides } = c.var.reader;
  const activations = (await activationStore(bucket).current()).filter(isOfScheme);
  const { byCode, standIn } = withActivations(installed.registers.regions, activations);
  const own = byCode.get(region) ?? standIn;
  const today = chinaTime(new Date(now())).slice(0, 10);
  const current = own.schemes.findLast(({ from }) => from === null || from <= today)?.scheme ?? null;
  const described = installed.schemes();
  const schemes = await Promise.all(
    described.map(async (scheme) => ({
      ...schemeView(scheme),
      is_current: scheme.id === current,
      periods: own.schemes.flatMap(({ scheme: id, from }, at) =>
        id === scheme.id ? [{ from, until: own.schemes[at + 1]?.from ?? null }] : [],
      ),
      tariffs: tariffsOf(services, scheme.id, own.tariffs),
      upload: decides ? await uploadOf(services, region, scheme.id) : null,
    })),
  );
  return c.json({ region, region_name: own.name, schemes } satisfies z.infer<typeof schemeListSchema>);
}

function schemeView(scheme: SchemeDescription) {
  const { id, version, title, region, source, mdcs, adrgs, drgs, errata, accepted = [] } = scheme;
  return {
    id,
    version,
    title,
    region,
    source,
    effective_from: scheme.effectiveFrom,
    effective_to: scheme.effectiveTo,
    diagnosis_codes: scheme.dxEdition,
    procedure_codes: scheme.procEdition,
    mdcs,
    adrgs,
    drgs,
    errata: [...errata],
    accepted: [...accepted],
  };
}

/** The region's tariffs of a scheme, with how many of its groups they price. */
function tariffsOf({ installed }: KnowledgeServices, scheme: string, own: readonly string[]) {
  return installed
    .tariffs()
    .filter((tariff) => tariff.scheme === scheme && own.includes(tariff.id))
    .map(({ id, title, groups_with_standard }) => ({ id, title, groups_with_standard }));
}

/** What a decision on a scheme would rest on; `null` where it was not uploaded. */
async function uploadOf({ bucket }: KnowledgeServices, region: string, id: string) {
  const found = await findPackage(bucket, id);
  if (!found) return null;
  const newest = (await bucket.list(knowledgeKeys.dryRuns(region, id))).at(-1);
  const report = newest === undefined ? null : await findJson<SchemeDryRunReport>(bucket, newest);
  return { package: found.package, dry_run: report && dryRunView(report, found.package) };
}

function dryRunView(report: SchemeDryRunReport, hash: string) {
  const { made_at, month, cases, changed, share, newly_ungroupable, newly_grouped } = report;
  const isOfThis = report.package === hash;
  return {
    made_at,
    month,
    cases,
    changed,
    share,
    newly_ungroupable,
    newly_grouped,
    is_of_this_package: isOfThis,
  };
}

async function tryOut(services: KnowledgeServices, c: KnowledgeContext): Promise<Response> {
  const read = await readBody(c, schemeDryRunRequestSchema);
  if (!read.ok) return read.refusal;
  const { region } = c.var.reader;
  const asked = await askSchemeDryRun(services, { ...read.value, region, by: nameOfCaller(c.var.caller) });
  if (!asked) return problem('not-uploaded');
  c.set('told', { region, scheme: asked.scheme, action: 'dry-run' });
  return c.json(asked, 202);
}

async function tellDryRun(
  services: KnowledgeServices,
  c: KnowledgeContext,
  { scheme, at }: { readonly scheme: string; readonly at: string },
): Promise<Response> {
  if (!schemeIdPattern.test(scheme) || !isInstant(at)) return problem('not-found');
  const { region } = c.var.reader;
  const found = await readSchemeDryRun(services, region, scheme, at);
  if (!found) return problem('not-found');
  c.set('told', { region, scheme, cases: exampleCases(found.report?.changes ?? []) });
  return c.json(found);
}

async function decide({ installed, bucket, now }: KnowledgeServices, c: KnowledgeContext): Promise<Response> {
  const read = await readBody(c, schemeActivationSchema);
  if (!read.ok) return read.refusal;
  const { scheme, from, why, despite_dry_run } = read.value;
  if (!installed.schemes().some(({ id }) => id === scheme)) return problem('unknown-scheme');
  const activated = await activateScheme(bucket, {
    region: c.var.reader.region,
    scheme,
    from,
    why,
    by: nameOfCaller(c.var.caller),
    at: now(),
    despiteDryRun: despite_dry_run,
  });
  if (!activated.ok) return problem(activated.why);
  c.set('told', { region: c.var.reader.region, scheme, action: 'activate' });
  return c.json(activated.activation, 201);
}
