import { knowledgeFolder } from '../../../platform/knowledge/knowledge-folder.ts';
import {
  loadCatalogueTableWords,
  loadDefaultReading,
  loadDipVocabulary,
} from '../../../platform/knowledge/load-dip-dictionaries.ts';

/** As installed. */
export const dipVocabulary = loadDipVocabulary(knowledgeFolder());
export const catalogueTableWords = loadCatalogueTableWords(knowledgeFolder());
export const defaultReading = loadDefaultReading(knowledgeFolder());
