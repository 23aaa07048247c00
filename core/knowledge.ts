import { isInForce } from './claims/calendar-days.ts';
import type { Catalogue } from './claims/catalogue.ts';
import type { PaidBy } from './claims/paid-by.ts';
import type { HospitalLevel, SettlementList } from './claims/settlement-list.ts';
import type { WireDictionaries } from './claims/wire/dictionaries.ts';
import type { Auxiliary } from './dip/auxiliary/classify-case.ts';
import type { DipGrouper } from './grouping/dip/dip-grouper.ts';
import type { Grouper } from './grouping/grouper.ts';
import type { SignReader } from './indicators/case-signs.ts';
import type { Advice } from './orders/advice.ts';
import type { Presentation } from './orders/presentation.ts';
import type { DipTerms } from './payment/dip/terms.ts';
import type { HospitalRegistry } from './payment/hospital-registry.ts';
import {
  catalogueInForce,
  payingScheme,
  paysBy,
  type Region,
  type RegionBook,
  schemeInForce,
} from './payment/region-book.ts';
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
  /** As {@link grouperOf}, of DIP catalogues. */
  readonly dipGrouperOf: (catalogue: string) => DipGrouper;
  /** Auxiliary catalogues of DIP by their id, as {@link grouperOf}. */
  readonly auxiliaryOf: (id: string) => Auxiliary;
  /** By the id of the terms. */
  readonly dipTerms: ReadonlyMap<string, DipTerms>;
  readonly chosen: ChosenKnowledge;
}

/**
 * What was asked for by name, instead of that of the hospital's region. Whoever names a catalogue or terms asks what
 * is paid by DIP, else whoever names a scheme or tariff by DRG.
 */
export interface ChosenKnowledge {
  readonly scheme?: string | undefined;
  readonly tariff?: string | undefined;
  readonly catalogue?: string | undefined;
  readonly terms?: string | undefined;
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
  /** `null` where the region groups by no DIP catalogue. */
  readonly dip: CaseDip | null;
  readonly paidBy: PaidBy;
  /** Of the registry, else as the list declares it. */
  readonly hospitalLevel: HospitalLevel | null;
}

/** How a case is grouped and scored by DIP. */
export interface CaseDip {
  readonly grouper: DipGrouper;
  /** As the tariff: `null` on days of none, and where there is none for the catalogue. */
  readonly terms: DipTerms | null;
  /** `null` where the catalogue has no types of any, or the terms do not apply them. */
  readonly auxiliary: Auxiliary | null;
}

/**
 * What a case is grouped and paid by: its hospital's region decides, on the day of discharge.
 * Throws where a region names a scheme, tariff, catalogue or terms that are not installed.
 */
export function knowledgeOf(list: SettlementList, knowledge: KnowledgeOfCases): CaseKnowledge {
  return {
    ...inForceOn(dischargeDay(list), regionOf(list.hospital, knowledge), knowledge),
    hospitalLevel: knowledge.hospitals.get(list.hospital)?.level ?? list.declaredHospital.level,
  };
}

type InForce = Omit<CaseKnowledge, 'hospitalLevel'>;

const mostDaysKept = 2000;
const settled = new WeakMap<KnowledgeOfCases, Map<Region, Map<string, InForce>>>();

/** Each day of a region is settled once. */
function inForceOn(day: string, region: Region, knowledge: KnowledgeOfCases): InForce {
  const regions = settled.get(knowledge) ?? new Map<Region, Map<string, InForce>>();
  settled.set(knowledge, regions);
  const days = regions.get(region) ?? new Map<string, InForce>();
  regions.set(region, days);
  const known = days.get(day);
  if (known) return known;
  if (days.size >= mostDaysKept) days.clear();
  const scheme = knowledge.chosen.scheme ?? schemeInForce(region, day);
  const inForce = {
    grouper: knowledge.grouperOf(scheme),
    tariff: tariffInForce(region, scheme, day, knowledge),
    ...dipOf(region, day, knowledge),
  };
  days.set(day, inForce);
  return inForce;
}

function dipOf(
  region: Region,
  day: string,
  knowledge: KnowledgeOfCases,
): Pick<CaseKnowledge, 'dip' | 'paidBy'> {
  const { chosen, dipTerms } = knowledge;
  const named = chosen.terms === undefined ? null : installedTerms(dipTerms, chosen.terms);
  const catalogue = chosen.catalogue ?? named?.catalogue ?? catalogueInForce(region, day);
  if (catalogue === null) return { dip: null, paidBy: 'drg' };
  const terms = named ?? termsInForce(region, catalogue, day, dipTerms);
  const grouper = knowledge.dipGrouperOf(catalogue);
  const { auxiliary: types } = grouper.catalogue;
  const auxiliary = terms?.auxiliary.applied && types !== undefined ? knowledge.auxiliaryOf(types) : null;
  return {
    dip: { grouper, terms, auxiliary },
    paidBy: paidByOf(region, day, chosen),
  };
}

