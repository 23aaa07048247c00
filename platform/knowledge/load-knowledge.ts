import { checkInstalled, type Knowledge } from '../../core/knowledge.ts';
import { type HospitalRegistry, parseHospitalRegistry } from '../../core/payment/hospital-registry.ts';
import { parseRegionBook, type RegionBook } from '../../core/payment/region-book.ts';
import { parseTariff, type Tariff } from '../../core/payment/tariff.ts';
import type { RegionRules } from '../../core/rules/region/region-rules.ts';
import { bindRules } from '../../core/rules/rule-library.ts';
import { knowledgeFolder, readAllKnowledge, readKnowledge } from './knowledge-folder.ts';
import { lazyGroupers } from './lazy-groupers.ts';
import { lazyAuxiliary } from './load-auxiliary.ts';
import { catalogueIds } from './load-catalogue.ts';
import { lazyDipGroupers } from './load-dip-grouper.ts';
import { loadDipTerms } from './load-dip-terms.ts';
import { loadOrderWays } from './load-order-ways.ts';
import { loadRuleReferences } from './load-rule-references.ts';
import { bindRegion, loadRegionRules, loadRuleBook, regionLibraries } from './load-rules.ts';
import { listSchemes } from './load-scheme.ts';
import { loadSignReader } from './load-signs.ts';

/**
 * Loads all installed knowledge but the schemes, the DIP catalogues and the coding tables, which are loaded when their first case comes.
 * Throws with every mistake of the first file that has some.
 */
export function loadKnowledge(chosen: Knowledge['chosen'] = {}, folder = knowledgeFolder()): Knowledge {
  const tariffs = loadTariffs(folder);
  const dipTerms = loadDipTerms(folder);
  const references = loadRuleReferences(folder);
  const book = loadRuleBook(folder);
  const rules = bindRules(book.declarations, book.points, references);
  const rulesUnder = (decided: RegionRules) => bindRegion(book, decided, references);
  const knowledge: Knowledge = {
    hospitals: loadHospitals(folder),
    regions: loadRegions(folder),
    grouperOf: lazyGroupers(folder),
    dipGrouperOf: lazyDipGroupers(folder, dipTerms.values()),
    auxiliaryOf: lazyAuxiliary(folder),
    dipTerms,
    tariffs: new Map(tariffs.map((tariff) => [tariff.data.id, tariff])),
    catalogue: references.catalogue,
    signsOf: loadSignReader(references, folder),
    rules,
    rulesOf: regionLibraries(rules, loadRegionRules(folder), rulesUnder),
    rulesUnder,
    chosen,
    ...loadOrderWays(folder),
  };
  checkInstalled(knowledge, {
    schemes: listSchemes(folder).map(({ id }) => id),
    catalogues: catalogueIds(folder),
  });
  return knowledge;
}

/** The hospital registry alone. */
export function loadHospitals(folder = knowledgeFolder()): HospitalRegistry {
  return new Map(
    readAllKnowledge(parseHospitalRegistry, folder, 'hospitals').flatMap((registry) => [...registry]),
  );
}

/** The tariffs alone. */
export function loadTariffs(folder = knowledgeFolder()): readonly Tariff[] {
  return readAllKnowledge(parseTariff, folder, 'tariffs');
}

/** The regions alone. */
export function loadRegions(folder = knowledgeFolder()): RegionBook {
  return readKnowledge(parseRegionBook, folder, 'regions.json');
}
