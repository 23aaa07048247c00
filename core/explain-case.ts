import { isPayable, toPricingQuestion } from './assess-case.ts';
import type { SettlementList } from './claims/settlement-list.ts';
import { checkCoding } from './coding/check-coding.ts';
import type { CodingQuestion } from './coding/coding-question.ts';
import type { CodingTables } from './coding/coding-tables.ts';
import type { NameOfCode } from './grouping/case-code-words.ts';
import type { Grouper } from './grouping/grouper.ts';
import type { GroupingResult } from './grouping/grouping-case.ts';
import { toGroupingCase } from './grouping/to-grouping-case.ts';
import type { ToldStep } from './grouping/trace-teller.ts';
import { type KnowledgeOfCases, knowledgeOf } from './knowledge.ts';
import { explainPrice } from './payment/explain-price.ts';
import type { PriceStep } from './payment/price-step.ts';
import type { Tariff } from './payment/tariff.ts';

/** Why a case went where it went, and how it came to its money. */
export interface ExplainedCase {
  readonly grouper: Grouper;
  /** `null` of an outpatient bill, which has no group. */
  readonly grouping: GroupingResult | null;
  /** The last one is the result; none of an outpatient bill. */
  readonly steps: readonly ToldStep[];
  /** `null` where the region has no tariff for the scheme on the day. */
  readonly tariff: Tariff | null;
  readonly price: readonly PriceStep[];
  /** What a coder would ask, and the group under each answer. Nothing is said of weight or money. */
  readonly questions: readonly CodingQuestion[];
}

export interface ExplainingKnowledge {
  readonly coding: CodingTables;
  /** Titles of codes by the editions of a scheme. */
  readonly codeNames: (scheme: Grouper['scheme']) => NameOfCode;
}

/** Groups and prices a case as the audit does, and tells every step of it. */
export function explainCase(
  list: SettlementList,
  knowledge: KnowledgeOfCases,
  { coding, codeNames }: ExplainingKnowledge,
): ExplainedCase {
  const { grouper, tariff, hospitalLevel } = knowledgeOf(list, knowledge);
  const questions = checkCoding(list, coding, grouper);
  if (list.care !== 'inpatient')
    return { grouper, grouping: null, steps: [], tariff: null, price: [], questions };
  const given = toGroupingCase(list);
  const grouping = grouper.group(given);
  const question = toPricingQuestion(list, { grouping, hospitalLevel }, list.totalCostFen);
  return {
    grouper,
    grouping,
    steps: grouper.argue(given, codeNames(grouper.scheme)),
    tariff,
    price: tariff && isPayable(grouping) ? explainPrice(question, tariff) : [],
    questions,
  };
}
