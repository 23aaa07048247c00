import type { RuleDeclaration } from '../core/rules/rule-declarations.ts';
import { loadHospitals } from '../platform/knowledge/load-knowledge.ts';
import { regionRuleBook } from './region-rule-book.ts';
import { WrongUsage } from './wrong-usage.ts';

/** The rules that hold for a hospital in a running stack, all versions by id. Throws on a hospital that is not registered. */
export async function rulesOfHospital(
  hospital: string,
  endpoints: string,
): Promise<ReadonlyMap<string, readonly RuleDeclaration[]>> {
  const registered = loadHospitals().get(hospital);
  if (!registered)
    throw new WrongUsage(
      `名录中没有医疗机构 ${hospital}。 There is no hospital ${hospital} in the registry.`,
    );
  const { declarations } = await regionRuleBook(registered.region, endpoints);
  return Map.groupBy(declarations, ({ id }) => id);
}
