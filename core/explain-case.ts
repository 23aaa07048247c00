import { isPayable, toPricingQuestion } from './assess-case.ts';
import { assessDip, toDipQuestion } from './assess-dip.ts';
import type { PaidBy } from './claims/paid-by.ts';
import type { SettlementList } from './claims/settlement-list.ts';
import { checkCoding } from './coding/check-coding.ts';
import type { CodingQuestion } from './coding/coding-question.ts';
import type { CodingTables } from './coding/coding-tables.ts';
import type { NameOfCode } from './grouping/case-code-words.ts';
import type { DipGrouper, DipResult, ToldDipStep } from './grouping/dip/dip-grouper.ts';
import type { Grouper } from './grouping/grouper.ts';
import type { GroupingResult } from './grouping/grouping-case.ts';
import { toGroupingCase } from './grouping/to-grouping-case.ts';
import type { ToldStep } from './grouping/trace-teller.ts';
import { type CaseDip, type KnowledgeOfCases, knowledgeOf } from './knowledge.ts';
import type { DipPriceStep } from './payment/dip/dip-price-step.ts';
import type { DipPricing } from './payment/dip/dip-pricing.ts';
import { explainDipPrice } from './payment/dip/explain-dip-price.ts';
import type { DipTerms } from './payment/dip/terms.ts';
import { explainPrice } from './payment/explain-price.ts';
import type { PricingQuestion } from './payment/price-case.ts';
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
  readonly paidBy: PaidBy;
  /** `null` of an outpatient bill, and where the region groups by no DIP catalogue. */
  readonly dip: ExplainedDip | null;
  /** What a coder would ask, and the group under each answer. Nothing is said of weight or money. */
  readonly questions: readonly CodingQuestion[];
}

/** The same by DIP, whether or not it pays. */
export interface ExplainedDip {
  readonly grouper: DipGrouper;
  readonly result: DipResult;
  readonly steps: readonly ToldDipStep[];
  /** `null` where none are in force on the day. */
  readonly terms: DipTerms | null;
  readonly pricing: DipPricing | null;
  readonly price: readonly DipPriceStep[];
}

export interface ExplainingKnowledge {
  readonly coding: CodingTables;
  /** Titles of codes by the editions of a scheme or catalogue. */
  readonly codeNames: (editions: CodeEditions) => NameOfCode;
}

/** Code tables, by the names of files in `knowledge/codes`. */
type CodeEditions = Pick<Grouper['scheme'], 'dxEdition' | 'procEdition'>;

/** Groups and prices a case as the audit does, and tells every step of it. */
export function explainCase(
  list: SettlementList,
  knowledge: KnowledgeOfCases,
  { coding, codeNames }: ExplainingKnowledge,
): ExplainedCase {
  const { grouper, tariff, hospitalLevel, dip, paidBy } = knowledgeOf(list, knowledge);
  const questions = checkCoding(list, coding, grouper);
  if (list.care !== 'inpatient')
    return { grouper, grouping: null, steps: [], tariff: null, price: [], paidBy, dip: null, questions };
  const given = toGroupingCase(list);
  const grouping = grouper.group(given);
  const question = toPricingQuestion(list, { grouping, hospitalLevel }, list.totalCostFen);
  return {
    grouper,
    grouping,
    steps: grouper.argue(given, codeNames(grouper.scheme)),
    tariff,
    price: tariff && isPayable(grouping) ? explainPrice(question, tariff) : [],
    paidBy,
    dip: dip && explainDip(list, question, dip, codeNames(dip.grouper.catalogue)),
    questions,
  };
}

function explainDip(
  list: SettlementList,
  question: PricingQuestion,
  dip: CaseDip,
  nameOf: NameOfCode,
): ExplainedDip {
  const { grouper, terms } = dip;
  const given = toGroupingCase(list);
  const { result, pricing } = assessDip(list, given, question, dip);
  const price = terms && pricing ? explainDipPrice(toDipQuestion(question, result, dip, list), terms) : [];
  return { grouper, result, steps: grouper.argue(given, nameOf), terms, pricing, price };
}
