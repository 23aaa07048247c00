import { parseSettlementPolicy, type SettlementPolicy } from '../../core/payment/settlement/policy.ts';
import { knowledgeFolder, readAllKnowledge } from './knowledge-folder.ts';

/** The installed policies by id. */
export function loadSettlementPolicies(folder = knowledgeFolder()): ReadonlyMap<string, SettlementPolicy> {
  const policies = readAllKnowledge(parseSettlementPolicy, folder, 'payment', 'policies');
  return new Map(policies.map((policy) => [policy.id, policy]));
}
