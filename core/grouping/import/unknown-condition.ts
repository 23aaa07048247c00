import { type Condition, conditionSchema } from '../condition.ts';

/** Stands for a condition that could not be read: it may hold or not, and nothing follows from it. */
export const unknownCondition: Condition = { anyDxPrefix: '?' };

export function isUnknown(condition: Condition): boolean {
  return 'anyDxPrefix' in condition && condition.anyDxPrefix === '?';
}

/** The condition with {@link unknownCondition} for each part that cannot be read. */
export function readableCondition(raw: unknown): Condition {
  const parsed = conditionSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const entries = typeof raw === 'object' && raw !== null ? Object.entries(raw) : [];
  const [kind, operand] = entries.length === 1 ? (entries[0] as [string, unknown]) : [];
  if (kind === 'all' && Array.isArray(operand)) return { all: operand.map(readableCondition) };
  if (kind === 'any' && Array.isArray(operand)) return { any: operand.map(readableCondition) };
  return kind === 'not' ? { not: readableCondition(operand) } : unknownCondition;
}
