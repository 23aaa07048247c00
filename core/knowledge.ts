import type { HospitalLevel, SettlementList } from './claims/settlement-list.ts';
import type { Grouper } from './grouping/compile-scheme.ts';
import type { HospitalRegistry } from './payment/hospital-registry.ts';
import type { RegionBook } from './payment/region-book.ts';
import type { Tariff } from './payment/tariff.ts';
import type { RuleLibrary } from './rules/rule-library.ts';

/** Everything installed that the audit of a case rests on, loaded and compiled. */
export interface Knowledge {
  readonly hospitals: HospitalRegistry;
  readonly regions: RegionBook;
  /** By scheme id. */
  readonly groupers: ReadonlyMap<string, Grouper>;
  /** By tariff id. */
  readonly tariffs: ReadonlyMap<string, Tariff>;
  readonly rules: RuleLibrary;
  /** A scheme or tariff asked for by name, instead of that of the hospital's region. */
  readonly chosen: { readonly scheme?: string | undefined; readonly tariff?: string | undefined };
}

/** What applies to one case. */
export interface CaseKnowledge {
  readonly grouper: Grouper;
  /** `null` on days when the tariff is not in force, and where it is of another scheme. */
  readonly tariff: Tariff | null;
  /** Of the registry, else as the list declares it. */
  readonly hospitalLevel: HospitalLevel | null;
}

/**
 * What a case is grouped and paid by: its hospital's region decides, on the day of discharge.
 * Throws where a region names a scheme or tariff that is not installed.
 */
export function knowledgeOf(list: SettlementList, knowledge: Knowledge): CaseKnowledge {
  const { regions, chosen } = knowledge;
  const hospital = knowledge.hospitals.get(list.hospital);
  const region = regions.byCode.get(hospital?.region ?? '') ?? regions.standIn;
  const grouper = installed(knowledge.groupers, chosen.scheme ?? region.scheme, 'scheme');
  const tariff = installed(knowledge.tariffs, chosen.tariff ?? region.tariff, 'tariff');
  const applies =
    tariff.data.scheme === grouper.scheme.id && isInForce(tariff, list.stay.dischargedAt.slice(0, 10));
  return {
    grouper,
    tariff: applies ? tariff : null,
    hospitalLevel: hospital?.level ?? list.declaredHospital.level,
  };
}

/** Throws where a region, or whoever asked by name, names a scheme or tariff that is not installed. */
export function checkInstalled({ regions, chosen, groupers, tariffs }: Knowledge): void {
  for (const { scheme, tariff } of [...regions.byCode.values(), chosen]) {
    if (scheme !== undefined) installed(groupers, scheme, 'scheme');
    if (tariff !== undefined) installed(tariffs, tariff, 'tariff');
  }
}

function installed<T>(all: ReadonlyMap<string, T>, id: string, kind: string): T {
  const found = all.get(id);
  if (!found) throw new Error(`${kind} ${id} is not installed; there are ${[...all.keys()].join(', ')}`);
  return found;
}

function isInForce({ data }: Tariff, day: string): boolean {
  return day >= data.effective_from && (data.effective_to === null || day <= data.effective_to);
}
