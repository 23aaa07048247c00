import { mkdirSync } from 'node:fs';
import { parseDrugTable } from '../../core/drugs/drug-tables.ts';
import type { RegionBook } from '../../core/payment/region-book.ts';
import { parseTariff } from '../../core/payment/tariff.ts';
import { type CodesByName, codesByName } from '../../core/rules/codes-by-name.ts';
import type { KnowledgeTable } from '../../core/rules/knowledge-points.ts';
import { speaksAtOrder } from '../../core/rules/moments.ts';
import { applyRegionRules, type RuleBook } from '../../core/rules/region/apply-region-rules.ts';
import { bindRules } from '../../core/rules/rule-library.ts';
import type { RuleReferences } from '../../core/rules/rule-references.ts';
import { readAllKnowledge } from './knowledge-folder.ts';
import { auxiliaryIds, readAuxiliary } from './load-auxiliary.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { loadHookBook, loadHookReader } from './load-cds-hooks.ts';
import { loadNhsaProtocol } from './load-dictionaries.ts';
import { loadDipTerms } from './load-dip-terms.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { loadProcedureKinds } from './load-procedure-kinds.ts';
import { loadRuleReferences } from './load-rule-references.ts';
import { loadRegionRules, loadRuleBook } from './load-rules.ts';
import {
  type PackedBook,
  type PackedCatalogue,
  writeOrderPack,
  writePackedCatalogue,
  writePackedScheme,
} from './order-pack.ts';
import { compiledScheme } from './scheme-pack.ts';

/**
 * Writes what a check of orders rests on, and nothing else of the installed knowledge, into a folder: small, and
 * checked once here instead of at every cold start. Throws with every mistake of the first file that has some.
 */
export function packOrderKnowledge(knowledgeDir: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const { presentation, advice, insuranceTypes, hospitals, regions, catalogue, rulesOf } = loadKnowledge(
    {},
    knowledgeDir,
  );
  const book = loadRuleBook(knowledgeDir);
  const references = loadRuleReferences(knowledgeDir);
  const shelf = new TableShelf();
  const ofRegions = loadRegionRules(knowledgeDir).map((decided) => {
    rulesOf(decided.region); // throws where the document is not fit to be used
    return [decided.region, packBook(applyRegionRules(book, decided), references, shelf)] as const;
  });
  const schemes = schemesUsed(regions).map((id) => {
    const { source, packed } = compiledScheme(knowledgeDir, id);
    writePackedScheme(folder, id, packed);
    return [id, source] as const;
  });
  const dip = cataloguesUsed(regions);
  for (const id of dip) writePackedCatalogue(folder, packCatalogue(knowledgeDir, id));
  const national = packBook(book, references, shelf);
  const { nodeTables: _made, ...protocol } = loadNhsaProtocol(knowledgeDir);
  writeOrderPack(folder, {
    presentation,
    advice,
    insuranceTypes,
    hooks: loadHookBook(knowledgeDir),
    hookReader: loadHookReader(knowledgeDir),
    protocol,
    hospitals: [...hospitals.values()],
    regions: { all: [...regions.byCode.values()], standIn: regions.standIn.code },
    tariffs: readAllKnowledge(parseTariff, knowledgeDir, 'tariffs').map(({ data }) => data),
    catalogue: [...catalogue.values()],
    drugs: readAllKnowledge(parseDrugTable, knowledgeDir, 'drugs'),
    tables: shelf.tables,
    national,
    ofRegions: Object.fromEntries(ofRegions),
    schemes: Object.fromEntries(schemes),
    dip,
    dipTerms: [...loadDipTerms(knowledgeDir).values()],
    auxiliary: auxiliaryIds(knowledgeDir).map((id) => readAuxiliary(id, knowledgeDir)),
  });
}

function schemesUsed({ byCode }: RegionBook): readonly string[] {
  return [...new Set([...byCode.values()].flatMap(({ schemes }) => schemes.map(({ scheme }) => scheme)))];
}

function cataloguesUsed({ byCode }: RegionBook): readonly string[] {
  return [...new Set([...byCode.values()].flatMap(({ dip = [] }) => dip.map(({ catalogue }) => catalogue)))];
}

function packCatalogue(knowledgeDir: string, id: string): PackedCatalogue {
  const catalogue = loadCatalogue(knowledgeDir, id);
  return { catalogue, kinds: [...loadProcedureKinds(knowledgeDir, catalogue.header.operationKinds.table)] };
}

/** Tables by their places, each once however many regions use it. */
class TableShelf {
  readonly tables: KnowledgeTable[] = [];
  readonly #places = new Map<KnowledgeTable, number>();

  placeOf(table: KnowledgeTable): number {
    const known = this.#places.get(table) ?? this.tables.push(table) - 1;
    this.#places.set(table, known);
    return known;
  }
}

function packBook(
  { declarations, points }: RuleBook,
  references: RuleReferences,
  shelf: TableShelf,
): PackedBook {
  const spoken = declarations.filter(speaksAtOrder);
  const rules = new Set(spoken.map(({ id }) => id));
  let codes: CodesByName = new Map();
  // Also tables of other rules tell which codes have a name.
  bindRules(spoken, points, references, (names) => {
    codes = codesByName(points, references.catalogue, names);
    return codes;
  });
  return {
    declarations: spoken,
    tables: points
      .filter((table) => table.rules.some((rule) => rules.has(rule)))
      .map((table) => shelf.placeOf(table)),
    codesByName: [...codes].map(([name, known]) => [name, [...known]]),
  };
}
