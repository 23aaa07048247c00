import { parseCatalogue } from '../../core/claims/catalogue.ts';
import { codingReview } from '../../core/coding/coding-review.ts';
import { compileDrugReference } from '../../core/drugs/drug-reference.ts';
import { parseDrugTable } from '../../core/drugs/drug-tables.ts';
import { checkInstalled, type Knowledge } from '../../core/knowledge.ts';
import { type HospitalRegistry, parseHospitalRegistry } from '../../core/payment/hospital-registry.ts';
import { parseRegionBook } from '../../core/payment/region-book.ts';
import { parseTariff } from '../../core/payment/tariff.ts';
import { parseKnowledgeTable } from '../../core/rules/knowledge-points.ts';
import { parseRuleDeclarations } from '../../core/rules/rule-declarations.ts';
import { bindRules } from '../../core/rules/rule-library.ts';
import { knowledgeFolder, readAllKnowledge, readKnowledge } from './knowledge-folder.ts';
import { lazyGroupers } from './lazy-groupers.ts';
import { loadCoding } from './load-coding.ts';
import { listSchemes } from './load-scheme.ts';

/**
 * Loads all installed knowledge but the schemes and the coding tables, which are loaded when their first case comes.
 * Throws with every mistake of the first file that has some.
 */
export function loadKnowledge(chosen: Knowledge['chosen'] = {}, folder = knowledgeFolder()): Knowledge {
  const tariffs = readAllKnowledge(parseTariff, folder, 'tariffs');
  const declarations = readAllKnowledge(parseRuleDeclarations, folder, 'rules').flat();
  const points = readAllKnowledge(parseKnowledgeTable, folder, 'points');
  const catalogue = new Map(readAllKnowledge(parseCatalogue, folder, 'catalogue').flatMap((one) => [...one]));
  const drugs = compileDrugReference(readAllKnowledge(parseDrugTable, folder, 'drugs'));
  const knowledge: Knowledge = {
    hospitals: loadHospitals(folder),
    regions: readKnowledge(parseRegionBook, folder, 'regions.json'),
    grouperOf: lazyGroupers(folder),
    tariffs: new Map(tariffs.map((tariff) => [tariff.data.id, tariff])),
    rules: bindRules(declarations, points, {
      catalogue,
      drugs,
      coding: codingReview(() => loadCoding(folder)),
    }),
    chosen,
  };
  checkInstalled(
    knowledge,
    listSchemes(folder).map(({ id }) => id),
  );
  return knowledge;
}

/** The hospital registry alone. */
export function loadHospitals(folder = knowledgeFolder()): HospitalRegistry {
  return new Map(
    readAllKnowledge(parseHospitalRegistry, folder, 'hospitals').flatMap((registry) => [...registry]),
  );
}
