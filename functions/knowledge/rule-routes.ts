import type * as z from 'zod';
import { choicesIn, parametersOf } from '../../core/rules/check-parameters.ts';
import type { RegionRules } from '../../core/rules/region/region-rules.ts';
import { type RuleStanding, standRules } from '../../core/rules/region/rule-standing.ts';
import type { RuleWords } from '../../core/rules/rule-words.ts';
import { chinaTime } from '../../platform/china-time.ts';
import { problem } from '../../platform/http/problem.ts';
import { inParallel } from '../../platform/in-parallel.ts';
import { bookUnder, standingRegionRules } from '../../platform/knowledge/region-rules-standing.ts';
import type { KnowledgeServices } from './knowledge-api.ts';
import { type KnowledgeContext, knowledgeRoutes } from './reader.ts';
import type { RulePrecision } from './rule-precision.ts';
import type { ruleListSchema, ruleSchema } from './rule-schemas.ts';

const questionsAtOnce = 16;

/** The rules as the caller's region has them today. */
export function ruleRoutes(services: KnowledgeServices) {
  return knowledgeRoutes()
    .get('/', (c) => listRules(services, c))
    .get('/:id', (c) => tellRule(services, c, c.req.param('id')));
}

async function listRules(services: KnowledgeServices, c: KnowledgeContext): Promise<Response> {
  const { region, on, standings } = await standingsFor(services, c);
  const rules = await inParallel(standings, questionsAtOnce, async (standing) =>
    rowOf(standing, await services.precisionOf(standing.rule.id)),
  );
  return c.json({ region, on, rules } satisfies z.infer<typeof ruleListSchema>);
}

async function tellRule(services: KnowledgeServices, c: KnowledgeContext, id: string): Promise<Response> {
  const { region, on, standings, document } = await standingsFor(services, c);
  const standing = standings.find(({ rule }) => rule.id === id);
  if (!standing) return problem('not-found');
  const words = services.installed.words();
  const { national } = standing;
  return c.json({
    ...rowOf(standing, await services.precisionOf(id)),
    region,
    on,
    national: national && { severity: national.severity, confidence: national.confidence },
    looks_for: words.checks[standing.rule.check] ?? standing.rule.name,
    source: standing.rule.source,
    care: standing.rule.care ?? null,
    awaits: standing.rule.awaits ?? null,
    parameters: parametersIn(standing, words),
    tables_used: standing.tables.map((table) => ({
      id: table.id,
      title: table.title,
      kind: table.kind,
      rows: table.rows.length,
      certainty: table.certainty,
      is_incomplete: table.incomplete ?? false,
      source: table.source,
      from: table.effective_from,
      to: table.effective_to,
    })),
    ...decisionsOn(id, document),
  } satisfies z.infer<typeof ruleSchema>);
}

async function standingsFor({ installed, bucket, now }: KnowledgeServices, c: KnowledgeContext) {
  const { region } = c.var.reader;
  const on = chinaTime(new Date(now())).slice(0, 10);
  const { document } = await standingRegionRules(bucket, installed.regionRules(), region);
  const { book } = installed.rules();
  return { region, on, document, standings: standRules(book, bookUnder(book, document), on) };
}

function rowOf({ rule, state, altered, tables }: RuleStanding, record: RulePrecision) {
  const { id, name, check, category, stage, severity, confidence } = rule;
  return {
    id,
    name,
    check,
    category,
    stage,
    also_at: rule.alsoAt ?? [],
    orders_only: rule.ordersOnly ?? false,
    severity,
    confidence,
    legal_basis: rule.legalBasis,
    effective_from: rule.effectiveFrom,
    effective_to: rule.effectiveTo,
    state,
    altered: [...altered],
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows.length, 0),
    precision: { ...record.counts, declared: confidence, shown: record.shown(confidence) },
  };
}

function parametersIn({ rule, national }: RuleStanding, { parameters, values }: RuleWords) {
  return Object.entries(parametersOf(rule.check)).map(([parameter, schema]) => ({
    parameter,
    name: parameters[parameter]?.name ?? null,
    unit: parameters[parameter]?.unit ?? null,
    schema,
    values: Object.fromEntries(
      choicesIn(schema).flatMap((value) => (values[value] ? [[value, values[value]]] : [])),
    ),
    value: rule.parameters[parameter] ?? null,
    national: national?.parameters[parameter] ?? null,
  }));
}

/** What a region's document says of a rule, whenever it holds. */
function decisionsOn(id: string, document: RegionRules | null) {
  const changes = document?.changes.filter(({ rule }) => rule === id) ?? [];
  const exemptions = document?.exemptions.filter(({ rules }) => rules.includes(id)) ?? [];
  return {
    changes: changes.map(({ from, to, by, why, off, severity, confidence, parameters }) => ({
      from,
      to,
      by,
      why,
      off: off ?? false,
      severity: severity ?? null,
      confidence: confidence ?? null,
      parameters: parameters ?? null,
    })),
    exemptions: exemptions.map(({ from, to, by, why, hospitals, departments, diagnoses }) => ({
      from,
      to,
      by,
      why,
      hospitals: hospitals ?? null,
      departments: departments ?? null,
      diagnoses: diagnoses ?? null,
    })),
  };
}
