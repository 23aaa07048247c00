import type * as z from 'zod';
import type { TableKind, TableOfKind } from './knowledge-points.ts';
import type { Check } from './rule.ts';
import type { RuleReferences } from './rule-references.ts';

/** What a check is bound to: its parameters, its table of knowledge points, the references. */
interface Knowledge<Kind extends TableKind | null, Parameters> extends RuleReferences {
  readonly parameters: Parameters;
  readonly table: Kind extends TableKind ? TableOfKind<Kind> : null;
}

/** An implementation that rule declarations name by its key in `checks`. */
interface TypedDefinition<Kind extends TableKind | null, Schema extends z.ZodType> {
  /** The kind of table it works from; `null` where it needs none. */
  readonly tableKind: Kind;
  readonly parameters: Schema;
  /** Prepares its dictionaries once; the check runs over any number of cases. */
  readonly bind: (knowledge: Knowledge<Kind, z.infer<Schema>>) => Check;
}

export interface CheckDefinition {
  readonly tableKind: TableKind | null;
  readonly parameters: z.ZodType;
  /** Takes a table of {@link tableKind} and parameters that {@link parameters} has parsed, nothing else. */
  readonly bind: (
    knowledge: RuleReferences & {
      readonly parameters: unknown;
      readonly table: TableOfKind<TableKind> | null;
    },
  ) => Check;
}

/** Forgets the types of a check's table and parameters, which the library checks before it binds. */
export function defineCheck<Kind extends TableKind | null, Schema extends z.ZodType>(
  definition: TypedDefinition<Kind, Schema>,
): CheckDefinition {
  return definition as unknown as CheckDefinition;
}
