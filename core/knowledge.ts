import { isInForce } from './claims/calendar-days.ts';
import type { Catalogue } from './claims/catalogue.ts';
import type { HospitalLevel, SettlementList } from './claims/settlement-list.ts';
import type { WireDictionaries } from './claims/wire/dictionaries.ts';
import type { Grouper } from './grouping/grouper.ts';
import type { SignReader } from './indicators/case-signs.ts';
import type { Advice } from './orders/advice.ts';
import type { Presentation } from './orders/presentation.ts';
import type { HospitalRegistry } from './payment/hospital-registry.ts';
import { type Region, type RegionBook, schemeInForce } from './payment/region-book.ts';
import type { Tariff } from './payment/tariff.ts';
import type { RegionRules } from './rules/region/region-rules.ts';
import type { RuleLibrary } from './rules/rule-library.ts';

/** What grouping, pricing and judging one case rests on. */
export interface KnowledgeOfCases {
  readonly hospitals: HospitalRegistry;
  readonly regions: RegionBook;
  /** Makes a scheme ready when its first case comes. Throws on an id that is not installed. */
  readonly grouperOf: (scheme: string) => Grouper;
  /** By tariff id. */
  readonly tariffs: ReadonlyMap<string, Tariff>;
  /** The rules as a region, by its code, has left them. */
  readonly rulesOf: (region: string) => RuleLibrary;
  /** A scheme or tariff asked for by name, instead of that of the hospital's region. */
  readonly chosen: { readonly scheme?: string | undefined; readonly tariff?: string | undefined };
}

/** What a check of orders rests on. */
export interface OrderKnowledge extends KnowledgeOfCases {
  readonly presentation: Presentation;
  readonly advice: Advice;
  /** Insurance codes (`hi_type`). */
  readonly insuranceTypes: WireDictionaries['hi_type'];
}

/** Everything installed that the audit of a case rests on, loaded and compiled. */
export interface Knowledge extends OrderKnowledge {
  readonly catalogue: Catalogue;
  /** What indicators read from a list. */
  readonly signsOf: SignReader;
  /** The rules of the nation and of ourselves. */
  readonly rules: RuleLibrary;
  /** The same as a document would leave them. Throws with every mistake in it. */
  readonly rulesUnder: (document: RegionRules) => RuleLibrary;
}

/** What applies to one case. */
export interface CaseKnowledge {
  readonly grouper: Grouper;
  /**
   * `null` on days when the tariff is not in force, and where there is none for the scheme: a weight means
   * nothing under another one. A tariff asked for by name is taken as it is.
   */
  readonly tariff: Tariff | null;
  /** Of the registry, else as the list declares it. */
  readonly hospitalLevel: HospitalLevel | null;
}

/**
 * What a case is grouped and paid by: its hospital's region decides, on the day of discharge.
 * Throws where a region names a scheme or tariff that is not installed.
 */
export function knowledgeOf(list: SettlementList, knowledge: KnowledgeOfCases): CaseKnowledge {
  const { chosen } = knowledge;
  const region = regionOf(list.hospital, knowledge);
  const day = dischargeDay(list);
  const scheme = chosen.scheme ?? schemeInForce(region, day);
  return {
    grouper: knowledge.grouperOf(scheme),
    tariff: tariffInForce(region, scheme, day, knowledge),
    hospitalLevel: knowledge.hospitals.get(list.hospital)?.level ?? list.declaredHospital.level,
  };
}

/** Of several in force on the day, the one that came last. */
function tariffInForce(
  region: Region,
  scheme: string,
  day: string,
  { chosen, tariffs }: KnowledgeOfCases,
): Tariff | null {
  const ids = chosen.tariff === undefined ? region.tariffs : [chosen.tariff];
  return ids
    .map((id) => installedTariff(tariffs, id))
    .filter(({ data }) => isInForce(day, data.effective_from, data.effective_to))
    .filter(({ data }) => chosen.tariff !== undefined || data.scheme === scheme)
    .reduce<Tariff | null>(laterOf, null);
}

function laterOf(one: Tariff | null, other: Tariff): Tariff {
  return one && one.data.effective_from >= other.data.effective_from ? one : other;
}

/** The scheme in force for the region of the list's hospital on the day of discharge. */
export function schemeOf(list: SettlementList, registers: Pick<Knowledge, 'hospitals' | 'regions'>): string {
  return schemeInForce(regionOf(list.hospital, registers), dischargeDay(list));
}

function dischargeDay(list: SettlementList): string {
  return list.stay.dischargedAt.slice(0, 10);
}

/** The pooling area of a hospital; for one that is not registered, the book's stand-in. */
export function regionOf(
  hospital: string,
  { hospitals, regions }: Pick<Knowledge, 'hospitals' | 'regions'>,
): Region {
  return regions.byCode.get(hospitals.get(hospital)?.region ?? '') ?? regions.standIn;
}

/** The registered hospitals of a pooling area. */
export function hospitalsOf(
  region: string,
  registers: Pick<Knowledge, 'hospitals' | 'regions'>,
): readonly string[] {
  return [...registers.hospitals.keys()].filter((code) => regionOf(code, registers).code === region);
}

/**
 * Throws where a region, or whoever asked by name, names a scheme or tariff that is not installed.
 * @param schemes ids of the installed ones
 */
export function checkInstalled({ regions, chosen, tariffs }: Knowledge, schemes: readonly string[]): void {
  const named = [...regions.byCode.values()].flatMap((region) => region.schemes.map(({ scheme }) => scheme));
  for (const scheme of chosen.scheme === undefined ? named : [...named, chosen.scheme]) {
    if (schemes.includes(scheme)) continue;
    throw new Error(`scheme ${scheme} is not installed; there are ${schemes.join(', ')}`);
  }
  for (const region of regions.byCode.values()) {
    for (const tariff of region.tariffs) installedTariff(tariffs, tariff);
  }
  if (chosen.tariff !== undefined) installedTariff(tariffs, chosen.tariff);
}

function installedTariff(all: ReadonlyMap<string, Tariff>, id: string): Tariff {
  const found = all.get(id);
  if (!found) throw new Error(`tariff ${id} is not installed; there are ${[...all.keys()].join(', ')}`);
  return found;
}
