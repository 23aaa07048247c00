import { join } from 'node:path';
import type { Catalogue } from '../../core/claims/catalogue.ts';
import { codingReview } from '../../core/coding/coding-review.ts';
import { type Auxiliary, compileAuxiliary } from '../../core/dip/auxiliary/classify-case.ts';
import { compileDrugReference } from '../../core/drugs/drug-reference.ts';
import { caseTranslators } from '../../core/grouping/compile-scheme.ts';
import { compileCatalogue } from '../../core/grouping/dip/compile-catalogue.ts';
import type { DipGrouper } from '../../core/grouping/dip/dip-grouper.ts';
import { type Grouper, programGrouper } from '../../core/grouping/grouper.ts';
import { unpackProgram } from '../../core/grouping/packed-scheme.ts';
import type { OrderKnowledge } from '../../core/knowledge.ts';
import type { HookBook } from '../../core/orders/cds-hooks/hook-book.ts';
import type { HookReader } from '../../core/orders/cds-hooks/read-hook-question.ts';
import { type NhsaProtocol, withReaders } from '../../core/orders/nhsa/nhsa-protocol.ts';
import { regionBook } from '../../core/payment/region-book.ts';
import { indexTariff } from '../../core/payment/tariff.ts';
import type { KnowledgeTable } from '../../core/rules/knowledge-points.ts';
import { bindRules, type RuleLibrary } from '../../core/rules/rule-library.ts';
import type { RuleReferences } from '../../core/rules/rule-references.ts';
import { type OrderPack, readOrderPack, readPackedCatalogue, readPackedScheme } from './order-pack.ts';

/** What answers about orders rest on: the knowledge, and how the two protocols are spoken. */
export interface OrderBooks {
  readonly knowledge: OrderKnowledge;
  readonly hooks: HookBook;
  readonly hookReader: HookReader;
  readonly protocol: NhsaProtocol;
}

/** Where they are: what `SENTINEL_ORDER_KNOWLEDGE` names, else beside the bundle of a deployed function. */
export function orderBooksFolder(): string {
  return process.env['SENTINEL_ORDER_KNOWLEDGE'] || join(import.meta.dirname, 'order-knowledge');
}

/**
 * Reads what `packOrderKnowledge` left in a folder. A region's rules are bound, and a scheme or DIP catalogue is read,
 * when its first order comes.
 */
export function loadOrderBooks(folder: string): OrderBooks {
  const pack = readOrderPack(folder);
  const { presentation, advice, insuranceTypes, hospitals, regions, tariffs, hooks, protocol } = pack;
  const catalogue: Catalogue = new Map(pack.catalogue.map((item) => [item.code, item]));
  const knowledge: OrderKnowledge = {
    presentation,
    advice,
    insuranceTypes,
    hospitals: new Map(hospitals.map((hospital) => [hospital.code, hospital])),
    regions: regionBook(regions.all, regions.standIn),
    tariffs: new Map(tariffs.map((data) => [data.id, indexTariff(data)])),
    grouperOf: once((id) => readGrouper(folder, id, pack)),
    dipGrouperOf: once((id) => readDipGrouper(folder, id, pack)),
    auxiliaryOf: once((id) => unpackAuxiliary(id, pack)),
    dipTerms: new Map(pack.dipTerms.map((terms) => [terms.id, terms])),
    rulesOf: librariesOf(pack, catalogue),
    chosen: {},
  };
  return { knowledge, hooks, hookReader: { ...pack.hookReader, catalogue }, protocol: withReaders(protocol) };
}

function librariesOf(pack: OrderPack, catalogue: Catalogue): (region: string) => RuleLibrary {
  const references: RuleReferences = {
    catalogue,
    drugs: compileDrugReference(pack.drugs),
    coding: codingReview(() => {
      throw new Error('no rule that speaks while an order is written reads the coding tables');
    }),
  };
  const bind = once((name) => {
    const { declarations, tables, codesByName } = pack.ofRegions[name] ?? pack.national;
    const points = tables.map((place) => pack.tables[place] as KnowledgeTable);
    const codes = new Map(codesByName.map(([known, codesOfName]) => [known, new Set(codesOfName)]));
    return bindRules(declarations, points, references, () => codes);
  });
  return (region) => bind(Object.hasOwn(pack.ofRegions, region) ? region : '');
}

/** Throws on a scheme that was not packed, or whose file is of another pack. */
function readGrouper(folder: string, id: string, { schemes }: OrderPack): Grouper {
  const source = schemes[id];
  const program = source === undefined ? null : unpackProgram(readPackedScheme(folder, id), source);
  if (!program) throw new Error(`scheme ${id} is not in the pack of ${folder}`);
  return programGrouper(program, caseTranslators(null));
}

/** Throws on a catalogue that was not packed. */
function readDipGrouper(folder: string, id: string, { dip }: OrderPack): DipGrouper {
  if (!dip.includes(id)) throw new Error(`DIP catalogue ${id} is not in the pack of ${folder}`);
  const { catalogue, kinds } = readPackedCatalogue(folder, id);
  return compileCatalogue(catalogue, new Map(kinds));
}

function unpackAuxiliary(id: string, { auxiliary }: OrderPack): Auxiliary {
  const found = auxiliary.find(({ catalogues }) => catalogues.id === id);
  if (!found) throw new Error(`auxiliary catalogues ${id} are not in the pack`);
  return compileAuxiliary(found.catalogues, found.comorbidity);
}

function once<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    const found = made.get(name) ?? make(name);
    made.set(name, found);
    return found;
  };
}
