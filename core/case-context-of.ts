import { type Assessment, assessCase, payingGroup, priceAtCost } from './assess-case.ts';
import type { SettlementList } from './claims/settlement-list.ts';
import type { CostBaseline } from './costs/cost-baseline.ts';
import type { KnowledgeOfCases } from './knowledge.ts';
import type { CaseContext } from './rules/case-context.ts';
import type { PaidCase } from './rules/case-payment.ts';
import type { StayRecord } from './rules/stay-record.ts';

/** What is known of an assessed case beyond its list, as rules are told it. */
export function caseContextOf(
  list: SettlementList,
  assessment: Assessment,
  known: {
    readonly history: readonly StayRecord[] | null;
    readonly birthMark?: string | undefined;
    readonly baselines: ReadonlyMap<string, CostBaseline>;
  },
  knowledge: KnowledgeOfCases,
): CaseContext {
  const { grouping, hospitalLevel } = assessment;
  const group = payingGroup(assessment);
  return {
    hospitalLevel,
    drg: grouping.status === 'grouped' ? grouping.drg : null,
    history: known.history,
    birthMark: known.birthMark,
    baseline: group === null ? null : (known.baselines.get(group) ?? null),
    payment: group === null ? null : paidCase(list, group, assessment, knowledge),
  };
}

function paidCase(
  list: SettlementList,
  group: string,
  assessment: Assessment,
  knowledge: KnowledgeOfCases,
): PaidCase {
  const { pricing } = assessment;
  return {
    group,
    weightE4: pricing.weightE4,
    paymentFen: pricing.paymentFen,
    without(codes) {
      const other = assessCase(listWithout(list, codes), knowledge);
      if (other.paid.status !== 'grouped') return null;
      const { weightE4, paymentFen } = other.pricing;
      return { group: other.paid.group, weightE4, paymentFen };
    },
    // At its own cost it is priced already.
    atCost: (costFen) =>
      costFen === list.totalCostFen ? pricing : priceAtCost(list, assessment, costFen, knowledge),
  };
}

/** The principal diagnosis stays, whatever it is. */
function listWithout(list: SettlementList, codes: ReadonlySet<string>): SettlementList {
  return {
    ...list,
    diagnoses: list.diagnoses.filter(({ code }, at) => at === 0 || !codes.has(code)),
    procedures: list.procedures.filter(({ code }) => !codes.has(code)),
  };
}
