import type { RuleDeclaration } from './rule-declarations.ts';

/**
 * Whether the rule is asked while an order is being written: because it is published for that moment, or
 * because ours is the further moment at which its warning still comes in time.
 */
export function speaksAtOrder({ stage, alsoAt }: Pick<RuleDeclaration, 'stage' | 'alsoAt'>): boolean {
  return stage !== 'after' || alsoAt !== undefined;
}
