import { mkdirSync } from 'node:fs';
import { parseDrugTable } from '../../core/drugs/drug-tables.ts';
import { parseTariff } from '../../core/payment/tariff.ts';
import type { KnowledgeTable } from '../../core/rules/knowledge-points.ts';
import { speaksAtOrder } from '../../core/rules/moments.ts';
import { applyRegionRules, type RuleBook } from '../../core/rules/region/apply-region-rules.ts';
import { readAllKnowledge } from './knowledge-folder.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { loadRegionRules, loadRuleBook } from './load-rules.ts';
import { listSchemes } from './load-scheme.ts';
import { type PackedBook, writeOrderPack, writePackedScheme } from './order-pack.ts';
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
  const shelf = new TableShelf();
  const ofRegions = loadRegionRules(knowledgeDir).map((decided) => {
    rulesOf(decided.region); // throws where the document is not fit to be used
    return [decided.region, packBook(applyRegionRules(book, decided), shelf)] as const;
  });
  const schemes = listSchemes(knowledgeDir).map(({ id }) => {
    const { source, packed } = compiledScheme(knowledgeDir, id);
    writePackedScheme(folder, id, packed);
    return [id, source] as const;
  });
  const national = packBook(book, shelf);
  writeOrderPack(folder, {
    presentation,
    advice,
    insuranceTypes,
    hospitals: [...hospitals.values()],
    regions: { all: [...regions.byCode.values()], standIn: regions.standIn.code },
    tariffs: readAllKnowledge(parseTariff, knowledgeDir, 'tariffs').map(({ data }) => data),
    catalogue: [...catalogue.values()],
    drugs: readAllKnowledge(parseDrugTable, knowledgeDir, 'drugs'),
    tables: shelf.tables,
    national,
    ofRegions: Object.fromEntries(ofRegions),
    schemes: Object.fromEntries(schemes),
  });
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

/** All tables go along, also those of other rules: they name codes. */
function packBook({ declarations, points }: RuleBook, shelf: TableShelf): PackedBook {
  return {
    declarations: declarations.filter(speaksAtOrder),
    tables: points.map((table) => shelf.placeOf(table)),
  };
}