function paidByOf(
  region: Region,
  day: string,
  { scheme, tariff, catalogue, terms }: ChosenKnowledge,
): PaidBy {
  if (catalogue !== undefined || terms !== undefined) return 'dip';
  return scheme !== undefined || tariff !== undefined ? 'drg' : paysBy(region, day);
}

/** Of several in force on the day, those that came last. */
function termsInForce(
  { dip_terms: ids = [] }: Region,
  catalogue: string,
  day: string,
  all: ReadonlyMap<string, DipTerms>,
): DipTerms | null {
  return ids
    .map((id) => installedTerms(all, id))
    .filter((terms) => terms.catalogue === catalogue)
    .filter((terms) => isInForce(day, terms.effective_from, terms.effective_to))
    .reduce<DipTerms | null>(
      (one, other) => (one && one.effective_from >= other.effective_from ? one : other),
      null,
    );
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

/** What groups the list's case in the region of its hospital on the day of discharge; `null` without a DIP catalogue. */
export function schemesOf(
  list: SettlementList,
  registers: Pick<Knowledge, 'hospitals' | 'regions'>,
): { readonly scheme: string; readonly catalogue: string | null } {
  const region = regionOf(list.hospital, registers);
  const day = dischargeDay(list);
  return { scheme: schemeInForce(region, day), catalogue: catalogueInForce(region, day) };
}

/** What the groups are of that pay for the list: the DRG scheme, or the DIP catalogue. */
export function payingSchemeOf(
  list: SettlementList,
  registers: Pick<Knowledge, 'hospitals' | 'regions'>,
): string {
  return payingScheme(regionOf(list.hospital, registers), dischargeDay(list));
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

/** Ids of what is installed. */
export interface Installed {
  readonly schemes: readonly string[];
  readonly catalogues: readonly string[];
}

/** Throws where a region, or whoever asked by name, names something that is not installed. */
export function checkInstalled(
  { regions, chosen, tariffs, dipTerms }: Knowledge,
  { schemes, catalogues }: Installed,
): void {
  const both = schemes.find((id) => catalogues.includes(id));
  if (both !== undefined) throw new Error(`${both} is the id of a scheme and of a DIP catalogue`);
  const all = [...regions.byCode.values()];
  const named = all.flatMap((region) => region.schemes.map(({ scheme }) => scheme));
  checkNamed('scheme', [...named, ...asked(chosen.scheme)], schemes);
  const ofDip = all.flatMap(({ dip = [] }) => dip.map(({ catalogue }) => catalogue));
  checkNamed('DIP catalogue', [...ofDip, ...asked(chosen.catalogue)], catalogues);
  for (const id of [...all.flatMap((region) => region.tariffs), ...asked(chosen.tariff)])
    installedTariff(tariffs, id);
  for (const id of asked(chosen.terms)) installedTerms(dipTerms, id);
  checkTermsOf(all, dipTerms);
  for (const { id, region, catalogue } of dipTerms.values()) {
    if (!regions.byCode.has(region))
      throw new Error(`DIP terms ${id} are of region ${region}, which is not known`);
    checkNamed('DIP catalogue', [catalogue], catalogues);
  }
}

function checkTermsOf(regions: readonly Region[], dipTerms: ReadonlyMap<string, DipTerms>): void {
  for (const { code, dip_terms: ids = [] } of regions) {
    const strange = ids.map((id) => installedTerms(dipTerms, id)).find(({ region }) => region !== code);
    if (strange)
      throw new Error(
        `region ${code} names the DIP terms ${strange.id}, which are of region ${strange.region}`,
      );
  }
}

const asked = (id: string | undefined) => (id === undefined ? [] : [id]);

function checkNamed(what: string, named: readonly string[], installed: readonly string[]): void {
  const missing = named.find((id) => !installed.includes(id));
  if (missing !== undefined)
    throw new Error(`${what} ${missing} is not installed; there are ${installed.join(', ')}`);
}

function installedTariff(all: ReadonlyMap<string, Tariff>, id: string): Tariff {
  return all.get(id) ?? notInstalled('tariff', id, all);
}

function installedTerms(all: ReadonlyMap<string, DipTerms>, id: string): DipTerms {
  return all.get(id) ?? notInstalled('DIP terms', id, all);
}

function notInstalled(what: string, id: string, all: ReadonlyMap<string, unknown>): never {
  throw new Error(`${what} ${id} is not installed; there are ${[...all.keys()].join(', ')}`);
}
