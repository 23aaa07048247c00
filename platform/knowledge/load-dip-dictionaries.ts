import {
  type CatalogueTableWords,
  catalogueTableWordsSchema,
} from '../../core/grouping/dip/import/catalogue-table-words.ts';
import { type DefaultReading, defaultReadingSchema } from '../../core/grouping/dip/import/default-reading.ts';
import {
  type DipVocabulary,
  dipVocabularySchema,
} from '../../core/grouping/dip/import/workbook-vocabulary.ts';
import { readKnowledge } from './knowledge-folder.ts';

/** How the national DIP workbook calls things. */
export function loadDipVocabulary(folder: string): DipVocabulary {
  return readKnowledge(
    (input) => dipVocabularySchema.parse(input),
    folder,
    'dictionaries',
    'dip-workbook.json',
  );
}

/** How areas call the columns and values of their own catalogues. */
export function loadCatalogueTableWords(folder: string): CatalogueTableWords {
  const parse = (input: unknown) => catalogueTableWordsSchema.parse(input);
  return readKnowledge(parse, folder, 'dictionaries', 'dip-catalogue-table.json');
}

/** How imported catalogues are read where they do not say it. */
export function loadDefaultReading(folder: string): DefaultReading {
  return readKnowledge(
    (input) => defaultReadingSchema.parse(input),
    folder,
    'dictionaries',
    'dip-reading.json',
  );
}
