import * as z from 'zod';
import { isPeriod, monthPattern } from '../../core/indicators/period.ts';
import type { Scope, UnitView, Within } from '../../core/indicators/view-figures.ts';
import type { Caller } from '../../platform/access/caller.ts';
import { type Place, scopeFor, withinFor } from '../../platform/access/sight.ts';
import { problem } from '../../platform/http/problem.ts';
import type { Registers } from '../../platform/summaries/read-given.ts';
import { badPeriod } from './bad-period.ts';

const code = z.string().min(1).max(60);

/** Whose figures. */
export const placeQuery = {
  hospital: code.optional().meta({ description: '缺省为令牌中的机构 default: the hospital of the token' }),
  scope: z
    .literal('region')
    .optional()
    .meta({ description: '整个统筹区，仅限令牌带统筹区的经办机构 the pooling area of the token as a whole' }),
};

/** Of which cases. */
export const withinQuery = {
  department: code.optional(),
  doctor: code.optional(),
  group: code.optional().meta({ description: '方案/病组 scheme and group', example: 'chs-drg-1.1/BR25' }),
};

export const periodQuery = z
  .string()
  .max(10)
  .meta({ description: '出院时间：月、季或年 month, quarter or year of discharge', example: '2026-Q1' });

export const monthQuery = z.string().regex(monthPattern);

/** One unit of a view. */
export const keyQuery = code
  .default('all')
  .meta({ description: 'all 为总体 all: the one row of the view total' });

export const pageQuery = {
  order: z.enum(['asc', 'desc']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
};

export const unitViews = ['total', 'hospital', 'department', 'doctor', 'group'] as const satisfies UnitView[];

/** What a request asks about. */
export interface Question {
  readonly scope: Scope;
  readonly within: Within;
}

/**
 * The question that a caller puts, cut down to what he may see; the refusal where it is not his to put, or makes no
 * sense.
 */
export function questionOf(
  caller: Caller,
  query: Place & Within & { readonly view?: UnitView | undefined; readonly period?: string | undefined },
  registers: Registers,
): Question | Response {
  const { view, period, department, doctor, group } = query;
  if (period !== undefined && !isPeriod(period)) return badPeriod(period);
  const scope = scopeFor(caller, query, registers);
  const within = withinFor(caller, { department, doctor, group });
  if (!scope || !within) return problem('not-found');
  const isOfRegion = scope.kind === 'region';
  const isOfDepartments =
    view === 'department' || view === 'doctor' || department !== undefined || doctor !== undefined;
  if (isOfRegion ? isOfDepartments : view === 'hospital') return problem('view-not-there');
  return { scope, within };
}

/** How an answer says whose figures it has. */
export const scopeViewSchema = z.union([
  z.strictObject({ hospital: z.string() }),
  z.strictObject({ region: z.string() }),
]);

export function scopeView(scope: Scope): z.infer<typeof scopeViewSchema> {
  return scope.kind === 'region' ? { region: scope.region } : { hospital: scope.hospital };
}

export const withinViewSchema = z.strictObject({
  department: z.string().optional(),
  doctor: z.string().optional(),
  group: z.string().optional(),
});

/** Names a list to its cursors. */
export function listName(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}
