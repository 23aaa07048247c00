import type { HospitalLevel, SettlementList } from './claims/settlement-list.ts';
import type { Grouper } from './grouping/compile-scheme.ts';
import type { Tariff } from './payment/tariff.ts';
import type { HospitalRegistry } from './payment/hospital-registry.ts';
import type { RegionBook } from './payment/region-book.ts';
import type { RuleLibrary } from './rules/rule-library.ts';

/** Everything installed that the audit of a case rests on, loaded and compiled. */
export interface KnowledgeParts {
  readonly hospitals: HospitalRegistry;
  readonly regions: RegionBook;
  readonly groupers: ReadonlyMap<string, Grouper>;
  readonly tariffs: ReadonlyMap<string, Tariff>;
  readonly rules: RuleLibrary;
}

/** A scheme or tariff asked for by name, instead of the one in force for the hospital's region. */
export interface KnowledgeChoice {
  readonly scheme?: string | undefined;
  readonly tariff?: string | undefined;
}

/** What applies to one case. */
export interface CaseKnowledge {
  readonly grouper: Grouper;
  /** `null` where the region has no tariff for the scheme used. */
  readonly tariff: Tariff | null;
  /** Of the registry, else as the list declares it. */
  readonly hospitalLevel: HospitalLevel | null;
}

export interface Knowledge {
  readonly hospitals: HospitalRegistry;
  readonly rules: RuleLibrary;
  readonly ofCase: (list: SettlementList) => CaseKnowledge;
}
