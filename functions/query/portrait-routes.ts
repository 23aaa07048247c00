import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { isPeriod } from '../../core/indicators/period.ts';
import type { Portrait } from '../../core/steering/portrait.ts';
import type { RulePortrait } from '../../core/steering/rule-portrait-of.ts';
import type { ApiEnv } from '../../platform/http/api-env.ts';
import { problem } from '../../platform/http/problem.ts';
import { readQuery } from '../../platform/http/read-input.ts';
import { snakeCased } from '../../platform/http/snake-cased.ts';
import type { QueryKnowledge } from '../../platform/knowledge/query-knowledge.ts';
import { badPeriod } from './bad-period.ts';
import { portraitKinds, portraitQuestion } from './portrait-question.ts';
import type { RulePortraitAnswer, UnitPortrait } from './portrait-schemas.ts';
import { readPortrait, readRulePortrait } from './read-portrait.ts';
import { periodQuery, placeQuery, scopeView } from './summary-query.ts';
import type { SummaryServices } from './summary-routes.ts';
import { nameOf } from './summary-row.ts';

export const portraitQuerySchema = z.strictObject({ period: periodQuery, ...placeQuery });

const kindSchema = z.enum(portraitKinds);

/** The portrait of a hospital, a department, a doctor, a group or a rule. */
export function portraitRoutes(services: SummaryServices): Hono<ApiEnv> {
  // A group's key has a slash.
  return new Hono<ApiEnv>().get('/:kind/:key{.+}', (c) => showPortrait(services, c));
}

async function showPortrait(services: SummaryServices, c: Context<ApiEnv>): Promise<Response> {
  const query = readQuery(c, portraitQuerySchema);
  if (!query.ok) return query.refusal;
  const { period, ...place } = query.value;
  if (!isPeriod(period)) return badPeriod(period);
  const kind = kindSchema.safeParse(c.req.param('kind')).data;
  const key = c.req.param('key') ?? '';
  const question = kind && portraitQuestion(c.var.caller, { kind, key }, place, services.knowledge);
  if (!question) return problem('not-found');
  const { scope, within } = question;
  const of = { of: kind === 'hospital' ? { hospital: key } : scopeView(scope), within };
  const { names } = services.knowledge;
  if (kind === 'rule') {
    const found = await readRulePortrait(services, question, key, period);
    if (!found || (found.findings === 0 && names.rule(key) === null)) return problem('not-found');
    return c.json(ruleView({ ...of, kind, key, name: names.rule(key), period }, found, names));
  }
  const found = await readPortrait(services, question, { view: kind, key, period });
  if (!found) return problem('not-found');
  const { advice } = services.knowledge.steering.portrait.conversation;
  return c.json(unitView({ ...of, kind, key, name: nameOf(kind, key, names), period }, found, names, advice));
}

type Names = QueryKnowledge['names'];
type Header = Pick<UnitPortrait, 'of' | 'within' | 'kind' | 'key' | 'name' | 'period'>;

function unitView(
  header: Header,
  { columns, groups, rules, conversation }: Portrait,
  names: Names,
  advice: NonNullable<UnitPortrait['conversation']>['advice'],
): UnitPortrait {
  const told = {
    columns,
    groups: groups.map((group) => ({ ...group, name: names.group(group.group) })),
    rules: rules.map((rule) => ({ ...rule, name: names.rule(rule.rule) })),
    conversation: conversation && { ...conversation, advice },
  };
  return { ...header, ...(snakeCased(told) as Omit<UnitPortrait, keyof Header>) };
}

function ruleView(
  header: Header,
  { of, concerned, ...portrait }: RulePortrait,
  names: Names,
): RulePortraitAnswer {
  const told = {
    ...portrait,
    ofCases: of,
    concerned: concerned.map(({ view, units }) => ({
      view,
      units: units.map((unit) => ({ ...unit, name: nameOf(view, unit.key, names) })),
    })),
  };
  return { ...header, ...(snakeCased(told) as Omit<RulePortraitAnswer, keyof Header>) };
}
