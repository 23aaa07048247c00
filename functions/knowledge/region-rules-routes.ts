import type * as z from 'zod';
import type { CheckedRegionRules } from '../../core/rules/region/check-region-rules.ts';
import { checkRegionRules } from '../../core/rules/region/check-region-rules.ts';
import type { RegionIssue } from '../../core/rules/region/region-issue.ts';
import { documentPlace, regionIssueWords } from '../../core/rules/region/region-issue-words.ts';
import { findJson } from '../../platform/find-json.ts';
import { problem } from '../../platform/http/problem.ts';
import { readBody } from '../../platform/http/read-input.ts';
import { activateRules } from '../../platform/knowledge/activate-rules.ts';
import { checkRegionText } from '../../platform/knowledge/check-region-text.ts';
import { standingRegionRules } from '../../platform/knowledge/region-rules-standing.ts';
import { hashRegionRules } from '../../platform/knowledge/region-rules-text.ts';
import { knowledgeKeys } from '../../platform/knowledge-keys.ts';
import { askDryRun, readDryRun } from './dry-run-requests.ts';
import { exampleCases } from './example-cases.ts';
import type { KnowledgeServices } from './knowledge-api.ts';
import { isInstant, type KnowledgeContext, knowledgeRoutes, nameOfCaller } from './reader.ts';
import {
  type checkedSchema,
  checkSchema,
  dryRunRequestSchema,
  rulesActivationRequestSchema,
  type standingSchema,
} from './region-rules-schemas.ts';

/** A region's document of rules: as it stands, a draft checked and tried, and the decision to take it up. */
export function regionRulesRoutes(services: KnowledgeServices) {
  return knowledgeRoutes()
    .get('/', (c) => tellStanding(services, c))
    .get('/documents/:hash', (c) => tellDocument(services, c, c.req.param('hash')))
    .post('/checks', (c) => check(services, c))
    .post('/dry-runs', (c) => tryOut(services, c))
    .get('/dry-runs/:hash/:at', (c) => tellDryRun(services, c, c.req.param()))
    .post('/activations', (c) => decide(services, c));
}

async function tellStanding(
  { installed, bucket }: KnowledgeServices,
  c: KnowledgeContext,
): Promise<Response> {
  const { region } = c.var.reader;
  const { byCode, standIn } = installed.registers.regions;
  const { document, hash, activation } = await standingRegionRules(bucket, installed.regionRules(), region);
  return c.json({
    region,
    region_name: (byCode.get(region) ?? standIn).name,
    hash,
    document,
    activated: activation && { by: activation.by, at: activation.at, why: activation.why ?? null },
  } satisfies z.infer<typeof standingSchema>);
}

/** Any document that was tried or activated here: a draft to go on with, or a decision to go back to. */
async function tellDocument(
  { bucket }: KnowledgeServices,
  c: KnowledgeContext,
  hash: string,
): Promise<Response> {
  const document = isHash(hash)
    ? await findJson(bucket, knowledgeKeys.regionRules(c.var.reader.region, hash))
    : null;
  return document ? c.json({ hash, document }) : problem('not-found');
}

async function check({ installed }: KnowledgeServices, c: KnowledgeContext): Promise<Response> {
  const read = await readBody(c, checkSchema);
  if (!read.ok) return read.refusal;
  const { checked, lineOf } =
    'text' in read.value
      ? checkRegionText(read.value.text, installed.rules)
      : { checked: checkRegionRules(read.value.document, installed.rules()), lineOf: () => null };
  if (isForeign(checked, read.value, c)) return problem('not-found');
  return c.json({
    is_sound: checked.ok,
    document: checked.ok ? checked.rules : null,
    hash: checked.ok ? hashRegionRules(checked.rules) : null,
    mistakes: checked.ok ? [] : checked.issues.map((issue) => ({ ...mistakeOf(issue), line: lineOf(issue) })),
  } satisfies z.infer<typeof checkedSchema>);
}

function isForeign(checked: CheckedRegionRules, sent: object, c: KnowledgeContext): boolean {
  const named = checked.ok
    ? checked.rules.region
    : 'document' in sent && (sent.document as { readonly region: string }).region;
  return named !== false && named !== c.var.reader.region;
}

function mistakeOf(issue: RegionIssue) {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  return { code: issue.code, at: documentPlace(issue.path), path, message: regionIssueWords(issue) };
}

async function tryOut(services: KnowledgeServices, c: KnowledgeContext): Promise<Response> {
  const { installed } = services;
  const read = await readBody(c, dryRunRequestSchema);
  if (!read.ok) return read.refusal;
  const { region } = c.var.reader;
  if (read.value.document.region !== region) return problem('not-found');
  const checked = checkRegionRules(read.value.document, installed.rules());
  if (!checked.ok) return unsound(checked.issues);
  const over = 'month' in read.value ? { month: read.value.month } : { batch: read.value.batch };
  const asked = await askDryRun(services, checked.rules, over, nameOfCaller(c.var.caller));
  if (!asked) return problem('not-found');
  c.set('told', { region, document: asked.document, action: 'dry-run' });
  return c.json(asked, 202);
}

function unsound(issues: readonly RegionIssue[]): Response {
  const mistakes = issues.map(mistakeOf).map(({ at, message }) => ({ at, words: message }));
  return problem('document-unsound', mistakes);
}

async function tellDryRun(
  services: KnowledgeServices,
  c: KnowledgeContext,
  { hash, at }: { readonly hash: string; readonly at: string },
): Promise<Response> {
  if (!isHash(hash) || !isInstant(at)) return problem('not-found');
  const { region } = c.var.reader;
  const found = await readDryRun(services, region, hash, at);
  if (!found) return problem('not-found');
  const shown = (found.report?.rules ?? []).flatMap(({ added, gone, changed }) => [added, gone, changed]);
  c.set('told', { region, document: hash, cases: exampleCases(shown) });
  return c.json(found);
}

async function decide({ installed, bucket, now }: KnowledgeServices, c: KnowledgeContext): Promise<Response> {
  const read = await readBody(c, rulesActivationRequestSchema);
  if (!read.ok) return read.refusal;
  const { document: hash, why, replaces, despite_dry_run } = read.value;
  const { region } = c.var.reader;
  const kept = await findJson(bucket, knowledgeKeys.regionRules(region, hash));
  if (kept === null) return problem('no-dry-run');
  // It may have been tried under other knowledge than is deployed now.
  const checked = checkRegionRules(kept, installed.rules());
  if (!checked.ok) return unsound(checked.issues);
  const { hash: installedHash } = await standingRegionRules(bucket, installed.regionRules(), region);
  const activated = await activateRules(bucket, {
    document: checked.rules,
    by: nameOfCaller(c.var.caller),
    why,
    at: now(),
    despiteDryRun: despite_dry_run,
    mayReplace: (standing) => (standing ?? installedHash) === replaces,
  });
  if (!activated.ok) return problem(activated.why);
  c.set('told', { region, document: hash, action: 'activate' });
  return c.json(activated.activation, 201);
}

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);
