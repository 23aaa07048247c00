import { parseCatalogue } from '../../core/claims/catalogue.ts';
import { codingReview } from '../../core/coding/coding-review.ts';
import { compileDrugReference } from '../../core/drugs/drug-reference.ts';
import { parseDrugTable } from '../../core/drugs/drug-tables.ts';
import type { RuleReferences } from '../../core/rules/rule-references.ts';
import { readAllKnowledge } from './knowledge-folder.ts';
import { loadCoding } from './load-coding.ts';

/** What rules look up beyond their tables; the coding tables are loaded when the first case comes. */
export function loadRuleReferences(folder: string): RuleReferences {
  return {
    catalogue: new Map(readAllKnowledge(parseCatalogue, folder, 'catalogue').flatMap((one) => [...one])),
    drugs: compileDrugReference(readAllKnowledge(parseDrugTable, folder, 'drugs')),
    coding: codingReview(() => loadCoding(folder)),
  };
}
