import type { RuleDeclaration } from '../core/rules/rule-declarations.ts';
import { hospitalNamed } from './named-knowledge.ts';
import { regionRuleBook } from './region-rule-book.ts';

/** The rules that hold for a hospital in a running stack, all versions by id. Throws on a hospital that is not registered. */
export async function rulesOfHospital(
  hospital: string,
  endpoints: string,
): Promise<ReadonlyMap<string, readonly RuleDeclaration[]>> {
  const { region } = hospitalNamed(hospital);
  const { declarations } = await regionRuleBook(region, endpoints);
  return Map.groupBy(declarations, ({ id }) => id);
}
